CREATE EXTENSION IF NOT EXISTS unaccent;

-- The number of an activity: its place among those of the same months, and its name in sets held in memory.
ALTER TABLE "activities" ADD COLUMN "number" SERIAL NOT NULL;

-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('activity', 'vocabulary', 'other');

-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('activity', 'agency', 'country', 'measure', 'mechanism', 'programme', 'result', 'story');

-- CreateTable
CREATE TABLE "directory_changes" (
    "id" BIGSERIAL NOT NULL,
    "kind" "change_kind" NOT NULL,
    "number" INTEGER,
    "transaction" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "kind" "search_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "text" TEXT NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "uses" INTEGER NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE UNIQUE INDEX "activities_number_key" ON "activities"("number");

-- DropIndex
DROP INDEX "activities_end_month_start_month_id_idx";

-- CreateIndex
CREATE INDEX "activities_end_month_start_month_number_idx" ON "activities"("end_month" DESC, "start_month" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "directory_changes_transaction_idx" ON "directory_changes"("transaction");

-- CreateIndex
CREATE INDEX "search_documents_number_idx" ON "search_documents"("number");

-- CreateIndex
CREATE INDEX "search_documents_document_idx" ON "search_documents" USING GIN ("document");

-- CreateIndex
CREATE INDEX "search_words_word_idx" ON "search_words" USING GIN ("word" gin_trgm_ops);

-- By hand from here on.

-- How texts of each language are taken apart: accents folded, then the language's own endings. Chinese is cut into
-- words before it comes here.
DO $$
DECLARE
  base TEXT;
BEGIN
  FOREACH base IN ARRAY ARRAY['arabic', 'english', 'french', 'russian', 'simple', 'spanish'] LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = %I)', 'portal_' || base, base);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I
      ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, %I',
      'portal_' || base, CASE base WHEN 'simple' THEN base ELSE base || '_stem' END);
  END LOOP;
END $$;

-- Every change to what the public sees is noted, once a statement.
CREATE FUNCTION "note_activity_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME IN ('activities', 'search_documents') THEN
    INSERT INTO "directory_changes" ("kind", "number")
    SELECT DISTINCT 'activity'::"change_kind", "number" FROM altered WHERE "number" IS NOT NULL;
  ELSE
    INSERT INTO "directory_changes" ("kind", "number")
    SELECT DISTINCT 'activity'::"change_kind", a."number"
    FROM altered JOIN "activities" a ON a."id" = altered."activity_id";
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "note_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "directory_changes" ("kind") VALUES (TG_ARGV[0]::"change_kind");
  RETURN NULL;
END $$;

DO $$
DECLARE
  altered TEXT;
BEGIN
  FOREACH altered IN ARRAY ARRAY['activities', 'activity_agencies', 'activity_measures', 'activity_countries',
    'activity_regions', 'activity_mechanisms', 'activity_programmes', 'search_documents'] LOOP
    EXECUTE format('CREATE TRIGGER "note_insert" AFTER INSERT ON %I REFERENCING NEW TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
    EXECUTE format('CREATE TRIGGER "note_update" AFTER UPDATE ON %I REFERENCING NEW TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
    EXECUTE format('CREATE TRIGGER "note_delete" AFTER DELETE ON %I REFERENCING OLD TABLE AS altered
      FOR EACH STATEMENT EXECUTE FUNCTION "note_activity_changes"()', altered);
  END LOOP;
  -- Names and addresses by which activities are filtered, and what lies in which region.
  FOREACH altered IN ARRAY ARRAY['agencies', 'agency_names', 'measures', 'reporting_periods', 'regions',
    'countries', 'mechanisms', 'programmes'] LOOP
    EXECUTE format('CREATE TRIGGER "note_change" AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION "note_change"(''vocabulary'')', altered);
  END LOOP;
  FOREACH altered IN ARRAY ARRAY['activity_links', 'activity_mentions', 'agency_websites', 'memberships',
    'profile_sections', 'programme_agencies', 'programme_countries', 'programme_regions', 'result_countries',
    'result_regions', 'results', 'stories', 'story_agencies', 'story_countries', 'story_links', 'story_measures',
    'story_programmes', 'story_regions', 'search_documents'] LOOP
    EXECUTE format('CREATE TRIGGER "note_change" AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION "note_change"(''other'')', altered);
  END LOOP;
END $$;
