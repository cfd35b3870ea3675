import type { Actor } from '../auth/actor.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'

/** Who has not been heard of for so long has the document no longer open: two rounds of asking were missed. */
const awayMs = 35_000

/** Somebody else who has the document open, and of which agencies they are. */
export type Presence = { name: string; agencies: string[] }

/**
 * Notes that somebody has a document open, and says who else has. That they may read it was found out before; whoever
 * may no longer is not noted and told of nobody.
 */
export async function notePresence(documentId: string, actor: Actor, now = new Date()): Promise<Presence[]> {
  const { personId } = actor
  return inTheNameOf(actor, async (tx) => {
    if ((await tx.document.count({ where: { id: documentId } })) === 0) return []
    const seen = { seenAt: now }
    await tx.presence.upsert({
      where: { documentId_personId: { documentId, personId } },
      create: { documentId, personId, ...seen },
      update: seen,
    })
    return othersAt(tx, documentId, personId, now)
  })
}

/** The others who have a document open. */
async function othersAt(
  tx: Prisma.TransactionClient,
  documentId: string,
  personId: string,
  now: Date,
): Promise<Presence[]> {
  const present = await tx.presence.findMany({
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
