-- A second line of defence (OWASP ASVS 5.0, 8.4.1): what is done for a person at the desk is done as a role that may
-- do no more than the desk does and sees no more than that person may see (lib/database/in-the-name-of.ts). These
-- are the rules of lib/editorial/policy.ts once more, for the day on which a query forgets to ask them. What the
-- portal does by itself is done by the owner of the tables, for whom no policy counts.

-- The role belongs to the whole server: another database of it may have made it, and may be making it just now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_desk') THEN
    CREATE ROLE "portal_desk" NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role portal_desk is missing, and % may not make it; an administrator of the server does so once: CREATE ROLE portal_desk NOLOGIN; GRANT portal_desk TO %',
      current_user, quote_ident(current_user) USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
BEGIN
  -- Whoever made it by the right to make roles is a member from PostgreSQL 16 on, but may not act as it.
  SET LOCAL ROLE "portal_desk";
  RESET ROLE;
EXCEPTION WHEN insufficient_privilege THEN
  BEGIN
    GRANT "portal_desk" TO CURRENT_USER;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION '% may not act as the role portal_desk; an administrator of the server allows it once: GRANT portal_desk TO %',
      current_user, quote_ident(current_user) USING ERRCODE = 'insufficient_privilege';
  END;
END $$;

-- Who is asking. All of these are asked for every statement of the desk: PL/pgSQL keeps their plans.

-- The person of this transaction; null where none was set, and then there is nothing to be seen.
CREATE FUNCTION "desk_person"() RETURNS UUID LANGUAGE sql STABLE
  RETURN nullif(current_setting('portal.person', true), '')::UUID;

CREATE FUNCTION "desk_has_role"(VARIADIC "wanted" "role"[]) RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM public."people"
    WHERE "id" = public."desk_person"() AND "disabled_at" IS NULL AND "roles" && "wanted"
  );
END $$;

-- The agencies for which the person speaks.
CREATE FUNCTION "desk_agencies"() RETURNS UUID[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    SELECT "agency_id" FROM public."assignments"
    WHERE "person_id" = public."desk_person"() AND public."desk_has_role"('focal_point')
  );
END $$;

-- These look as the owner: the policies ask them of tables that have policies themselves.

CREATE FUNCTION "desk_owns"("document" UUID) RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  agencies UUID[] := public."desk_agencies"();
BEGIN
  RETURN EXISTS (SELECT 1 FROM public."documents" WHERE "id" = "document" AND "lead_agency_id" = ANY (agencies))
    OR EXISTS (
      SELECT 1 FROM public."document_partners" WHERE "document_id" = "document" AND "agency_id" = ANY (agencies)
    );
END $$;

CREATE FUNCTION "desk_owns_revision"("revision" UUID) RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN public."desk_owns"((SELECT "document_id" FROM public."revisions" WHERE "id" = "revision"));
END $$;

CREATE FUNCTION "desk_was_handed_over"("document" UUID) RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM public."revisions" WHERE "document_id" = "document");
END $$;

-- An auditor sees everything and changes nothing.
CREATE FUNCTION "desk_may_change"("document" UUID) RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN public."desk_owns"("document") OR public."desk_has_role"('administrator')
    OR (public."desk_has_role"('moderator') AND public."desk_was_handed_over"("document"));
END $$;

-- This check looks at revisions of other documents, which whoever points to one may not see.
ALTER FUNCTION "revisions_of_this_document"() SECURITY DEFINER SET search_path = public, pg_temp;

-- What the desk may do at all. What is not named here is out of its reach: accounts, sessions, links for signing in,
-- alerts, mail. Records of what was are added to and read; nobody changes them.

GRANT USAGE ON SCHEMA public TO "portal_desk";
GRANT SELECT ("id", "name", "roles", "disabled_at") ON "people" TO "portal_desk";
GRANT SELECT ON "assignments", "agency_names", "agency_mergers", "countries", "regions", "measures", "mechanisms",
  "programmes", "reporting_periods", "reporting_rounds", "reporting_exceptions" TO "portal_desk";
GRANT SELECT, INSERT ON "revisions", "signatures", "approvals", "document_changes", "attachments", "notices",
  "audit_events" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE ("slug", "title", "period_id", "state", "state_since", "lock_version", "current_revision_id",
  "live_revision_id", "claimed_by_id", "claimed_until", "last_look_until", "publish_at", "review_due_at", "reason",
  "updated_at") ON "documents" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE ("ended_at") ON "publications" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE ("resolved_at", "resolved_by_id") ON "comments" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE, DELETE ON "working_copies", "document_partners" TO "portal_desk";

-- What publication writes for readers, and what notes that it did.
GRANT SELECT, UPDATE ("updated_at") ON "agencies" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE, DELETE ON "activities", "activity_agencies", "activity_mentions", "activity_measures",
  "activity_countries", "activity_regions", "activity_mechanisms", "activity_programmes", "activity_links",
  "stories", "story_agencies", "story_measures", "story_countries", "story_regions", "story_programmes",
  "story_links", "results", "result_countries", "result_regions", "profile_sections", "legacy_identifiers",
  "published_files", "withdrawals", "search_documents" TO "portal_desk";
GRANT SELECT, INSERT ON "activity_versions", "directory_changes" TO "portal_desk";
GRANT SELECT, INSERT, UPDATE ON "search_words" TO "portal_desk";
GRANT USAGE ON SEQUENCE "activities_number_seq", "directory_changes_id_seq" TO "portal_desk";

-- What of it the person sees and changes. What stands in (SELECT …) is found out once for a statement. Lists of documents
-- look at many, so that the rule for these is written out; what belongs to one is looked at a few rows at a time, and a
-- rule that was written out in each of a dozen places of one statement would take longer to plan than to ask.

-- Which agencies own which documents, nothing else: the rules are made of it.
ALTER TABLE "document_partners" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "document_partners_read" ON "document_partners" FOR SELECT TO "portal_desk"
  USING ("desk_person"() IS NOT NULL);

-- What has no frozen text now may have had one before: of these few, each is looked at.
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "documents_audited" ON "documents" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('auditor')));
CREATE POLICY "documents_theirs" ON "documents" TO "portal_desk"
  USING (
    (SELECT "desk_has_role"('administrator'))
    OR "lead_agency_id" = ANY ((SELECT "desk_agencies"())::UUID[])
    OR EXISTS (
      SELECT 1 FROM "document_partners" p
      WHERE p."document_id" = "id" AND p."agency_id" = ANY ((SELECT "desk_agencies"())::UUID[])
    )
    OR (
      (SELECT "desk_has_role"('moderator'))
      AND ("current_revision_id" IS NOT NULL OR "live_revision_id" IS NOT NULL OR "desk_was_handed_over"("id"))
    )
  );

-- What is not handed over yet is not for moderators. (Refusing a text, they make it one to be mended, and do not see
-- that one either.)
ALTER TABLE "working_copies" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "working_copies_read" ON "working_copies" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('administrator', 'auditor')) OR "desk_owns"("document_id"));

-- What was frozen, and what was said and done of it, was handed over.
ALTER TABLE "revisions" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "revisions_read" ON "revisions" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('moderator', 'administrator', 'auditor')) OR "desk_owns"("document_id"));
ALTER TABLE "publications" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "publications_read" ON "publications" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('moderator', 'administrator', 'auditor')) OR "desk_owns"("document_id"));
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "comments_read" ON "comments" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('moderator', 'administrator', 'auditor')) OR "desk_owns"("document_id"));
ALTER TABLE "signatures" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "signatures_read" ON "signatures" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('moderator', 'administrator', 'auditor')) OR "desk_owns_revision"("revision_id"));
ALTER TABLE "approvals" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "approvals_read" ON "approvals" FOR SELECT TO "portal_desk"
  USING ((SELECT "desk_has_role"('moderator', 'administrator', 'auditor')) OR "desk_owns_revision"("revision_id"));

-- What else belongs to a document is seen with it.
ALTER TABLE "attachments" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "attachments_read" ON "attachments" FOR SELECT TO "portal_desk"
  USING (
    (SELECT "desk_has_role"('administrator', 'auditor')) OR "desk_owns"("document_id")
    OR ((SELECT "desk_has_role"('moderator')) AND "desk_was_handed_over"("document_id"))
  );
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "notices_read" ON "notices" FOR SELECT TO "portal_desk"
  USING (
    (SELECT "desk_has_role"('administrator', 'auditor')) OR "desk_owns"("document_id")
    OR ((SELECT "desk_has_role"('moderator')) AND "desk_was_handed_over"("document_id"))
  );

-- A key counts once, whoever used it for whatever document: so it is looked for among all of them.
ALTER TABLE "document_changes" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "document_changes_read" ON "document_changes" FOR SELECT TO "portal_desk"
  USING ("desk_person"() IS NOT NULL);

-- Whoever may change a document adds to what belongs to it, in their own name.
CREATE POLICY "working_copies_add" ON "working_copies" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id"));
CREATE POLICY "working_copies_change" ON "working_copies" FOR UPDATE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "working_copies_remove" ON "working_copies" FOR DELETE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "document_partners_add" ON "document_partners" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id"));
CREATE POLICY "document_partners_change" ON "document_partners" FOR UPDATE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "document_partners_remove" ON "document_partners" FOR DELETE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "revisions_add" ON "revisions" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id") AND "frozen_by_id" = "desk_person"());
CREATE POLICY "publications_add" ON "publications" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id") AND "published_by_id" = "desk_person"());
CREATE POLICY "publications_change" ON "publications" FOR UPDATE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "comments_add" ON "comments" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id") AND "author_id" = "desk_person"());
CREATE POLICY "comments_change" ON "comments" FOR UPDATE TO "portal_desk"
  USING ("desk_may_change"("document_id"));
CREATE POLICY "attachments_add" ON "attachments" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id") AND "added_by_id" = "desk_person"());
CREATE POLICY "document_changes_add" ON "document_changes" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id") AND "person_id" = "desk_person"());
CREATE POLICY "notices_add" ON "notices" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_may_change"("document_id"));
CREATE POLICY "signatures_add" ON "signatures" FOR INSERT TO "portal_desk"
  WITH CHECK (
    "desk_owns_revision"("revision_id") AND "agency_id" = ANY ("desk_agencies"()) AND "person_id" = "desk_person"()
  );
CREATE POLICY "approvals_add" ON "approvals" FOR INSERT TO "portal_desk"
  WITH CHECK ("desk_has_role"('moderator') AND "moderator_id" = "desk_person"());

-- An event tells of whoever did it.
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "audit_events_read" ON "audit_events" FOR SELECT TO "portal_desk"
  USING ("desk_person"() IS NOT NULL);
CREATE POLICY "audit_events_add" ON "audit_events" FOR INSERT TO "portal_desk"
  WITH CHECK ("person_id" = "desk_person"());
