-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "language" AS ENUM ('ar', 'zh', 'en', 'fr', 'ru', 'es');

-- CreateEnum
CREATE TYPE "agency_kind" AS ENUM ('secretariat', 'regional_commission', 'fund_or_programme', 'specialized_agency', 'related_organization', 'research_and_training_institute', 'international_financial_institution', 'other_entity', 'inter_agency_mechanism');

-- CreateEnum
CREATE TYPE "agency_name_relation" AS ENUM ('own', 'predecessor');

-- CreateEnum
CREATE TYPE "profile_section_kind" AS ENUM ('background', 'policy_framework', 'areas_of_work', 'resources');

-- CreateEnum
CREATE TYPE "measure_kind" AS ENUM ('measure', 'thematic_focus');

-- CreateEnum
CREATE TYPE "scope" AS ENUM ('global', 'regional', 'national');

-- CreateEnum
CREATE TYPE "agency_role" AS ENUM ('lead', 'partner');

-- CreateEnum
CREATE TYPE "membership_role" AS ENUM ('secretariat', 'chair', 'co_chair', 'administrator', 'member');

-- CreateEnum
CREATE TYPE "programme_kind" AS ENUM ('country', 'regional', 'civil_society_grants', 'joint');

-- CreateEnum
CREATE TYPE "programme_agency_role" AS ENUM ('lead', 'participant');

-- CreateEnum
CREATE TYPE "pillar" AS ENUM ('laws_and_policies', 'institutions', 'prevention', 'services', 'data', 'womens_movement');

-- CreateEnum
CREATE TYPE "qualifier" AS ENUM ('exactly', 'more_than', 'close_to', 'from_to', 'unreadable');

-- CreateEnum
CREATE TYPE "legacy_scheme" AS ENUM ('item_guid', 'agency_guid', 'term', 'old_slug', 'entry');

-- CreateTable
CREATE TABLE "agencies" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "acronym" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "agency_kind" NOT NULL,
    "summary" TEXT NOT NULL,
    "address" TEXT,
    "iati_identifier" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_names" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT NOT NULL,
    "relation" "agency_name_relation" NOT NULL,
    "slug" TEXT,
    "from_year" INTEGER,
    "until_year" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "agency_names_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_websites" (
    "agency_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "agency_websites_pkey" PRIMARY KEY ("agency_id","position")
);

-- CreateTable
CREATE TABLE "profile_sections" (
    "agency_id" UUID NOT NULL,
    "kind" "profile_section_kind" NOT NULL,
    "body" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "confirmed_month" TEXT,
    "provenance_note" TEXT,

    CONSTRAINT "profile_sections_pkey" PRIMARY KEY ("agency_id","kind")
);

-- CreateTable
CREATE TABLE "reporting_periods" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "start_month" TEXT NOT NULL,
    "end_month" TEXT NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "reporting_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measures" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "short_label" TEXT NOT NULL,
    "kind" "measure_kind" NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "measures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regions" (
    "code" CHAR(3) NOT NULL,
    "name" TEXT NOT NULL,
    "parent_code" CHAR(3),
    "ancestors" TEXT[],

    CONSTRAINT "regions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "countries" (
    "iso3" CHAR(3) NOT NULL,
    "m49" CHAR(3) NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" CHAR(3) NOT NULL,
    "also_known_as" TEXT[],

    CONSTRAINT "countries_pkey" PRIMARY KEY ("iso3")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "scope" "scope" NOT NULL,
    "period_id" UUID NOT NULL,
    "start_month" TEXT NOT NULL,
    "end_month" TEXT NOT NULL,
    "period_inferred" BOOLEAN NOT NULL DEFAULT false,
    "period_note" TEXT,
    "other_partners" TEXT[],
    "source_page" TEXT,
    "provenance_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_agencies" (
    "activity_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "role" "agency_role" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "activity_agencies_pkey" PRIMARY KEY ("activity_id","agency_id")
);

-- CreateTable
CREATE TABLE "activity_mentions" (
    "activity_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,

    CONSTRAINT "activity_mentions_pkey" PRIMARY KEY ("activity_id","agency_id")
);

-- CreateTable
CREATE TABLE "activity_measures" (
    "activity_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "activity_measures_pkey" PRIMARY KEY ("activity_id","measure_id")
);

-- CreateTable
CREATE TABLE "activity_countries" (
    "activity_id" UUID NOT NULL,
    "iso3" CHAR(3) NOT NULL,

    CONSTRAINT "activity_countries_pkey" PRIMARY KEY ("activity_id","iso3")
);

-- CreateTable
CREATE TABLE "activity_regions" (
    "activity_id" UUID NOT NULL,
    "region_code" CHAR(3) NOT NULL,

    CONSTRAINT "activity_regions_pkey" PRIMARY KEY ("activity_id","region_code")
);

-- CreateTable
CREATE TABLE "activity_mechanisms" (
    "activity_id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,

    CONSTRAINT "activity_mechanisms_pkey" PRIMARY KEY ("activity_id","mechanism_id")
);

-- CreateTable
CREATE TABLE "activity_programmes" (
    "activity_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,

    CONSTRAINT "activity_programmes_pkey" PRIMARY KEY ("activity_id","programme_id")
);

-- CreateTable
CREATE TABLE "activity_links" (
    "activity_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "activity_links_pkey" PRIMARY KEY ("activity_id","position")
);

-- CreateTable
CREATE TABLE "mechanisms" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "acronym" TEXT,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "founded_year" INTEGER,
    "website" TEXT,
    "parent_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mechanisms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL,
    "mechanism_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,
    "from_year" INTEGER,
    "until_year" INTEGER,
    "note" TEXT,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programmes" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "kind" "programme_kind" NOT NULL,
    "initiative_id" UUID,
    "phase" TEXT,
    "start_month" TEXT,
    "end_month" TEXT,
    "pooled_fund_number" TEXT,
    "pillars" "pillar"[],
    "other_partners" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_agencies" (
    "programme_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "role" "programme_agency_role" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "programme_agencies_pkey" PRIMARY KEY ("programme_id","agency_id")
);

-- CreateTable
CREATE TABLE "programme_countries" (
    "programme_id" UUID NOT NULL,
    "iso3" CHAR(3) NOT NULL,

    CONSTRAINT "programme_countries_pkey" PRIMARY KEY ("programme_id","iso3")
);

-- CreateTable
CREATE TABLE "programme_regions" (
    "programme_id" UUID NOT NULL,
    "region_code" CHAR(3) NOT NULL,

    CONSTRAINT "programme_regions_pkey" PRIMARY KEY ("programme_id","region_code")
);

-- CreateTable
CREATE TABLE "stories" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lede" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "content_note" TEXT,
    "scope" "scope" NOT NULL,
    "as_of_month" TEXT NOT NULL,
    "as_of_inferred" BOOLEAN NOT NULL DEFAULT false,
    "pillars" "pillar"[],
    "activity_id" UUID,
    "source_page" TEXT,
    "provenance_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_agencies" (
    "story_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "mentioned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "story_agencies_pkey" PRIMARY KEY ("story_id","agency_id")
);

-- CreateTable
CREATE TABLE "story_measures" (
    "story_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,

    CONSTRAINT "story_measures_pkey" PRIMARY KEY ("story_id","measure_id")
);

-- CreateTable
CREATE TABLE "story_countries" (
    "story_id" UUID NOT NULL,
    "iso3" CHAR(3) NOT NULL,

    CONSTRAINT "story_countries_pkey" PRIMARY KEY ("story_id","iso3")
);

-- CreateTable
CREATE TABLE "story_regions" (
    "story_id" UUID NOT NULL,
    "region_code" CHAR(3) NOT NULL,

    CONSTRAINT "story_regions_pkey" PRIMARY KEY ("story_id","region_code")
);

-- CreateTable
CREATE TABLE "story_programmes" (
    "story_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,

    CONSTRAINT "story_programmes_pkey" PRIMARY KEY ("story_id","programme_id")
);

-- CreateTable
CREATE TABLE "story_links" (
    "story_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "story_links_pkey" PRIMARY KEY ("story_id","position")
);

-- CreateTable
CREATE TABLE "results" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "qualifier" "qualifier" NOT NULL,
    "value" DECIMAL(20,4),
    "value_to" DECIMAL(20,4),
    "unit" TEXT NOT NULL,
    "counted" TEXT NOT NULL,
    "printed" TEXT,
    "pillar" "pillar",
    "from_month" TEXT,
    "as_of_month" TEXT NOT NULL,
    "as_of_inferred" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "source_url" TEXT,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "agency_id" UUID,
    "programme_id" UUID,
    "activity_id" UUID,
    "story_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_countries" (
    "result_id" UUID NOT NULL,
    "iso3" CHAR(3) NOT NULL,

    CONSTRAINT "result_countries_pkey" PRIMARY KEY ("result_id","iso3")
);

-- CreateTable
CREATE TABLE "result_regions" (
    "result_id" UUID NOT NULL,
    "region_code" CHAR(3) NOT NULL,

    CONSTRAINT "result_regions_pkey" PRIMARY KEY ("result_id","region_code")
);

-- CreateTable
CREATE TABLE "legacy_identifiers" (
    "id" UUID NOT NULL,
    "scheme" "legacy_scheme" NOT NULL,
    "value" TEXT NOT NULL,
    "agency_id" UUID,
    "measure_id" UUID,
    "period_id" UUID,
    "activity_id" UUID,
    "story_id" UUID,
    "mechanism_id" UUID,
    "programme_id" UUID,

    CONSTRAINT "legacy_identifiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_files" (
    "key" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inventory_files_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "agencies_slug_key" ON "agencies"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "agencies_acronym_key" ON "agencies"("acronym");

-- CreateIndex
CREATE UNIQUE INDEX "agencies_iati_identifier_key" ON "agencies"("iati_identifier");

-- CreateIndex
CREATE UNIQUE INDEX "agency_names_slug_key" ON "agency_names"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "agency_names_agency_id_position_key" ON "agency_names"("agency_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_periods_slug_key" ON "reporting_periods"("slug");

-- CreateIndex
CREATE INDEX "reporting_periods_end_month_start_month_idx" ON "reporting_periods"("end_month" DESC, "start_month" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reporting_periods_id_start_month_end_month_key" ON "reporting_periods"("id", "start_month", "end_month");

-- CreateIndex
CREATE UNIQUE INDEX "measures_slug_key" ON "measures"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "measures_position_key" ON "measures"("position");

-- CreateIndex
CREATE UNIQUE INDEX "countries_m49_key" ON "countries"("m49");

-- CreateIndex
CREATE INDEX "countries_region_code_idx" ON "countries"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "activities_slug_key" ON "activities"("slug");

-- CreateIndex
CREATE INDEX "activities_end_month_start_month_id_idx" ON "activities"("end_month" DESC, "start_month" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activities_period_id_idx" ON "activities"("period_id");

-- CreateIndex
CREATE INDEX "activity_agencies_agency_id_role_idx" ON "activity_agencies"("agency_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "activity_agencies_activity_id_position_key" ON "activity_agencies"("activity_id", "position");

-- CreateIndex
CREATE INDEX "activity_mentions_agency_id_idx" ON "activity_mentions"("agency_id");

-- CreateIndex
CREATE INDEX "activity_measures_measure_id_idx" ON "activity_measures"("measure_id");

-- CreateIndex
CREATE INDEX "activity_countries_iso3_idx" ON "activity_countries"("iso3");

-- CreateIndex
CREATE INDEX "activity_regions_region_code_idx" ON "activity_regions"("region_code");

-- CreateIndex
CREATE INDEX "activity_mechanisms_mechanism_id_idx" ON "activity_mechanisms"("mechanism_id");

-- CreateIndex
CREATE INDEX "activity_programmes_programme_id_idx" ON "activity_programmes"("programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "mechanisms_slug_key" ON "mechanisms"("slug");

-- CreateIndex
CREATE INDEX "memberships_mechanism_id_idx" ON "memberships"("mechanism_id");

-- CreateIndex
CREATE INDEX "memberships_agency_id_idx" ON "memberships"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_slug_key" ON "programmes"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_pooled_fund_number_key" ON "programmes"("pooled_fund_number");

-- CreateIndex
CREATE INDEX "programme_agencies_agency_id_idx" ON "programme_agencies"("agency_id");

-- CreateIndex
CREATE INDEX "programme_countries_iso3_idx" ON "programme_countries"("iso3");

-- CreateIndex
CREATE INDEX "programme_regions_region_code_idx" ON "programme_regions"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "stories_slug_key" ON "stories"("slug");

-- CreateIndex
CREATE INDEX "stories_as_of_month_slug_idx" ON "stories"("as_of_month" DESC, "slug");

-- CreateIndex
CREATE INDEX "stories_activity_id_idx" ON "stories"("activity_id");

-- CreateIndex
CREATE INDEX "story_agencies_agency_id_idx" ON "story_agencies"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_agencies_story_id_position_key" ON "story_agencies"("story_id", "position");

-- CreateIndex
CREATE INDEX "story_measures_measure_id_idx" ON "story_measures"("measure_id");

-- CreateIndex
CREATE INDEX "story_countries_iso3_idx" ON "story_countries"("iso3");

-- CreateIndex
CREATE INDEX "story_regions_region_code_idx" ON "story_regions"("region_code");

-- CreateIndex
CREATE INDEX "story_programmes_programme_id_idx" ON "story_programmes"("programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "results_slug_key" ON "results"("slug");

-- CreateIndex
CREATE INDEX "results_activity_id_idx" ON "results"("activity_id");

-- CreateIndex
CREATE INDEX "results_story_id_idx" ON "results"("story_id");

-- CreateIndex
CREATE INDEX "results_programme_id_idx" ON "results"("programme_id");

-- CreateIndex
CREATE INDEX "results_agency_id_idx" ON "results"("agency_id");

-- CreateIndex
CREATE INDEX "results_pillar_idx" ON "results"("pillar");

-- CreateIndex
CREATE INDEX "result_countries_iso3_idx" ON "result_countries"("iso3");

-- CreateIndex
CREATE INDEX "result_regions_region_code_idx" ON "result_regions"("region_code");

-- CreateIndex
CREATE INDEX "legacy_identifiers_scheme_value_idx" ON "legacy_identifiers"("scheme", "value");

-- CreateIndex
CREATE INDEX "legacy_identifiers_agency_id_idx" ON "legacy_identifiers"("agency_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_measure_id_idx" ON "legacy_identifiers"("measure_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_period_id_idx" ON "legacy_identifiers"("period_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_activity_id_idx" ON "legacy_identifiers"("activity_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_story_id_idx" ON "legacy_identifiers"("story_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_mechanism_id_idx" ON "legacy_identifiers"("mechanism_id");

-- CreateIndex
CREATE INDEX "legacy_identifiers_programme_id_idx" ON "legacy_identifiers"("programme_id");

-- AddForeignKey
ALTER TABLE "agency_names" ADD CONSTRAINT "agency_names_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_websites" ADD CONSTRAINT "agency_websites_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_sections" ADD CONSTRAINT "profile_sections_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "regions"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "countries" ADD CONSTRAINT "countries_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_period_id_start_month_end_month_fkey" FOREIGN KEY ("period_id", "start_month", "end_month") REFERENCES "reporting_periods"("id", "start_month", "end_month") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_agencies" ADD CONSTRAINT "activity_agencies_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_agencies" ADD CONSTRAINT "activity_agencies_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_mentions" ADD CONSTRAINT "activity_mentions_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_mentions" ADD CONSTRAINT "activity_mentions_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_measures" ADD CONSTRAINT "activity_measures_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_measures" ADD CONSTRAINT "activity_measures_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_countries" ADD CONSTRAINT "activity_countries_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_countries" ADD CONSTRAINT "activity_countries_iso3_fkey" FOREIGN KEY ("iso3") REFERENCES "countries"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_regions" ADD CONSTRAINT "activity_regions_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_regions" ADD CONSTRAINT "activity_regions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_mechanisms" ADD CONSTRAINT "activity_mechanisms_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_mechanisms" ADD CONSTRAINT "activity_mechanisms_mechanism_id_fkey" FOREIGN KEY ("mechanism_id") REFERENCES "mechanisms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_programmes" ADD CONSTRAINT "activity_programmes_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_programmes" ADD CONSTRAINT "activity_programmes_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_links" ADD CONSTRAINT "activity_links_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mechanisms" ADD CONSTRAINT "mechanisms_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "mechanisms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_mechanism_id_fkey" FOREIGN KEY ("mechanism_id") REFERENCES "mechanisms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_initiative_id_fkey" FOREIGN KEY ("initiative_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_agencies" ADD CONSTRAINT "programme_agencies_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_agencies" ADD CONSTRAINT "programme_agencies_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_countries" ADD CONSTRAINT "programme_countries_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_countries" ADD CONSTRAINT "programme_countries_iso3_fkey" FOREIGN KEY ("iso3") REFERENCES "countries"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_regions" ADD CONSTRAINT "programme_regions_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_regions" ADD CONSTRAINT "programme_regions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_agencies" ADD CONSTRAINT "story_agencies_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_agencies" ADD CONSTRAINT "story_agencies_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_measures" ADD CONSTRAINT "story_measures_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_measures" ADD CONSTRAINT "story_measures_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_countries" ADD CONSTRAINT "story_countries_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_countries" ADD CONSTRAINT "story_countries_iso3_fkey" FOREIGN KEY ("iso3") REFERENCES "countries"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_regions" ADD CONSTRAINT "story_regions_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_regions" ADD CONSTRAINT "story_regions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_programmes" ADD CONSTRAINT "story_programmes_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_programmes" ADD CONSTRAINT "story_programmes_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_links" ADD CONSTRAINT "story_links_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results" ADD CONSTRAINT "results_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results" ADD CONSTRAINT "results_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results" ADD CONSTRAINT "results_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "results" ADD CONSTRAINT "results_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_countries" ADD CONSTRAINT "result_countries_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "results"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_countries" ADD CONSTRAINT "result_countries_iso3_fkey" FOREIGN KEY ("iso3") REFERENCES "countries"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_regions" ADD CONSTRAINT "result_regions_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "results"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_regions" ADD CONSTRAINT "result_regions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measures"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "reporting_periods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_mechanism_id_fkey" FOREIGN KEY ("mechanism_id") REFERENCES "mechanisms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_identifiers" ADD CONSTRAINT "legacy_identifiers_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never happen. Prisma cannot express the rest of this file, so it stands here by hand.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A month is text, YYYY-MM, and compares as such.
CREATE DOMAIN month AS TEXT COLLATE "C" CHECK (VALUE ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$');

ALTER TABLE "reporting_periods"
  ADD CONSTRAINT "reporting_periods_months" CHECK ("start_month"::month IS NOT NULL AND "end_month"::month IS NOT NULL),
  ADD CONSTRAINT "reporting_periods_ends_after_start" CHECK ("end_month" >= "start_month"),
  ADD CONSTRAINT "reporting_periods_slug_is_span" CHECK ("slug" = "start_month" || '--' || "end_month");

ALTER TABLE "programmes"
  ADD CONSTRAINT "programmes_months" CHECK (("start_month" IS NULL OR "start_month"::month IS NOT NULL) AND ("end_month" IS NULL OR "end_month"::month IS NOT NULL)),
  ADD CONSTRAINT "programmes_end_after_start" CHECK ("end_month" >= "start_month");

ALTER TABLE "profile_sections"
  ADD CONSTRAINT "profile_sections_confirmed_month" CHECK ("confirmed_month" IS NULL OR "confirmed_month"::month IS NOT NULL);

ALTER TABLE "stories"
  ADD CONSTRAINT "stories_as_of_month" CHECK ("as_of_month"::month IS NOT NULL),
  ADD CONSTRAINT "stories_title_length" CHECK (char_length("title") BETWEEN 1 AND 90);

ALTER TABLE "activities"
  ADD CONSTRAINT "activities_title_length" CHECK (char_length("title") BETWEEN 1 AND 90),
  ADD CONSTRAINT "activities_body_present" CHECK (char_length("body") > 0);

-- Names of an agency in time: its own names never overlap; years are half-open.
ALTER TABLE "agency_names"
  ADD CONSTRAINT "agency_names_until_after_from" CHECK ("until_year" > "from_year"),
  ADD CONSTRAINT "agency_names_do_not_overlap" EXCLUDE USING gist (
    "agency_id" WITH =, int4range("from_year", "until_year") WITH &&
  ) WHERE ("relation" = 'own');

ALTER TABLE "memberships"
  ADD CONSTRAINT "memberships_until_not_before_from" CHECK ("until_year" >= "from_year");

ALTER TABLE "mechanisms"
  ADD CONSTRAINT "mechanisms_not_its_own_parent" CHECK ("parent_id" <> "id");

-- One lead agency, in first place.
CREATE UNIQUE INDEX "activity_agencies_one_lead" ON "activity_agencies" ("activity_id") WHERE "role" = 'lead';
ALTER TABLE "activity_agencies"
  ADD CONSTRAINT "activity_agencies_lead_is_first" CHECK (("role" = 'lead') = ("position" = 0));

-- A result is a number, or says what the source prints instead; a range has two ends in order; somebody states it.
ALTER TABLE "results"
  ADD CONSTRAINT "results_value_or_unreadable" CHECK (("qualifier" = 'unreadable') = ("value" IS NULL)),
  ADD CONSTRAINT "results_unreadable_is_quoted" CHECK ("qualifier" <> 'unreadable' OR "printed" IS NOT NULL),
  ADD CONSTRAINT "results_range" CHECK (("qualifier" = 'from_to') = ("value_to" IS NOT NULL) AND ("value_to" IS NULL OR "value_to" > "value")),
  ADD CONSTRAINT "results_stated_once" CHECK (num_nonnulls("activity_id", "story_id") = 1),
  ADD CONSTRAINT "results_months" CHECK ("as_of_month"::month IS NOT NULL AND ("from_month" IS NULL OR ("from_month"::month IS NOT NULL AND "from_month" <= "as_of_month")));

ALTER TABLE "legacy_identifiers"
  ADD CONSTRAINT "legacy_identifiers_one_target" CHECK (
    num_nonnulls("agency_id", "measure_id", "period_id", "activity_id", "story_id", "mechanism_id", "programme_id") = 1
  );
-- Several of today's records may come from one entry of the former inventory; every other identifier names one thing.
CREATE UNIQUE INDEX "legacy_identifiers_name_one_thing" ON "legacy_identifiers" ("scheme", "value") WHERE "scheme" <> 'entry';

-- An activity without a lead agency is refused when the transaction ends.
CREATE FUNCTION "activity_has_lead"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked UUID;
BEGIN
  IF TG_TABLE_NAME = 'activities' THEN
    checked := NEW."id";
  ELSE
    checked := OLD."activity_id";
  END IF;
  IF EXISTS (SELECT 1 FROM "activities" WHERE "id" = checked)
     AND NOT EXISTS (SELECT 1 FROM "activity_agencies" WHERE "activity_id" = checked AND "role" = 'lead') THEN
    RAISE EXCEPTION 'activity % has no lead agency', checked
      USING ERRCODE = 'check_violation', CONSTRAINT = 'activities_have_a_lead';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "activities_have_a_lead" AFTER INSERT ON "activities"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "activity_has_lead"();
CREATE CONSTRAINT TRIGGER "activity_agencies_keep_a_lead" AFTER UPDATE OR DELETE ON "activity_agencies"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "activity_has_lead"();

-- An address leads to one agency: no former name's slug may equal the slug of another agency of today.
CREATE FUNCTION "agency_address_is_free"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'agencies' THEN
    IF EXISTS (SELECT 1 FROM "agency_names" WHERE "slug" = NEW."slug" AND "agency_id" <> NEW."id") THEN
      RAISE EXCEPTION 'the slug % is the former address of another agency', NEW."slug"
        USING ERRCODE = 'unique_violation', CONSTRAINT = 'agency_address_is_free';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM "agencies" WHERE "slug" = NEW."slug" AND "id" <> NEW."agency_id") THEN
    RAISE EXCEPTION 'the slug % is the address of another agency', NEW."slug"
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'agency_address_is_free';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "agencies_address_is_free" BEFORE INSERT OR UPDATE OF "slug" ON "agencies"
  FOR EACH ROW EXECUTE FUNCTION "agency_address_is_free"();
CREATE TRIGGER "agency_names_address_is_free" BEFORE INSERT OR UPDATE OF "slug" ON "agency_names"
  FOR EACH ROW EXECUTE FUNCTION "agency_address_is_free"();
