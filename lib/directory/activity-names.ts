import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { heldNames } from './held.ts'
import type {
  AgencyReference,
  CountryReference,
  MeasureReference,
  MechanismReference,
  ProgrammeReference,
  RegionReference,
} from './references.ts'

type Period = { slug: string; startMonth: string; endMonth: string }

/** What activities refer to, by identifier or code: few enough to be held while many activities are read. */
export type ActivityNames = {
  agencies: Record<string, AgencyReference & { iatiIdentifier: string | null }>
  measures: Record<string, MeasureReference>
  periods: Record<string, Period>
  mechanisms: Record<string, MechanismReference>
  programmes: Record<string, ProgrammeReference>
  countries: Record<string, CountryReference>
  regions: Record<string, RegionReference>
}

/** The names as they are held in memory, for rows of which one may lack a name that was added a moment ago. */
export const activityNames = heldNames('activity-names', readActivityNames)

/** All names in one statement. */
export async function readActivityNames(): Promise<ActivityNames> {
  const [row] = await database().$queryRaw<{ names: ActivityNames }[]>`
    SELECT json_build_object(
      'agencies', (SELECT coalesce(json_object_agg("id", json_build_object(
        'slug', "slug", 'acronym', "acronym", 'name', "name", 'iatiIdentifier', "iati_identifier")), '{}')
        FROM "agencies"),
      'measures', (SELECT coalesce(json_object_agg("id", json_build_object(
        'slug', "slug", 'label', "label", 'shortLabel', "short_label")), '{}') FROM "measures"),
      'periods', (SELECT coalesce(json_object_agg("id", json_build_object(
        'slug', "slug", 'startMonth', "start_month", 'endMonth', "end_month")), '{}')
        FROM "reporting_periods"),
      'mechanisms', (SELECT coalesce(json_object_agg("id", json_build_object(
        'slug', "slug", 'acronym', "acronym", 'name', "name")), '{}') FROM "mechanisms"),
      'programmes', (SELECT coalesce(json_object_agg("id", json_build_object(
        'slug', "slug", 'name', "name")), '{}') FROM "programmes"),
      'countries', (SELECT coalesce(json_object_agg("iso3", json_build_object(
        'iso3', "iso3", 'name', "name")), '{}') FROM "countries"),
      'regions', (SELECT coalesce(json_object_agg("code", json_build_object(
        'code', "code", 'name', "name")), '{}') FROM "regions")
    ) AS names`
  if (!row) throw new Error('A statement that always has one row had none.')
  return row.names
}

/** A list of identifiers in one text, as `looked` and `marked` read it. */
export function listed(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array_to_string(array(${query}), ',')`
}

/** What the identifiers of a list stand for; those that stand for nothing are left out. */
export function looked<Named>(list: string | undefined, names: Record<string, Named>): Named[] {
  return list ? list.split(',').flatMap((key) => names[key] ?? []) : []
}

/** As `looked`, for identifiers that each have a word before them. */
export function marked<Named, Said>(
  list: string | undefined,
  names: Record<string, Named>,
  say: (word: string) => Said,
): (Named & Said)[] {
  if (!list) return []
  return list.split(',').flatMap((entry) => {
    const [word = '', key = ''] = entry.split(' ')
    const found = names[key]
    return found ? [{ ...found, ...say(word) }] : []
  })
}
