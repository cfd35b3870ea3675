import { database } from '../database/client.ts'
import type { DataKind } from '../open-data.ts'
import { countActivities } from './activities.ts'
import { countResults } from './results.ts'

/** What the inventory holds and when it changed, for those who take it along. */
export type Holdings = {
  counts: Record<DataKind, number>
  /** Entities with an identifier in IATI, by acronym. */
  organizations: { slug: string; acronym: string; name: string; iatiIdentifier: string }[]
  /** Newest day first. */
  changes: DataChange[]
}

/** On one day (`YYYY-MM-DD`, UTC), how many records of a kind were published, or loaded or changed. */
export type DataChange = { day: string; kind: DataKind; published: number; changed: number }

const mostChanges = 45

export async function findHoldings(): Promise<Holdings> {
  const db = database()
  const [counts, organizations, changes] = await Promise.all([
    countAll(),
    db.agency.findMany({
      where: { iatiIdentifier: { not: null } },
      select: { slug: true, acronym: true, name: true, iatiIdentifier: true },
      orderBy: { acronym: 'asc' },
    }),
    listChanges(),
  ])
  return {
    counts,
    organizations: organizations.map((agency) => ({
      ...agency,
      iatiIdentifier: agency.iatiIdentifier ?? '',
    })),
    changes,
  }
}

async function countAll(): Promise<Holdings['counts']> {
  const db = database()
  const [agencies, activities, periods, measures, mechanisms, programmes, results, stories, countries] =
    await Promise.all([
      db.agency.count(),
      countActivities({}),
      db.reportingPeriod.count(),
      db.measure.count(),
      db.mechanism.count(),
      db.programme.count(),
      countResults({}),
      db.story.count(),
      db.country.count(),
    ])
  return { agencies, activities, periods, measures, mechanisms, programmes, results, stories, countries }
}

/**
 * Only what is read as a text of its own has a day on which it was published; everything else, and a text that
 * changed later, was loaded or changed on the day of its last change.
 */
function listChanges(): Promise<DataChange[]> {
  return database().$queryRaw<DataChange[]>`
    WITH moments AS (
      SELECT 'activities' AS kind, "published_at" AS at, true AS is_new FROM "activities"
      UNION ALL SELECT 'activities', "updated_at", false FROM "activities"
        WHERE "updated_at" > "published_at" + interval '1 hour'
      UNION ALL SELECT 'stories', "published_at", true FROM "stories"
      UNION ALL SELECT 'stories', "updated_at", false FROM "stories"
        WHERE "updated_at" > "published_at" + interval '1 hour'
      UNION ALL SELECT 'agencies', "updated_at", false FROM "agencies"
      UNION ALL SELECT 'mechanisms', "updated_at", false FROM "mechanisms"
      UNION ALL SELECT 'programmes', "updated_at", false FROM "programmes"
      UNION ALL SELECT 'results', "updated_at", false FROM "results"
      UNION ALL SELECT file.kind, "loaded_at", false FROM "inventory_files"
        JOIN (VALUES ('measure', 'measures'), ('period', 'periods'), ('country', 'countries')) file (one, kind)
        ON split_part("key", '/', 1) = file.one
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, published, changed FROM (
      SELECT (at AT TIME ZONE 'UTC')::date AS day, kind,
        (count(*) FILTER (WHERE is_new))::int AS published,
        (count(*) FILTER (WHERE NOT is_new))::int AS changed
      FROM moments GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT ${mostChanges}
    ) days ORDER BY days.day DESC, kind`
}
