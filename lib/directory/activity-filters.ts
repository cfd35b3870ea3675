import { database } from '../database/client.ts'
import type { Prisma, Scope } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import type { Filters } from '../search/params.ts'
import { regionsWithin } from './countries.ts'

/** Filters of the list and of an agency's own list; absent parameters narrow nothing. */
export type ActivityFilters = Partial<Filters<'activities'>>

/** The condition that the filters state. Values of one parameter are joined by OR, parameters by AND. */
export async function matching(filters: ActivityFilters): Promise<Prisma.ActivityWhereInput> {
  const conditions: Prisma.ActivityWhereInput[] = []
  const { q, agency, role, measure, country, region, period, from, to, mechanism, programme } = filters
  conditions.push(...(await containing(q?.[0] ?? '')))
  if (agency?.length || role?.length)
    conditions.push({
      agencies: {
        some: {
          ...(agency?.length && { agency: { slug: { in: [...agency] } } }),
          ...(role?.length && { role: { in: role.map((value) => value as 'lead' | 'partner') } }),
        },
      },
    })
  if (measure?.length) conditions.push({ measures: { some: { measure: { slug: { in: [...measure] } } } } })
  if (country?.length)
    conditions.push({ countries: { some: { iso3: { in: country.map((iso3) => iso3.toUpperCase()) } } } })
  if (region?.length) {
    const within = await regionsWithin(region)
    conditions.push({
      OR: [
        { regions: { some: { regionCode: { in: within } } } },
        { countries: { some: { country: { regionCode: { in: within } } } } },
      ],
    })
  }
  if (period?.length) conditions.push({ period: { slug: { in: [...period] } } })
  if (from?.[0]) conditions.push({ endMonth: { gte: from[0] } })
  if (to?.[0]) conditions.push({ startMonth: { lte: to[0] } })
  if (mechanism?.length)
    conditions.push({ mechanisms: { some: { mechanism: { slug: { in: [...mechanism] } } } } })
  if (programme?.length)
    conditions.push({ programmes: { some: { programme: { slug: { in: [...programme] } } } } })
  if (filters.scope?.length) conditions.push({ scope: { in: filters.scope.map((value) => value as Scope) } })
  if (filters.language?.length)
    conditions.push({ language: { in: filters.language.map((value) => value as Locale) } })
  return conditions.length === 0 ? {} : { AND: conditions }
}

/**
 * Each word must stand in the text, or in the present or a former name of an agency, or in a country's name. These
 * are few and are looked through here: as part of the condition, a hundred words of names take the planner minutes.
 */
async function containing(text: string): Promise<Prisma.ActivityWhereInput[]> {
  const words = new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((word) => [word.toLowerCase(), word]),
  )
  if (words.size === 0) return []
  const named = { acronym: true, name: true } as const
  const [agencies, countries] = await Promise.all([
    database().agency.findMany({ select: { id: true, ...named, names: { select: named } } }),
    database().country.findMany({ select: { iso3: true, name: true } }),
  ])
  return [...words].map(([lower, word]) => {
    // Prisma compares with ILIKE and leaves it to us that \ % and _ stand for themselves.
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    const isIn = (name: string) => name.toLowerCase().includes(lower)
    const agencyIds = agencies
      .filter(({ names, ...present }) =>
        [present, ...names].some(({ acronym, name }) => acronym.toLowerCase() === lower || isIn(name)),
      )
      .map(({ id }) => id)
    const codes = countries.filter(({ name }) => isIn(name)).map(({ iso3 }) => iso3)
    return {
      OR: [
        { title: contains },
        { excerpt: contains },
        { body: contains },
        ...(agencyIds.length > 0 ? [{ agencies: { some: { agencyId: { in: agencyIds } } } }] : []),
        ...(codes.length > 0 ? [{ countries: { some: { iso3: { in: codes } } } }] : []),
      ],
    }
  })
}
