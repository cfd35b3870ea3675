import { createHash } from 'node:crypto'
import type { Database } from '../../lib/database/client.ts'
import type { AuditEvent } from '../../lib/database/generated/client.ts'

/** Follows the audit trail as it grows, and checks each event's link with arithmetic of its own. */
export class Trail {
  private sequence = 0n
  private hash = '0'.repeat(64)

  constructor(private readonly client: Database) {}

  /** The events since the last look. Throws where one does not follow from those before it. */
  async follow(): Promise<AuditEvent[]> {
    const events = await this.client.auditEvent.findMany({
      where: { sequence: { gt: this.sequence } },
      orderBy: { sequence: 'asc' },
    })
    for (const event of events) {
      const isNext = event.sequence === this.sequence + 1n && event.previousHash === this.hash
      if (!isNext || event.hash !== hashOf(event))
        throw new Error(`Audit event ${event.sequence} does not follow ${this.sequence}.`)
      this.sequence = event.sequence
      this.hash = event.hash
    }
    return events
  }
}

/** SHA-256 of all of an event but its own hash, members in the order of their names. */
function hashOf({ hash: _, ...event }: AuditEvent): string {
  const text = JSON.stringify(
    sorted({ ...event, at: event.at.toISOString(), sequence: String(event.sequence) }),
  )
  return createHash('sha256').update(text).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted((value as Record<string, unknown>)[name])]),
  )
}
