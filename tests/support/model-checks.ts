import { deepStrictEqual } from 'node:assert'
import type { Database } from '../../lib/database/client.ts'
import type { Outcome } from '../../lib/editorial/mutations.ts'
import type { Expected, ModelDocument } from './model-facts.ts'
import { modelled, observed } from './model-observed.ts'
import { Trail } from './model-trail.ts'

/** Holds what the portal answers and what the database has against the model. Each throws where they differ. */
export class ModelChecks {
  private readonly trail: Trail
  private readonly told = new Map<string, number>()

  constructor(private readonly client: Database) {
    this.trail = new Trail(client)
  }

  /** What happened before is not the model's. */
  async begin(): Promise<void> {
    await this.trail.follow()
  }

  /** The answer is the one that the model has. */
  outcome(outcome: Outcome, expected: Expected, now: number): void {
    if (!expected.ok) {
      deepStrictEqual(outcome.ok ? 'ok' : outcome.reason, expected.reason)
      return
    }
    const { state, lockVersion } = expected.after
    const kept = expected.partnersKept ? { partnersKept: true } : {}
    deepStrictEqual(outcome, { ok: true, state, lockVersion, at: new Date(now).toISOString(), ...kept })
  }

  /** Exactly one event was added, or none. */
  async events(kind: string | null, personId: string | null, data: object = {}): Promise<void> {
    const events = await this.trail.follow()
    deepStrictEqual(
      events.map((event) => ({ kind: event.kind, personId: event.personId })),
      kind === null ? [] : [{ kind, personId }],
    )
    const known = (events[0]?.data ?? {}) as Record<string, unknown>
    for (const [name, value] of Object.entries(data)) if (kind) deepStrictEqual(known[name], value)
  }

  /** The document, and who was told in this step, are as the model has them. */
  async document(
    document: ModelDocument,
    notices: { kind: string; to: string }[],
    { step, now }: { step: number; now: number },
  ): Promise<void> {
    // A profile gets hundreds of revisions in a long run. The old ones are looked at in every tenth step.
    const known = step % 10 === 0 ? 0 : Math.max(0, document.revisions.length - 10)
    const { slug, ...row } = await observed(this.client, document.id, known)
    deepStrictEqual(row, modelled(document, known))
    deepStrictEqual(slug !== null, document.publications.length > 0)
    const total = (this.told.get(document.id) ?? 0) + notices.length
    this.told.set(document.id, total)
    const where = { documentId: document.id }
    deepStrictEqual(await this.client.notice.count({ where }), total)
    if (notices.length === 0) return
    const rows = await this.client.notice.findMany({ where: { ...where, createdAt: new Date(now) } })
    const asText = (told: { kind: string; to: string }[]) =>
      told.map(({ kind, to }) => `${kind} ${to}`).sort()
    deepStrictEqual(asText(rows.map(({ kind, personId: to }) => ({ kind, to }))), asText(notices))
  }
}
