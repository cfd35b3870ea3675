import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Actor } from './actor.ts'
import { isLive, isToBeNoted } from './session-life.ts'
import { hashToken } from './tokens.ts'

const withRights = {
  assignments: {
    select: { standing: true, agency: { select: { id: true, slug: true, acronym: true } } },
    orderBy: { agency: { slug: 'asc' } },
  },
} as const satisfies Prisma.PersonInclude

type PersonWithRights = Prisma.PersonGetPayload<{ include: typeof withRights }>

/** A session that goes on, and whose it is. */
export type LiveSession = { id: string; expiresAt: Date; actor: Actor }

/**
 * The session of a token, with its person's rights as they are now; null where there is none, or none any more.
 * Notes that somebody was there.
 */
export async function findSession(token: string, now = new Date()): Promise<LiveSession | null> {
  const session = await database().session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { person: { include: withRights } },
  })
  if (!session || session.person.disabledAt || !isLive(session, now)) return null
  if (isToBeNoted(session, now))
    await database().session.updateMany({ where: { id: session.id }, data: { seenAt: now } })
  return { id: session.id, expiresAt: session.expiresAt, actor: actorOf(session.person) }
}

function actorOf({ id, name, email, language, roles, assignments }: PersonWithRights): Actor {
  const agencies = assignments.map(({ standing, agency }) => ({ ...agency, standing }))
  return { personId: id, name, email, language, roles, agencies }
}
