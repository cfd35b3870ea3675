-- CreateEnum
CREATE TYPE "role" AS ENUM ('focal_point', 'moderator', 'administrator', 'auditor');

-- CreateEnum
CREATE TYPE "standing" AS ENUM ('lead', 'deputy');

-- CreateEnum
CREATE TYPE "notice_frequency" AS ENUM ('at_once', 'daily');

-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('activity', 'agency_profile', 'story', 'programme_result');

-- CreateEnum
CREATE TYPE "document_state" AS ENUM ('draft', 'cosigning', 'submitted', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'unpublished', 'refused');

-- CreateEnum
CREATE TYPE "revision_origin" AS ENUM ('handover', 'amendment', 'emergency', 'discarded', 'inventory');

-- AlterTable
ALTER TABLE "activities" ADD COLUMN     "content_note" TEXT;

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" "language" NOT NULL DEFAULT 'en',
    "roles" "role"[],
    "notices" "notice_frequency" NOT NULL DEFAULT 'at_once',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_in_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "person_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "standing" "standing" NOT NULL DEFAULT 'lead',

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("person_id","agency_id")
);

-- CreateTable
CREATE TABLE "identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "browser" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL,
    "kind" "document_kind" NOT NULL,
    "slug" TEXT,
    "lead_agency_id" UUID NOT NULL,
    "period_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "state" "document_state" NOT NULL DEFAULT 'draft',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lock_version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "live_revision_id" UUID,
    "rolled_from_id" UUID,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "publish_at" TIMESTAMPTZ(3),
    "last_look_until" TIMESTAMPTZ(3),
    "review_due_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_partners" (
    "document_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "document_partners_pkey" PRIMARY KEY ("document_id","agency_id")
);

-- CreateTable
CREATE TABLE "working_copies" (
    "document_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "base_revision_id" UUID,
    "authors" UUID[],
    "updated_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "working_copies_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "origin" "revision_origin" NOT NULL,
    "authors" UUID[],
    "frozen_by_id" UUID,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signatures" (
    "revision_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("revision_id","agency_id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "revision_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("revision_id")
);

-- CreateTable
CREATE TABLE "publications" (
    "document_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "revision_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" UUID,
    "is_emergency" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "publications_pkey" PRIMARY KEY ("document_id","version")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "passage" TEXT,
    "body" TEXT NOT NULL,
    "reply_to_id" UUID,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence" (
    "document_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("document_id","person_id")
);

-- CreateTable
CREATE TABLE "document_changes" (
    "key" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_changes_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporting_rounds" (
    "period_id" UUID NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reporting_rounds_pkey" PRIMARY KEY ("period_id")
);

-- CreateTable
CREATE TABLE "reporting_exceptions" (
    "period_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reporting_exceptions_pkey" PRIMARY KEY ("period_id","agency_id")
);

-- CreateTable
CREATE TABLE "nothing_to_report" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "note" TEXT,
    "signed_by_id" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "nothing_to_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "document_id" UUID,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "person_id" UUID,
    "document_id" UUID,
    "agency_id" UUID,
    "data" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "guidance" (
    "field" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guidance_pkey" PRIMARY KEY ("field","language")
);

-- CreateTable
CREATE TABLE "activity_versions" (
    "activity_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_versions_pkey" PRIMARY KEY ("activity_id","version")
);

-- CreateTable
CREATE TABLE "withdrawals" (
    "kind" "document_kind" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withdrawals_pkey" PRIMARY KEY ("kind","slug")
);

-- CreateTable
CREATE TABLE "published_files" (
    "token" TEXT NOT NULL,
    "activity_id" UUID,
    "story_id" UUID,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "alt" TEXT,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_files_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE INDEX "assignments_agency_id_idx" ON "assignments"("agency_id");

-- CreateIndex
CREATE INDEX "identities_person_id_idx" ON "identities"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_links_email_idx" ON "sign_in_links"("email");

-- CreateIndex
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "documents_current_revision_id_key" ON "documents"("current_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_live_revision_id_key" ON "documents"("live_revision_id");

-- CreateIndex
CREATE INDEX "documents_lead_agency_id_idx" ON "documents"("lead_agency_id");

-- CreateIndex
CREATE INDEX "documents_period_id_idx" ON "documents"("period_id");

-- CreateIndex
CREATE INDEX "documents_state_state_since_idx" ON "documents"("state", "state_since");

-- CreateIndex
CREATE INDEX "documents_publish_at_idx" ON "documents"("publish_at");

-- CreateIndex
CREATE UNIQUE INDEX "documents_kind_slug_key" ON "documents"("kind", "slug");

-- CreateIndex
CREATE INDEX "document_partners_agency_id_idx" ON "document_partners"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_document_id_number_key" ON "revisions"("document_id", "number");

-- CreateIndex
CREATE INDEX "publications_revision_id_idx" ON "publications"("revision_id");

-- CreateIndex
CREATE INDEX "comments_document_id_idx" ON "comments"("document_id");

-- CreateIndex
CREATE INDEX "document_changes_document_id_idx" ON "document_changes"("document_id");

-- CreateIndex
CREATE INDEX "document_changes_at_idx" ON "document_changes"("at");

-- CreateIndex
CREATE UNIQUE INDEX "attachments_token_key" ON "attachments"("token");

-- CreateIndex
CREATE INDEX "attachments_document_id_idx" ON "attachments"("document_id");

-- CreateIndex
CREATE INDEX "nothing_to_report_agency_id_idx" ON "nothing_to_report"("agency_id");

-- CreateIndex
CREATE INDEX "notices_person_id_idx" ON "notices"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_hash_key" ON "audit_events"("hash");

-- CreateIndex
CREATE INDEX "audit_events_document_id_sequence_idx" ON "audit_events"("document_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_person_id_sequence_idx" ON "audit_events"("person_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_kind_sequence_idx" ON "audit_events"("kind", "sequence");

-- CreateIndex
CREATE INDEX "activity_versions_slug_idx" ON "activity_versions"("slug");

-- CreateIndex
CREATE INDEX "published_files_activity_id_idx" ON "published_files"("activity_id");

-- CreateIndex
CREATE INDEX "published_files_story_id_idx" ON "published_files"("story_id");

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_lead_agency_id_fkey" FOREIGN KEY ("lead_agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "reporting_periods"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_live_revision_id_fkey" FOREIGN KEY ("live_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_rolled_from_id_fkey" FOREIGN KEY ("rolled_from_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_partners" ADD CONSTRAINT "document_partners_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_partners" ADD CONSTRAINT "document_partners_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_base_revision_id_fkey" FOREIGN KEY ("base_revision_id") REFERENCES "revisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_frozen_by_id_fkey" FOREIGN KEY ("frozen_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_reply_to_id_fkey" FOREIGN KEY ("reply_to_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_changes" ADD CONSTRAINT "document_changes_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_rounds" ADD CONSTRAINT "reporting_rounds_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "reporting_periods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_exceptions" ADD CONSTRAINT "reporting_exceptions_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "reporting_rounds"("period_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_exceptions" ADD CONSTRAINT "reporting_exceptions_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_exceptions" ADD CONSTRAINT "reporting_exceptions_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nothing_to_report" ADD CONSTRAINT "nothing_to_report_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "reporting_periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nothing_to_report" ADD CONSTRAINT "nothing_to_report_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nothing_to_report" ADD CONSTRAINT "nothing_to_report_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_files" ADD CONSTRAINT "published_files_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_files" ADD CONSTRAINT "published_files_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: what must never happen.

ALTER TABLE "people" ADD CONSTRAINT "people_email_is_lower" CHECK ("email" = lower("email"));

-- A result is stated by an activity, by a story, or by itself under its programme.
ALTER TABLE "results" DROP CONSTRAINT "results_stated_once";
ALTER TABLE "results" ADD CONSTRAINT "results_stated_once" CHECK (
  num_nonnulls("activity_id", "story_id") = 1
  OR (num_nonnulls("activity_id", "story_id") = 0 AND "programme_id" IS NOT NULL)
);

ALTER TABLE "published_files" ADD CONSTRAINT "published_files_belong_to_one"
  CHECK (num_nonnulls("activity_id", "story_id") = 1);

ALTER TABLE "reporting_rounds"
  ADD CONSTRAINT "reporting_rounds_deadline_after_opening" CHECK ("deadline_at" > "opens_at");

-- One statement stands for an agency and a period.
CREATE UNIQUE INDEX "nothing_to_report_stands_once" ON "nothing_to_report" ("period_id", "agency_id")
  WHERE "withdrawn_at" IS NULL;

-- One version of a document is public.
CREATE UNIQUE INDEX "publications_one_stands" ON "publications" ("document_id") WHERE "ended_at" IS NULL;

-- What waits to be told.
CREATE INDEX "notices_to_tell" ON "notices" ("person_id", "created_at") WHERE "told_at" IS NULL;

ALTER TABLE "documents"
  ADD CONSTRAINT "documents_public_has_text" CHECK ("state" <> 'published' OR "live_revision_id" IS NOT NULL),
  ADD CONSTRAINT "documents_withdrawn_has_none" CHECK ("state" <> 'unpublished' OR "live_revision_id" IS NULL),
  ADD CONSTRAINT "documents_public_has_address" CHECK ("live_revision_id" IS NULL OR "slug" IS NOT NULL),
  ADD CONSTRAINT "documents_frozen_text" CHECK (
    ("state" IN ('cosigning', 'submitted', 'in_review', 'changes_requested', 'approved', 'scheduled'))
    = ("current_revision_id" IS NOT NULL)
  ),
  ADD CONSTRAINT "documents_scheduled_has_time" CHECK (("state" = 'scheduled') = ("publish_at" IS NOT NULL)),
  ADD CONSTRAINT "documents_claim_in_review" CHECK ("claimed_by_id" IS NULL OR "state" = 'in_review');

-- Records of what was: written once, never changed, never removed.
CREATE FUNCTION "stays_as_it_is"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_stay_as_they_are';
END $$;

CREATE TRIGGER "revisions_stay" BEFORE UPDATE OR DELETE ON "revisions" FOR EACH ROW EXECUTE FUNCTION "stays_as_it_is"();
CREATE TRIGGER "revisions_are_kept" BEFORE TRUNCATE ON "revisions" FOR EACH STATEMENT EXECUTE FUNCTION "stays_as_it_is"();
CREATE TRIGGER "signatures_stay" BEFORE UPDATE OR DELETE ON "signatures" FOR EACH ROW EXECUTE FUNCTION "stays_as_it_is"();
CREATE TRIGGER "approvals_stay" BEFORE UPDATE OR DELETE ON "approvals" FOR EACH ROW EXECUTE FUNCTION "stays_as_it_is"();
CREATE TRIGGER "audit_events_stay" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "stays_as_it_is"();
CREATE TRIGGER "audit_events_are_kept" BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION "stays_as_it_is"();

-- Nobody approves what they wrote, handed over or signed, and an approval or a signature is of the exact text.
CREATE FUNCTION "approval_by_another"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approved "revisions"%ROWTYPE;
BEGIN
  SELECT * INTO approved FROM "revisions" WHERE "id" = NEW."revision_id";
  IF NEW."moderator_id" = ANY (approved."authors") OR NEW."moderator_id" = approved."frozen_by_id"
     OR EXISTS (SELECT 1 FROM "signatures" WHERE "revision_id" = NEW."revision_id" AND "person_id" = NEW."moderator_id") THEN
    RAISE EXCEPTION 'revision % cannot be approved by somebody who had a part in it', NEW."revision_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approvals_by_another';
  END IF;
  IF NEW."hash" <> approved."hash" THEN
    RAISE EXCEPTION 'the approval is of another text than revision %', NEW."revision_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approvals_of_this_text';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "approvals_by_another" BEFORE INSERT ON "approvals" FOR EACH ROW EXECUTE FUNCTION "approval_by_another"();

CREATE FUNCTION "signature_of_this_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "revisions" WHERE "id" = NEW."revision_id" AND "hash" = NEW."hash") THEN
    RAISE EXCEPTION 'the signature is of another text than revision %', NEW."revision_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'signatures_of_this_text';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "signatures_of_this_text" BEFORE INSERT ON "signatures" FOR EACH ROW EXECUTE FUNCTION "signature_of_this_text"();

-- What a document points to is its own.
CREATE FUNCTION "revisions_of_this_document"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "revisions"
    WHERE "id" IN (NEW."current_revision_id", NEW."live_revision_id") AND "document_id" <> NEW."id"
  ) THEN
    RAISE EXCEPTION 'document % points to a revision of another', NEW."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'documents_own_revisions';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "documents_own_revisions" BEFORE INSERT OR UPDATE OF "current_revision_id", "live_revision_id" ON "documents"
  FOR EACH ROW EXECUTE FUNCTION "revisions_of_this_document"();
