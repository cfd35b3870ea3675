-- CreateEnum
CREATE TYPE "alert_frequency" AS ENUM ('daily', 'weekly');

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "query" TEXT NOT NULL,
    "frequency" "alert_frequency" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "told_until" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "unsubscribe_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alerts_token_key" ON "alerts"("token");

-- CreateIndex
CREATE INDEX "alerts_due_at_idx" ON "alerts"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_due_at_idx" ON "outbox"("due_at");

-- By hand from here on: what Prisma has no words for.

-- One alert for each choice of a person, however the address is written.
CREATE UNIQUE INDEX "alerts_email_query_key" ON "alerts"(lower("email"), "query");
CREATE INDEX "outbox_recipient_idx" ON "outbox"(lower("recipient"), "created_at");

-- Only what was confirmed is ever due.
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_due_when_confirmed"
    CHECK (("confirmed_at" IS NULL) = ("due_at" IS NULL) AND ("confirmed_at" IS NULL) = ("told_until" IS NULL));

-- A mail is sent, or given up, or still to be sent.
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_has_one_end" CHECK ("sent_at" IS NULL OR "failed_at" IS NULL);
