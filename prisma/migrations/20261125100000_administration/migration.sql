-- The time zone in which a deadline was stated, for telling it in the same.
ALTER TABLE "reporting_rounds" ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateTable
CREATE TABLE "desk_records" (
    "key" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_records_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "agency_mergers" (
    "agency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "acronym" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "into_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agency_mergers_pkey" PRIMARY KEY ("agency_id")
);

-- CreateIndex
CREATE INDEX "agency_mergers_into_id_idx" ON "agency_mergers"("into_id");

-- AddForeignKey
ALTER TABLE "agency_mergers" ADD CONSTRAINT "agency_mergers_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on.

-- A signature follows its agency into the one that it was merged into, and goes where that one had signed as well:
-- the audit trail still has it. Nothing else of a signature ever changes.
CREATE FUNCTION "signature_stays_or_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  successor UUID;
BEGIN
  SELECT "into_id" INTO successor FROM "agency_mergers" WHERE "agency_id" = OLD."agency_id";
  IF TG_OP = 'UPDATE' AND NEW."agency_id" = successor
     AND to_jsonb(NEW) - 'agency_id' = to_jsonb(OLD) - 'agency_id' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM "signatures" WHERE "revision_id" = OLD."revision_id" AND "agency_id" = successor
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'signatures are never changed or removed'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signatures_stay_as_they_are';
END $$;
DROP TRIGGER "signatures_stay" ON "signatures";
CREATE TRIGGER "signatures_stay" BEFORE UPDATE OR DELETE ON "signatures"
  FOR EACH ROW EXECUTE FUNCTION "signature_stays_or_follows"();
