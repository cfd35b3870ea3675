import type { Actor } from '../auth/actor.ts'
import { database } from '../database/client.ts'

/** Who has not been heard of for so long has the document no longer open: two rounds of asking were missed. */
const awayMs = 35_000

/** Somebody else who has the document open, and of which agencies they are. */
export type Presence = { name: string; agencies: string[] }

/** Notes that somebody has a document open, and says who else has. That they may read it was found out before. */
export async function notePresence(
  documentId: string,
  { personId }: Actor,
  now = new Date(),
): Promise<Presence[]> {
  const seen = { seenAt: now }
  await database().presence.upsert({
    where: { documentId_personId: { documentId, personId } },
    create: { documentId, personId, ...seen },
    update: seen,
  })
  return othersAt(documentId, personId, now)
}

/** Somebody closed the document. */
export async function endPresence(documentId: string, { personId }: Actor): Promise<void> {
  await database().presence.deleteMany({ where: { documentId, personId } })
}

/** The others who have a document open. */
export async function othersAt(documentId: string, personId: string, now = new Date()): Promise<Presence[]> {
  const present = await database().presence.findMany({
    where: {
      documentId,
      personId: { not: personId },
      seenAt: { gt: new Date(now.getTime() - awayMs) },
    },
    orderBy: { personId: 'asc' },
    select: {
      person: {
        select: {
          name: true,
          assignments: { select: { agency: { select: { acronym: true } } }, orderBy: { agencyId: 'asc' } },
        },
      },
    },
  })
  return present.map(({ person }) => ({
    name: person.name,
    agencies: person.assignments.map(({ agency }) => agency.acronym),
  }))
}
