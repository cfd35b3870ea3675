import type { PrismaClient } from '../../lib/database/generated/client.ts'

/** Activities that are copied in one transaction. */
const batchSize = 5000

/**
 * Adds `count` copies of the activities with the numbers after `from` up to `to`, in other periods, with all that
 * belongs to them and what they are found by: many times as fast as writing more of them, and for the sizes of
 * tables and indexes the same. Copies of copies are told apart by `round`.
 */
export async function copyEntries(
  client: PrismaClient,
  { from, to, count, round }: { from: number; to: number; count: number; round: number },
  onProgress: (done: number) => void,
): Promise<void> {
  const last = Math.min(to, from + count)
  for (let first = from; first < last; first += batchSize) {
    await copyBatch(client, first, Math.min(first + batchSize, last), String(round))
    onProgress(Math.min(first + batchSize, last) - from)
  }
}

async function copyBatch(client: PrismaClient, after: number, to: number, round: string): Promise<void> {
  await client.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "activities" ("id", "slug", "title", "excerpt", "body", "language", "scope", "period_id",
          "start_month", "end_month")
        SELECT md5(a."id" || ${round})::uuid, a."slug" || '-' || ${round}, a."title", a."excerpt", a."body",
          a."language", a."scope", p."id", p."start_month", p."end_month"
        FROM "activities" a
        JOIN (SELECT *, row_number() OVER (ORDER BY "slug") - 1 AS "place", count(*) OVER () AS "all"
          FROM "reporting_periods") p ON p."place" = abs(hashtext(a."slug" || ${round})::bigint) % p."all"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_agencies" ("activity_id", "agency_id", "role", "position")
        SELECT md5(a."id" || ${round})::uuid, x."agency_id", x."role", x."position"
        FROM "activity_agencies" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_measures" ("activity_id", "measure_id", "position")
        SELECT md5(a."id" || ${round})::uuid, x."measure_id", x."position"
        FROM "activity_measures" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_countries" ("activity_id", "iso3")
        SELECT md5(a."id" || ${round})::uuid, x."iso3"
        FROM "activity_countries" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_regions" ("activity_id", "region_code")
        SELECT md5(a."id" || ${round})::uuid, x."region_code"
        FROM "activity_regions" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_mechanisms" ("activity_id", "mechanism_id")
        SELECT md5(a."id" || ${round})::uuid, x."mechanism_id"
        FROM "activity_mechanisms" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "activity_programmes" ("activity_id", "programme_id")
        SELECT md5(a."id" || ${round})::uuid, x."programme_id"
        FROM "activity_programmes" x JOIN "activities" a ON a."id" = x."activity_id"
        WHERE a."number" > ${after} AND a."number" <= ${to}`
      await tx.$executeRaw`
        INSERT INTO "search_documents" ("kind", "key", "number", "title", "language", "text", "document")
        SELECT d."kind", c."slug", c."number", d."title", d."language", d."text", d."document"
        FROM "activities" a
        JOIN "search_documents" d ON d."kind" = 'activity' AND d."key" = a."slug"
        JOIN "activities" c ON c."slug" = a."slug" || '-' || ${round}
        WHERE a."number" > ${after} AND a."number" <= ${to}`
    },
    { timeout: 600_000, maxWait: 60_000 },
  )
}

/** Does something that writes many texts without their index, and makes it anew: several times as fast. */
export async function withoutTextIndex(client: PrismaClient, work: () => Promise<void>): Promise<void> {
  const [index] = await client.$queryRaw<{ definition: string }[]>`
    SELECT pg_get_indexdef('search_documents_document_idx'::regclass) AS "definition"`
  if (!index?.definition.includes('USING gin (document)'))
    throw new Error('The index of texts is another one.')
  await client.$executeRaw`DROP INDEX "search_documents_document_idx"`
  await work()
  await client.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`
      await tx.$executeRaw`
        CREATE INDEX "search_documents_document_idx" ON "search_documents" USING GIN ("document")`
    },
    { timeout: 3_600_000 },
  )
}
