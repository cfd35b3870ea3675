import { database } from '../database/client.ts'
import { askLink, type Network } from './ask.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** At most so many links are looked at in a minute, by all processes together. */
export const mostPerMinute = 30
/** After so long a look that was begun is taken as ended, with whoever began it. */
const lookMs = minute
/** What was there is looked at again after some days, everything else sooner. */
const againMs = { there: 7 * day, else: day }
/** What no text had for so long is not looked at again, and forgotten in the end. */
const wantedMs = 2 * day
const keptMs = 90 * day
/** What was found longer ago says nothing any more. */
const truthMs = 14 * day

/** Notes that texts have these links (as `askedAddress` has them), to be looked at when their turn comes. */
export async function wantLinks(urls: Iterable<string>, now: Date): Promise<void> {
  // In one order, so that nobody waits for somebody who waits for them.
  const wanted = [...new Set(urls)].sort()
  if (wanted.length === 0) return
  const hosts = wanted.map((url) => new URL(url).host)
  await database().$executeRaw`
    INSERT INTO "checked_links" ("url", "host", "wanted_at")
    SELECT "url", "host", ${now} FROM unnest(${wanted}::text[], ${hosts}::text[]) AS "wanted" ("url", "host")
    ON CONFLICT ("url") DO UPDATE SET "wanted_at" = EXCLUDED."wanted_at"`
}

/**
 * Looks at the links whose turn it is, one after the other. Several processes may do so at once: no host is asked by
 * two of them at a time, and all together keep to the limit. Returns how many were looked at.
 */
export async function lookAtDueLinks(
  network: Network,
  { now = () => new Date(), signal }: { now?: () => Date; signal?: AbortSignal } = {},
): Promise<number> {
  let looked = 0
  while (!signal?.aborted) {
    const url = await claimNext(now())
    if (url === undefined) break
    const answer = await askLink(url, network, signal ? { signal } : {})
    // Who was told to end has not looked to the end.
    if (signal?.aborted) break
    await database().checkedLink.updateMany({ where: { url }, data: { answer, lookedAt: now() } })
    looked += 1
  }
  return looked
}

/** Which of these links lead to nothing, as far as is known. */
export async function findGoneLinks(urls: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  if (urls.length === 0) return new Set()
  const found = await database().checkedLink.findMany({
    where: { url: { in: [...urls] }, answer: 'gone', lookedAt: { gt: new Date(now.getTime() - truthMs) } },
    select: { url: true },
  })
  return new Set(found.map(({ url }) => url))
}

/** Forgets links that no text under way has had for long. */
export async function forgetLinks(now: Date): Promise<void> {
  await database().checkedLink.deleteMany({ where: { wantedAt: { lt: new Date(now.getTime() - keptMs) } } })
}

/** Takes the link that was never looked at, or longest ago, of a host that nobody is asking. */
async function claimNext(now: Date): Promise<string | undefined> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const [, claimed] = await database().$transaction([
    // Whoever claims at the same time waits, and then sees what was claimed.
    database().$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('checked_links', 0))::text`,
    database().$queryRaw<{ url: string }[]>`
      UPDATE "checked_links" SET "begun_at" = ${now} WHERE "url" = (
        SELECT "url" FROM "checked_links" AS "due"
        WHERE "wanted_at" > ${before(wantedMs)}
          AND ("begun_at" IS NULL OR "begun_at" <= ${before(lookMs)})
          AND ("looked_at" IS NULL OR "looked_at" <= ${before(againMs.else)})
          AND ("answer" IS DISTINCT FROM 'there' OR "looked_at" <= ${before(againMs.there)})
          AND (SELECT count(*) FROM "checked_links" WHERE "begun_at" > ${before(minute)}) < ${mostPerMinute}
          AND NOT EXISTS (
            SELECT 1 FROM "checked_links" AS "other"
            WHERE "other"."host" = "due"."host" AND "other"."begun_at" > ${before(lookMs)}
              AND ("other"."looked_at" IS NULL OR "other"."looked_at" < "other"."begun_at"))
        ORDER BY "looked_at" NULLS FIRST, "wanted_at", "url" LIMIT 1)
      RETURNING "url"`,
  ])
  return claimed[0]?.url
}
