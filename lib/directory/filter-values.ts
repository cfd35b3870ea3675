import { database } from '../database/client.ts'
import type { FilterProblem } from '../search/params.ts'

/**
 * A chosen value with the name by which people know it. Months, words and codes name themselves. Values of
 * the vocabularies carry what `withLocalNames` knows them by.
 */
export type NamedValue = { value: string; name: string; iso3?: string; code?: string; measure?: string }

type AnyFilters = Record<string, readonly string[]>

/**
 * Looks up what the values of filters stand for. Those that name nothing come back as problems and are
 * taken out of the filters; a former address of an agency becomes that of today.
 */
export async function resolveFilters<F extends AnyFilters>(
  filters: F,
): Promise<{ filters: F; names: { [P in keyof F]?: NamedValue[] }; problems: FilterProblem[] }> {
  const resolved: Record<string, readonly string[]> = { ...filters }
  const names: Record<string, NamedValue[]> = {}
  const problems: FilterProblem[] = []
  for (const [parameter, lookUp] of Object.entries(lookUps)) {
    const values = filters[parameter] ?? []
    if (values.length === 0) continue
    const found = await lookUp([...values])
    const known = values.flatMap((value) => found.get(value) ?? [])
    const distinct = [...new Map(known.map((named) => [named.value, named])).values()]
    names[parameter] = distinct
    resolved[parameter] = distinct.map((named) => named.value)
    for (const value of values) if (!found.has(value)) problems.push({ parameter, value })
  }
  return { filters: resolved as F, names: names as { [P in keyof F]?: NamedValue[] }, problems }
}

type LookUp = (values: string[]) => Promise<Map<string, NamedValue>>

const lookUps: Record<string, LookUp> = {
  agency: async (slugs) => {
    const [present, former] = await Promise.all([
      database().agency.findMany({ where: { slug: { in: slugs } }, select: { slug: true, acronym: true } }),
      database().agencyName.findMany({
        where: { slug: { in: slugs } },
        select: { slug: true, agency: { select: { slug: true, acronym: true } } },
      }),
    ])
    return new Map([
      ...former.flatMap(({ slug, agency }) =>
        slug ? [[slug, { value: agency.slug, name: agency.acronym }] as const] : [],
      ),
      ...present.map(({ slug, acronym }) => [slug, { value: slug, name: acronym }] as const),
    ])
  },
  measure: async (slugs) => {
    const rows = await database().measure.findMany({ where: { slug: { in: slugs } } })
    return new Map(
      rows.map(({ slug, shortLabel }) => [slug, { value: slug, name: shortLabel, measure: slug }]),
    )
  },
  country: async (codes) => {
    const rows = await database().country.findMany({
      where: { iso3: { in: codes.map((code) => code.toUpperCase()) } },
      select: { iso3: true, name: true },
    })
    return new Map(
      rows.map(({ iso3, name }) => [iso3.toLowerCase(), { value: iso3.toLowerCase(), name, iso3 }]),
    )
  },
  region: async (codes) => {
    const rows = await database().region.findMany({ where: { code: { in: codes } } })
    return new Map(rows.map(({ code, name }) => [code, { value: code, name, code }]))
  },
  period: async (slugs) => {
    const rows = await database().reportingPeriod.findMany({
      where: { slug: { in: slugs } },
      select: { slug: true },
    })
    // The page writes the span out in the reader's language.
    return new Map(rows.map(({ slug }) => [slug, { value: slug, name: slug }]))
  },
  mechanism: async (slugs) => {
    const rows = await database().mechanism.findMany({
      where: { slug: { in: slugs } },
      select: { slug: true, name: true, acronym: true },
    })
    return new Map(rows.map(({ slug, name, acronym }) => [slug, { value: slug, name: acronym ?? name }]))
  },
  programme: async (slugs) => {
    const rows = await database().programme.findMany({
      where: { slug: { in: slugs } },
      select: { slug: true, name: true },
    })
    return new Map(rows.map(({ slug, name }) => [slug, { value: slug, name }]))
  },
}
