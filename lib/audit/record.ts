import { canonicalJson, hashOf } from '../canonical-json.ts'
import type { AuditEvent, Prisma } from '../database/generated/client.ts'

/** Any number will do, as long as nothing else in this database locks it. */
const advisoryLock = 7_276_932

/** What happened or was refused. */
export type NewEvent = {
  /** `document.approve`, `session.begin`, `person.invite`: what it is about, and the act. */
  kind: string
  /** How the data are to be read; another number when their shape changes. */
  version?: number
  at: Date
  /** Null for what the portal did by itself and for strangers. */
  personId: string | null
  documentId?: string | null
  agencyId?: string | null
  /** No secrets, no tokens, no texts: what was done, and to what. */
  data?: Record<string, unknown>
}

/** What the hash of an event covers. */
type Covered = Omit<AuditEvent, 'hash'>

/** The hash before the first event. */
export const beginning = '0'.repeat(64)

/**
 * Adds an event to the audit trail, in the transaction of what it tells of: both happen or neither. Each event
 * carries the hash of the one before it, so that a later change shows (OWASP ASVS 5.0, 16.4.2). Write it last:
 * from here to the end of the transaction others wait.
 */
export async function recordEvent(tx: Prisma.TransactionClient, event: NewEvent): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLock}::bigint)::text`
  const last = await tx.auditEvent.findFirst({
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  })
  const covered: Covered = {
    sequence: (last?.sequence ?? 0n) + 1n,
    at: event.at,
    kind: event.kind,
    version: event.version ?? 1,
    personId: event.personId,
    documentId: event.documentId ?? null,
    agencyId: event.agencyId ?? null,
    data: JSON.parse(canonicalJson(event.data ?? {})),
    previousHash: last?.hash ?? beginning,
  }
  const data = covered.data as Prisma.InputJsonObject
  await tx.auditEvent.create({ data: { ...covered, data, hash: eventHash(covered) } })
}

/** The hash of an event: SHA-256 of its canonical JSON with the hash before it, in hexadecimal. */
export function eventHash(event: Covered): string {
  const { sequence, at, kind, version, personId, documentId, agencyId, data, previousHash } = event
  const time = at.toISOString()
  const number = sequence.toString()
  return hashOf({
    sequence: number,
    at: time,
    kind,
    version,
    personId,
    documentId,
    agencyId,
    data,
    previousHash,
  })
}
