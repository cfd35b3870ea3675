import type { Database } from '../../lib/database/client.ts'
import type { ModelDocument, World } from './model-facts.ts'
import { agencies, ModelPeople } from './model-people.ts'
import { openRound } from './people.ts'
import type { Random } from './random.ts'

export const day = 24 * 60 * 60_000
export const periods = ['2026-01--2026-12', '2027-01--2027-12'] as const

/** What documents stand in: people, agencies, and periods with their rounds. All of it changes while they are written. */
export class ModelSurroundings {
  readonly world: World
  readonly periodIds: Record<string, string> = {}
  readonly agencyIds: Record<string, string> = {}
  readonly agencyNames: Record<string, string> = {}

  private constructor(
    private readonly client: Database,
    readonly people: ModelPeople,
  ) {
    this.world = { people: people.all, rounds: {} }
  }

  static async gather(client: Database, now: number): Promise<ModelSurroundings> {
    const around = new ModelSurroundings(client, await ModelPeople.gather(client))
    for (const slug of periods) {
      const [start = '', end = ''] = slug.split('--')
      around.periodIds[slug] = await openRound(client, { start, end })
      around.world.rounds[slug] = { opensAt: now - day, closedAt: null, exceptions: {} }
    }
    for (const { id, slug, name } of await client.agency.findMany({
      where: { slug: { in: [...agencies] } },
    })) {
      around.agencyIds[slug] = id
      around.agencyNames[slug] = name
    }
    return around
  }

  /** Periods close and open, people change, moderators comment. */
  async change(random: Random, documents: ModelDocument[], now: number): Promise<void> {
    const what = random.below(5)
    if (what === 0) return this.people.changeSomebody(random)
    if (what === 1) return this.changeRound(random, now)
    const document = random.oneOf(documents)
    if (document.current === null) return
    if (what < 4) await this.comment(document)
    else await this.resolveComments(document, now)
  }

  private async changeRound(random: Random, now: number): Promise<void> {
    const period = random.oneOf(periods)
    const periodId = this.periodIds[period] as string
    const round = this.world.rounds[period] as World['rounds'][string]
    if (random.chance(0.5)) {
      const agency = random.oneOf(agencies)
      const until = now + random.below(5 * day)
      const key = { periodId, agencyId: this.agencyIds[agency] as string }
      const granted = {
        until: new Date(until),
        reason: 'Late.',
        grantedById: this.people.all[0]?.id as string,
      }
      await this.client.reportingException.upsert({
        where: { periodId_agencyId: key },
        create: { ...key, ...granted },
        update: granted,
      })
      round.exceptions[agency] = until
      return
    }
    round.closedAt = round.closedAt === null && random.chance(0.6) ? now : null
    const closedAt = round.closedAt === null ? null : new Date(round.closedAt)
    await this.client.reportingRound.update({ where: { periodId }, data: { closedAt } })
  }

  private async comment(document: ModelDocument): Promise<void> {
    const where = { documentId_number: { documentId: document.id, number: document.current as number } }
    const revision = await this.client.revision.findUniqueOrThrow({ where })
    const authorId = this.people.all[5]?.id as string
    const said = {
      documentId: document.id,
      revisionId: revision.id,
      field: 'body',
      body: 'Say where.',
      authorId,
    }
    await this.client.comment.create({ data: said })
    document.openComments += 1
  }

  private async resolveComments(document: ModelDocument, now: number): Promise<void> {
    const where = { documentId: document.id, resolvedAt: null }
    await this.client.comment.updateMany({ where, data: { resolvedAt: new Date(now) } })
    document.openComments = 0
  }
}
