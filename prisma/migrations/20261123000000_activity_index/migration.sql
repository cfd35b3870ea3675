-- The number of an activity: its place among those of the same months, and its name in sets held in memory.
ALTER TABLE "activities" ADD COLUMN "number" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "activity_changes" (
    "id" BIGSERIAL NOT NULL,
    "number" INTEGER,
    "transaction" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "activities_number_key" ON "activities"("number");

-- DropIndex
DROP INDEX "activities_end_month_start_month_id_idx";

-- CreateIndex
CREATE INDEX "activities_end_month_start_month_number_idx" ON "activities"("end_month" DESC, "start_month" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "activity_changes_transaction_idx" ON "activity_changes"("transaction");

-- Every change to an activity, or to what it can be found by, is noted once a statement, by hand from here on.

CREATE FUNCTION "note_activity_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'activities' THEN
    INSERT INTO "activity_changes" ("number") SELECT "number" FROM altered;
  ELSE
    INSERT INTO "activity_changes" ("number")
    SELECT DISTINCT a."number" FROM altered JOIN "activities" a ON a."id" = altered."activity_id";
  END IF;
  RETURN NULL;
END $$;

-- A row without a number says that the vocabulary itself changed: names, addresses, what lies in which region.
CREATE FUNCTION "note_vocabulary_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "activity_changes" ("number") VALUES (NULL);
  RETURN NULL;
END $$;

DO $$
DECLARE
  altered TEXT;
BEGIN
  FOREACH altered IN ARRAY ARRAY['activities', 'activity_agencies', 'activity_measures', 'activity_countries',
    'activity_regions', 'activity_mechanisms', 'activity_programmes'] LOOP
    EXECUTE format('CREATE TRIGGER "note_insert" AFTER INSERT ON %I REFERENCING NEW TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
    EXECUTE format('CREATE TRIGGER "note_update" AFTER UPDATE ON %I REFERENCING NEW TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
    EXECUTE format('CREATE TRIGGER "note_delete" AFTER DELETE ON %I REFERENCING OLD TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
  END LOOP;
  FOREACH altered IN ARRAY ARRAY['agencies', 'agency_names', 'measures', 'reporting_periods', 'regions',
    'countries', 'mechanisms', 'programmes'] LOOP
    EXECUTE format('CREATE TRIGGER "note_vocabulary" AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION "note_vocabulary_change"()', altered);
  END LOOP;
END $$;
