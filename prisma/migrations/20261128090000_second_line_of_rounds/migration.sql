-- The second line (20261126120000_second_line) for two more tables of the desk: who has a text open, and which agencies
-- said that they have nothing to report.

-- Seen with its document, and noted by everybody of themselves.
GRANT SELECT, INSERT, UPDATE ("seen_at") ON "presence" TO "portal_desk";
ALTER TABLE "presence" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "presence_read" ON "presence" FOR SELECT TO "portal_desk"
  USING (EXISTS (SELECT 1 FROM "documents" d WHERE d."id" = "document_id"));
CREATE POLICY "presence_add" ON "presence" FOR INSERT TO "portal_desk"
  WITH CHECK (
    "person_id" = "desk_person"() AND EXISTS (SELECT 1 FROM "documents" d WHERE d."id" = "document_id")
  );
CREATE POLICY "presence_change" ON "presence" FOR UPDATE TO "portal_desk"
  USING ("person_id" = "desk_person"());

-- Signed and withdrawn by whoever speaks for the agency, and counted by the secretariat.
GRANT SELECT, INSERT, UPDATE ("withdrawn_at") ON "nothing_to_report" TO "portal_desk";
ALTER TABLE "nothing_to_report" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "nothing_to_report_read" ON "nothing_to_report" FOR SELECT TO "portal_desk"
  USING (
    (SELECT "desk_has_role"('moderator', 'administrator', 'auditor'))
    OR "agency_id" = ANY ((SELECT "desk_agencies"())::UUID[])
  );
CREATE POLICY "nothing_to_report_add" ON "nothing_to_report" FOR INSERT TO "portal_desk"
  WITH CHECK ("agency_id" = ANY ("desk_agencies"()) AND "signed_by_id" = "desk_person"());
CREATE POLICY "nothing_to_report_change" ON "nothing_to_report" FOR UPDATE TO "portal_desk"
  USING ("agency_id" = ANY ("desk_agencies"()));

-- Holds a period until the transaction ends: what is begun for it meanwhile waits. The role may change no period, and
-- holding one asks for that.
CREATE FUNCTION "desk_hold_period"("period" UUID) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "reporting_periods" WHERE "id" = "period" FOR UPDATE;
END $$;
