-- CreateEnum
CREATE TYPE "link_answer" AS ENUM ('there', 'gone', 'unclear');

-- CreateTable
CREATE TABLE "checked_links" (
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3),
    "answer" "link_answer",

    CONSTRAINT "checked_links_pkey" PRIMARY KEY ("url")
);

-- CreateIndex
CREATE INDEX "checked_links_begun_at_idx" ON "checked_links"("begun_at");

-- CreateIndex
CREATE INDEX "checked_links_wanted_at_idx" ON "checked_links"("wanted_at");
