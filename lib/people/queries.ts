import { z } from 'zod'
import { type Actor, isAdministrator } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { NoticeFrequency, Prisma, Role, Standing } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import { storable } from '../storable.ts'

/** Somebody as administrators see them. */
export type PersonRecord = {
  id: string
  name: string
  email: string
  language: Locale
  roles: Role[]
  agencies: { slug: string; acronym: string; standing: Standing }[]
  createdAt: Date
  signedInAt: Date | null
  disabledAt: Date | null
}

export type PeopleFound = { people: PersonRecord[]; total: number }

const uuid = z.uuid()
/** So many are listed at once. */
export const mostListed = 100

const record = {
  id: true,
  name: true,
  email: true,
  language: true,
  roles: true,
  createdAt: true,
  signedInAt: true,
  disabledAt: true,
  assignments: {
    select: { standing: true, agency: { select: { slug: true, acronym: true } } },
    orderBy: { agency: { slug: 'asc' } },
  },
} as const satisfies Prisma.PersonSelect

/** People whose name or address contains the words, or who are of an agency of that acronym; by name. */
export async function findPeople(actor: Actor, search: string): Promise<PeopleFound | null> {
  if (!isAdministrator(actor)) return null
  const where = matching(search)
  const [people, total] = await Promise.all([
    database().person.findMany({
      where,
      select: record,
      orderBy: [{ disabledAt: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
      take: mostListed,
    }),
    database().person.count({ where }),
  ])
  return { people: people.map(recordOf), total }
}

/** One of them; null where there is nobody, and for whoever may not know. */
export async function findPerson(actor: Actor, id: string): Promise<PersonRecord | null> {
  if (!isAdministrator(actor) || !uuid.safeParse(id).success) return null
  const found = await database().person.findUnique({ where: { id }, select: record })
  return found && recordOf(found)
}

/** Everybody, for the command line. */
export async function listPeople(): Promise<PersonRecord[]> {
  const people = await database().person.findMany({ select: record, orderBy: { email: 'asc' } })
  return people.map(recordOf)
}

/** What somebody chose for themselves. */
export async function findPreferences({
  personId,
}: Actor): Promise<{ language: Locale; notices: NoticeFrequency }> {
  return database().person.findUniqueOrThrow({
    where: { id: personId },
    select: { language: true, notices: true },
  })
}

/** The agencies that somebody can be of, by acronym. */
export async function listAgenciesToChoose(): Promise<{ slug: string; acronym: string; name: string }[]> {
  return database().agency.findMany({
    select: { slug: true, acronym: true, name: true },
    orderBy: { acronym: 'asc' },
  })
}

function matching(search: string): Prisma.PersonWhereInput {
  const words = storable(search.slice(0, 200)).split(/\s+/).filter(Boolean)
  return {
    AND: words.map((word) => ({
      OR: [
        { name: { contains: word, mode: 'insensitive' } },
        { email: { contains: word, mode: 'insensitive' } },
        { assignments: { some: { agency: { acronym: { equals: word, mode: 'insensitive' } } } } },
      ],
    })),
  }
}

function recordOf({
  assignments,
  ...person
}: Prisma.PersonGetPayload<{ select: typeof record }>): PersonRecord {
  return { ...person, agencies: assignments.map(({ standing, agency }) => ({ ...agency, standing })) }
}
