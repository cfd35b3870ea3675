import { recordEvent } from '../audit/record.ts'
import { database } from '../database/client.ts'
import type { Person } from '../database/generated/client.ts'
import type { Actor } from './actor.ts'

/**
 * How an OpenID provider knows somebody, as one text: issuer and subject, which no address can stand for. Issuers
 * have no space in them.
 */
export function identityOf({ iss, sub }: { iss: string; sub: string }): string {
  return `${iss} ${sub}`
}

export async function findPersonByIdentity(identity: string): Promise<Person | null> {
  const found = await database().identity.findUnique({
    where: { issuer_subject: partsOf(identity) },
    include: { person: true },
  })
  return found?.person ?? null
}

/** From now on somebody may sign in by that identity. Throws where it is somebody's already. */
export async function connectIdentity(personId: string, identity: string, now: Date): Promise<void> {
  const parts = partsOf(identity)
  await database().$transaction(async (tx) => {
    await tx.identity.create({ data: { ...parts, personId } })
    await recordEvent(tx, { kind: 'identity.connect', at: now, personId, data: { issuer: parts.issuer } })
  })
}

/** The issuers by which somebody may sign in. */
export async function listIssuers({ personId }: Actor): Promise<string[]> {
  const found = await database().identity.findMany({ where: { personId }, orderBy: { issuer: 'asc' } })
  return found.map(({ issuer }) => issuer)
}

/** They may no longer. */
export async function disconnectIssuer(actor: Actor, issuer: string, now = new Date()): Promise<void> {
  const { personId } = actor
  if (!(await listIssuers(actor)).includes(issuer)) return
  await database().$transaction(async (tx) => {
    const { count } = await tx.identity.deleteMany({ where: { personId, issuer } })
    if (count > 0) await recordEvent(tx, { kind: 'identity.disconnect', at: now, personId, data: { issuer } })
  })
}

function partsOf(identity: string): { issuer: string; subject: string } {
  const [issuer = '', ...rest] = identity.split(' ')
  return { issuer, subject: rest.join(' ') }
}
