import { database } from '../database/client.ts'
import { heldData } from './held.ts'

/** A short text that changes whenever anything does that the API gives out, and when that last was. */
export type DataVersion = { version: string; updatedAt: Date }

/** The version of the data as they are now, read again only after anything changed. */
export const findDataVersion = heldData('data-version', readDataVersion)

/**
 * Small tables are taken whole; of the large ones, which carry the date of their last change, its latest, the
 * number of rows and the sum of their versions. What changed around them stands in the list of changes, of which
 * the latest are counted: transactions do not end in the order of their numbers.
 */
async function readDataVersion(): Promise<DataVersion> {
  const [row] = await database().$queryRaw<{ version: string; updatedAt: Date | null }[]>`
    WITH parts AS (
      SELECT 1 AS n, md5(string_agg(t::text, ',' ORDER BY t.id)) AS said, max(t."updated_at") AS changed FROM "agencies" t
      UNION ALL SELECT 2, md5(string_agg(t::text, ',' ORDER BY t.id)), NULL FROM "agency_names" t
      UNION ALL SELECT 3, md5(string_agg(t::text, ',' ORDER BY t.agency_id, t.position)), NULL FROM "agency_websites" t
      UNION ALL SELECT 4, md5(string_agg(t::text, ',' ORDER BY t.agency_id, t.kind)), NULL FROM "profile_sections" t
      UNION ALL SELECT 5, md5(string_agg(t::text, ',' ORDER BY t.id)), NULL FROM "measures" t
      UNION ALL SELECT 6, md5(string_agg(t::text, ',' ORDER BY t.id)), NULL FROM "reporting_periods" t
      UNION ALL SELECT 7, md5(string_agg(t::text, ',' ORDER BY t.code)), NULL FROM "regions" t
      UNION ALL SELECT 8, md5(string_agg(t::text, ',' ORDER BY t.iso3)), NULL FROM "countries" t
      UNION ALL SELECT 9, md5(string_agg(t::text, ',' ORDER BY t.id)), max(t."updated_at") FROM "mechanisms" t
      UNION ALL SELECT 10, md5(string_agg(t::text, ',' ORDER BY t.id)), NULL FROM "memberships" t
      UNION ALL SELECT 11, md5(string_agg(t::text, ',' ORDER BY t.id)), max(t."updated_at") FROM "programmes" t
      UNION ALL SELECT 12, md5(string_agg(t::text, ',' ORDER BY t.programme_id, t.agency_id)), NULL FROM "programme_agencies" t
      UNION ALL SELECT 13, concat_ws(' ', count(*), max(t."updated_at")), max(t."updated_at") FROM "results" t
      UNION ALL SELECT 14, concat_ws(' ', count(*), max(t."updated_at"), sum(t."version")), max(t."updated_at") FROM "stories" t
      UNION ALL SELECT 15, concat_ws(' ', count(*), max(t."updated_at"), sum(t."version")), max(t."updated_at") FROM "activities" t
      UNION ALL SELECT 16, (SELECT concat_ws(' ', count(*), max(t."transaction")) FROM "directory_changes" t
        WHERE t."transaction" > (SELECT max("transaction") - 1000 FROM "directory_changes")), NULL
    )
    SELECT md5(string_agg(coalesce(said, ''), ',' ORDER BY n)) AS version, max(changed) AS "updatedAt" FROM parts`
  if (!row) throw new Error('A statement that always has one row had none.')
  return { version: row.version, updatedAt: row.updatedAt ?? new Date() }
}
