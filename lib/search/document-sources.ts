import { Prisma, type SearchKind } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'

/** What a document is made of, the weightiest first. */
export type Source = {
  key: string
  number: number | null
  title: string
  language: Locale
  /** Of what it names: agencies with their former names, countries, measures, mechanisms, programmes. */
  names: string[]
  summary: string
  /** Markdown. */
  body: string
  /** Further words that are found but never shown: years, regions, pillars. */
  tail: string
}

type Range = { keys?: string[] | undefined; after: string | null; take: number }

/**
 * The things of one kind, by their keys in order, so that any number of them can be read in turn. One statement for
 * all that a document needs: it runs inside the transaction that wrote the things.
 */
export async function readSources(
  tx: Prisma.TransactionClient,
  kind: SearchKind,
  { keys, after, take }: Range,
): Promise<Source[]> {
  const key = kind === 'country' ? Prisma.sql`t."iso3"` : Prisma.sql`t."slug"`
  return tx.$queryRaw<Source[]>`
    SELECT ${key}::text AS "key", ${columns[kind]}
    WHERE ${keys ? Prisma.sql`${key} = ANY(${keys}::text[])` : Prisma.sql`TRUE`} AND ${key} > ${after ?? ''}
    ORDER BY ${key} LIMIT ${take}`
}

/** Names of an agency, present and former: those that were given up lead to it as surely as today's. */
const agencyNames = (id: Prisma.Sql) => Prisma.sql`
  SELECT concat_ws(' ', g."acronym", g."name", (
    SELECT string_agg(n."acronym" || ' ' || n."name", ' ') FROM "agency_names" n WHERE n."agency_id" = g."id"
  )) FROM "agencies" g WHERE g."id" IN (${id})`
const countryNames = (codes: Prisma.Sql) => Prisma.sql`
  SELECT concat_ws(' ', c."name", array_to_string(c."also_known_as", ' ')) FROM "countries" c WHERE c."iso3" IN (${codes})`
const measureNames = (ids: Prisma.Sql) =>
  Prisma.sql`SELECT m."label" FROM "measures" m WHERE m."id" IN (${ids})`
const mechanismNames = (ids: Prisma.Sql) => Prisma.sql`
  SELECT concat_ws(' ', m."acronym", m."name") FROM "mechanisms" m WHERE m."id" IN (${ids})`
const programmeNames = (ids: Prisma.Sql) => Prisma.sql`
  SELECT p."name" FROM "programmes" p WHERE p."id" IN (${ids})`
const regionNames = (codes: Prisma.Sql) => Prisma.sql`
  SELECT r."name" FROM "regions" r WHERE r."code" IN (${codes})`
const joined = (names: Prisma.Sql) =>
  Prisma.sql`coalesce((SELECT string_agg(x, ' ') FROM (${names}) AS n(x)), '')`
/** "2009 2010 2011" for October 2009 to January 2011. */
const years = (from: Prisma.Sql, to: Prisma.Sql) => Prisma.sql`
  (SELECT string_agg(y::text, ' ') FROM generate_series(left(${from}, 4)::int, left(${to}, 4)::int) AS y)`

const columns: Record<SearchKind, Prisma.Sql> = {
  activity: Prisma.sql`
    t."number", t."title", t."language"::text AS "language", t."excerpt" AS "summary", t."body",
    t."other_partners"
      || ARRAY(${agencyNames(Prisma.sql`SELECT "agency_id" FROM "activity_agencies" WHERE "activity_id" = t."id"`)})
      || ARRAY(${countryNames(Prisma.sql`SELECT "iso3" FROM "activity_countries" WHERE "activity_id" = t."id"`)})
      || ARRAY(${measureNames(Prisma.sql`SELECT "measure_id" FROM "activity_measures" WHERE "activity_id" = t."id"`)})
      || ARRAY(${mechanismNames(Prisma.sql`SELECT "mechanism_id" FROM "activity_mechanisms" WHERE "activity_id" = t."id"`)})
      || ARRAY(${programmeNames(Prisma.sql`SELECT "programme_id" FROM "activity_programmes" WHERE "activity_id" = t."id"`)})
      AS "names",
    concat_ws(' ', ${years(Prisma.sql`t."start_month"`, Prisma.sql`t."end_month"`)},
      ${joined(
        regionNames(Prisma.sql`
          SELECT "region_code" FROM "activity_regions" WHERE "activity_id" = t."id"
          UNION SELECT c."region_code" FROM "activity_countries" ac JOIN "countries" c ON c."iso3" = ac."iso3"
          WHERE ac."activity_id" = t."id"`),
      )}) AS "tail"
    FROM "activities" t`,
  agency: Prisma.sql`
    NULL::int AS "number", t."acronym" || ' ' || t."name" AS "title", 'en' AS "language", t."summary",
    coalesce((SELECT string_agg(s."body", E'\\n\\n') FROM "profile_sections" s WHERE s."agency_id" = t."id"), '')
      AS "body",
    ARRAY(${agencyNames(Prisma.sql`SELECT t."id"`)}) AS "names", '' AS "tail"
    FROM "agencies" t`,
  country: Prisma.sql`
    NULL::int AS "number", t."name" AS "title", 'en' AS "language", '' AS "summary", '' AS "body",
    t."also_known_as" AS "names", ${joined(regionNames(Prisma.sql`SELECT t."region_code"`))} AS "tail"
    FROM "countries" t`,
  measure: Prisma.sql`
    NULL::int AS "number", t."label" AS "title", 'en' AS "language", '' AS "summary", t."description" AS "body",
    ARRAY[t."short_label"] AS "names", '' AS "tail"
    FROM "measures" t`,
  mechanism: Prisma.sql`
    NULL::int AS "number", concat_ws(' ', t."acronym", t."name") AS "title", 'en' AS "language", t."summary", t."body",
    ARRAY[]::text[] AS "names",
    ${joined(agencyNames(Prisma.sql`SELECT "agency_id" FROM "memberships" WHERE "mechanism_id" = t."id"`))} AS "tail"
    FROM "mechanisms" t`,
  programme: Prisma.sql`
    NULL::int AS "number", t."name" AS "title", 'en' AS "language", t."summary", t."body",
    ARRAY[coalesce(t."pooled_fund_number", '')]
      || ARRAY(${countryNames(Prisma.sql`SELECT "iso3" FROM "programme_countries" WHERE "programme_id" = t."id"`)})
      || ARRAY(${regionNames(Prisma.sql`SELECT "region_code" FROM "programme_regions" WHERE "programme_id" = t."id"`)})
      AS "names",
    concat_ws(' ', replace(array_to_string(t."pillars", ' '), '_', ' '), ${joined(
      agencyNames(Prisma.sql`
        SELECT "agency_id" FROM "programme_agencies" WHERE "programme_id" = t."id" UNION SELECT t."initiative_id"`),
    )}) AS "tail"
    FROM "programmes" t`,
  result: Prisma.sql`
    NULL::int AS "number", t."counted" AS "title", 'en' AS "language", t."source" AS "summary", '' AS "body",
    ARRAY[t."unit"]
      || ARRAY(${agencyNames(Prisma.sql`SELECT t."agency_id"`)})
      || ARRAY(${programmeNames(Prisma.sql`SELECT t."programme_id"`)})
      || ARRAY(${countryNames(Prisma.sql`SELECT "iso3" FROM "result_countries" WHERE "result_id" = t."id"`)})
      || ARRAY(${regionNames(Prisma.sql`SELECT "region_code" FROM "result_regions" WHERE "result_id" = t."id"`)})
      AS "names",
    concat_ws(' ', ${years(Prisma.sql`coalesce(t."from_month", t."as_of_month")`, Prisma.sql`t."as_of_month"`)},
      replace(t."pillar"::text, '_', ' ')) AS "tail"
    FROM "results" t`,
  story: Prisma.sql`
    NULL::int AS "number", t."title", t."language"::text AS "language", t."lede" AS "summary", t."body",
    ARRAY(${agencyNames(Prisma.sql`SELECT "agency_id" FROM "story_agencies" WHERE "story_id" = t."id"`)})
      || ARRAY(${countryNames(Prisma.sql`SELECT "iso3" FROM "story_countries" WHERE "story_id" = t."id"`)})
      || ARRAY(${regionNames(Prisma.sql`SELECT "region_code" FROM "story_regions" WHERE "story_id" = t."id"`)})
      || ARRAY(${measureNames(Prisma.sql`SELECT "measure_id" FROM "story_measures" WHERE "story_id" = t."id"`)})
      || ARRAY(${programmeNames(Prisma.sql`SELECT "programme_id" FROM "story_programmes" WHERE "story_id" = t."id"`)})
      AS "names",
    left(t."as_of_month", 4) AS "tail"
    FROM "stories" t`,
}
