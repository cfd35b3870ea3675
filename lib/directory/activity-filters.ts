import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Filters } from '../search/params.ts'

/** Filters of the list and of an agency's own list; absent parameters narrow nothing. */
export type ActivityFilters = Partial<Filters<'activities'>>

/** The numbers of the activities that contain the words; null where there are none to look for. */
export async function numbersContaining(text: string): Promise<Int32Array | null> {
  const conditions = await containing(text)
  if (conditions.length === 0) return null
  const rows = await database().activity.findMany({ where: { AND: conditions }, select: { number: true } })
  return Int32Array.from(rows.map(({ number }) => number))
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
