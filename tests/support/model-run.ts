import { deepStrictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { Database } from '../../lib/database/client.ts'
import { type Change, createDocument, type Outcome, perform } from '../../lib/editorial/mutations.ts'
import { portal } from '../../lib/editorial/policy.ts'
import { expect } from './model.ts'
import { ModelChecks } from './model-checks.ts'
import { begun, fromInventory } from './model-documents.ts'
import {
  type Action,
  actions,
  type Kind,
  type ModelDocument,
  type ModelPerson,
  type ModelText,
  type Request,
  type World,
} from './model-facts.ts'
import { agencies, type ModelPeople } from './model-people.ts'
import { isOpenFor, refusal, writesFor } from './model-rights.ts'
import { day, ModelSurroundings, periods } from './model-surroundings.ts'
import { contentOf, newText, wasMadeHere } from './model-texts.ts'
import { type Random, randomFrom } from './random.ts'

/** What a run did: how often each action was carried out, and each refusal met. */
export type Tally = { steps: number; done: Record<string, number>; refused: Record<string, number> }

const minute = 60_000
const kinds: Kind[] = ['activity', 'activity', 'activity', 'story', 'agency_profile', 'programme_result']
/** So many documents are worked on at a time. */
const desk = 14

const takesBack = new Set<Action>([
  'refuse',
  'publishInEmergency',
  'unpublish',
  'withdraw',
  'leave',
  'decline',
  'discard',
  'release',
])

/**
 * Does random things as random people with random documents, and after each holds the whole of what the database
 * has of the document, who was told, and the audit trail against the model. Throws at the first difference, with the
 * seed and what led to it.
 */
export async function runModel(
  client: Database,
  options: { seed: number; steps: number; until?: number; onStep?: (step: number) => void },
): Promise<Tally> {
  const run = await ModelRun.begin(client, options.seed)
  const { steps, until = Number.POSITIVE_INFINITY, onStep } = options
  for (let step = 1; step <= steps && Date.now() < until; step += 1) {
    await run.step(step)
    onStep?.(step)
  }
  return run.tally
}

class ModelRun {
  readonly tally: Tally = { steps: 0, done: {}, refused: {} }
  private readonly random: Random
  private readonly world: World
  private readonly people: ModelPeople
  private readonly checks: ModelChecks
  private documents: ModelDocument[] = []
  private readonly sent: { change: Change; by: ModelPerson | null; outcome: Outcome }[] = []
  private readonly log: string[] = []

  private constructor(
    private readonly client: Database,
    private readonly around: ModelSurroundings,
    private readonly seed: number,
    private now: number,
  ) {
    this.random = randomFrom(seed)
    this.world = around.world
    this.people = around.people
    this.checks = new ModelChecks(client)
  }

  static async begin(client: Database, seed: number): Promise<ModelRun> {
    const now = Date.now()
    const run = new ModelRun(client, await ModelSurroundings.gather(client, now), seed, now)
    await run.checks.begin()
    return run
  }

  async step(number: number): Promise<void> {
    this.tally.steps = number
    this.now += this.random.chance(0.05)
      ? this.random.below(3 * day)
      : minute + this.random.below(20 * minute)
    try {
      const lot = this.random.next()
      if (this.documents.length < desk || lot < 0.02) await this.begin()
      else if (lot < 0.1) await this.around.change(this.random, this.documents, this.now)
      else if (lot < 0.12) await this.repeat()
      else await this.act()
    } catch (error) {
      const last = this.log.slice(-24).join('\n')
      throw new Error(`Seed ${this.seed}, step ${number}:\n${last}\n${(error as Error).message}`, {
        cause: error,
      })
    }
  }

  /** Somebody begins a document, or tries to. */
  private async begin(): Promise<void> {
    const { random } = this
    const [kind, by, lead] = [random.oneOf(kinds), random.oneOf(this.people.all), random.oneOf(agencies)]
    const text = this.text(kind, lead)
    const period = kind === 'activity' ? periods[0] : null
    const key = randomUUID()
    const agencyId = this.around.agencyIds[lead] as string
    const actor = this.people.actorOf(by)
    const outcome = await createDocument(
      actor,
      {
        kind,
        agencyId,
        key,
        content: contentOf(kind, lead, text),
        ...(period && { periodId: this.around.periodIds[period] }),
      },
      new Date(this.now),
    )
    this.say(`${by.name} begins ${kind} of ${lead}: ${JSON.stringify(outcome)}`)
    const isOpen = period === null || isOpenFor(this.world, period, lead, this.now)
    const reason = writesFor(by, lead) ? (isOpen ? null : 'periodClosed') : 'notYours'
    this.count(reason ?? 'begin', reason === null)
    deepStrictEqual(outcome.ok ? null : outcome.reason, reason)
    if (!outcome.ok) return this.checks.events(`refused.document.create`, by.id)
    const known = kind === 'agency_profile' ? await this.documentOf(lead) : null
    // An agency has one profile: whoever begins it again is led to it.
    if (known) return this.checks.events(null, null)
    await this.checks.events('document.create', by.id)
    const document = begun({ id: outcome.id, kind, lead, by, period, text: { ...text, period } })
    this.documents.push(document)
    if (this.documents.length > desk) this.documents.splice(this.random.below(desk), 1)
    await this.check(document, [])
  }

  /** The profile that an agency has, from the starting content or written before; it is on the desk from then on. */
  private async documentOf(lead: string): Promise<ModelDocument | null> {
    const id = this.around.agencyIds[lead] as string
    const known = this.documents.find((document) => document.id === id)
    if (known) return known
    const seen = this.profiles.get(id)
    if (seen) {
      this.documents.push(seen)
      return seen
    }
    const row = await this.client.document.findUniqueOrThrow({ where: { id }, include: { revisions: true } })
    if (row.revisions.length === 0) return null
    const document = fromInventory(row, lead, this.around.agencyNames[lead] as string)
    this.profiles.set(id, document)
    this.documents.push(document)
    await this.check(document, [])
    return document
  }
  private readonly profiles = new Map<string, ModelDocument>()

  private text(kind: Kind, lead: string): ModelText {
    return newText(kind, this.random, {
      lead,
      leadName: this.around.agencyNames[lead] as string,
      agencies,
      periods,
    })
  }

  /** Somebody does something with a document: mostly what they may, often what they may not. */
  private async act(): Promise<void> {
    const { random } = this
    const index = random.below(this.documents.length)
    const document = this.documents[index] as ModelDocument
    const { action, by } = this.choose(document)
    const text = this.textFor(document, action)
    const request: Request = { action, by, lockVersion: document.lockVersion }
    if (random.chance(0.8))
      request.reason = random.chance(0.1) ? '  ' : `Because of step ${this.tally.steps}.`
    if (random.chance(0.9)) request.publishAt = this.now + random.below(2 * day) - 60 * minute
    if (text) request.text = text
    if (random.chance(0.05)) request.lockVersion += random.chance(0.7) ? -1 : 1
    const change = this.changeOf(document, request)
    this.say(`${by?.name ?? 'The portal'}: ${action} (${document.kind} ${document.id}, ${document.state})`)
    const outcome = await perform(by ? this.people.actorOf(by) : portal, change, new Date(this.now))
    this.say(`  ${JSON.stringify(outcome)}`)
    const expected = expect(document, request, this.world, this.now)
    const after = expected.ok ? expected.after : document
    this.count(expected.ok ? action : expected.reason, expected.ok)
    this.checks.outcome(outcome, expected, this.now)
    if (expected.ok && !expected.unchanged) this.sent.push({ change, by, outcome })
    this.documents[index] = after
    if (after.kind === 'agency_profile') this.profiles.set(after.id, after)
    await this.checks.events(
      expected.event ? `${expected.ok ? '' : 'refused.'}document.${action}` : null,
      by?.id ?? null,
      expected.ok ? { from: document.state, to: after.state } : { reason: expected.reason },
    )
    await this.check(after, expected.ok ? expected.notices : [])
  }

  /** Three times in four something that can be done, and then rather what goes on than what ends or takes back. */
  private choose(document: ModelDocument): { action: Action; by: ModelPerson | null } {
    const everybody = [...this.people.all, null]
    const said = { lockVersion: 1, reason: 'Because.', publishAt: this.now + day }
    if (this.random.chance(0.75)) {
      const possible = actions.flatMap((action) => {
        const able = everybody.filter(
          (by) => refusal(document, { ...said, action, by }, this.world, this.now) === null,
        )
        if (able.length === 0) return []
        return Array.from({ length: takesBack.has(action) ? 1 : 6 }, () => ({ action, able }))
      })
      if (possible.length > 0) {
        const { action, able } = this.random.oneOf(possible)
        return { action, by: this.random.oneOf(able) }
      }
    }
    return { action: this.random.oneOf(actions), by: this.random.oneOf(everybody) }
  }

  /** What an editor would send: something new, now and then what is there already. */
  private textFor(document: ModelDocument, action: Action): ModelText | undefined {
    if (action !== 'save' && action !== 'amend') return undefined
    const known = document.copy?.text ?? document.revisions[(document.current ?? 0) - 1]?.text
    if (known && wasMadeHere(known) && this.random.chance(0.1)) return known
    return this.text(document.kind, document.lead)
  }
  private changeOf(
    document: ModelDocument,
    { action, lockVersion, reason, publishAt, text }: Request,
  ): Change {
    return {
      documentId: document.id,
      action,
      lockVersion,
      key: randomUUID(),
      ...(reason !== undefined && { reason }),
      ...(publishAt !== undefined && { publishAt: new Date(publishAt) }),
      ...(text && { content: contentOf(document.kind, document.lead, text) }),
    }
  }

  /** A request comes again, as it was or with its key taken for another one. */
  private async repeat(): Promise<void> {
    const earlier = this.sent.at(-1 - this.random.below(Math.min(this.sent.length, 50)))
    if (!earlier) return
    const { change, by, outcome } = earlier
    const isSame = this.random.chance(0.5)
    const action = isSame
      ? change.action
      : this.random.oneOf(actions.filter((each) => each !== change.action))
    const again = await perform(
      by ? this.people.actorOf(by) : portal,
      { ...change, action },
      new Date(this.now),
    )
    this.say(`Again ${action} for ${change.action}: ${JSON.stringify(again)}`)
    this.count(isSame ? 'repeat' : 'keyMissing', isSame)
    deepStrictEqual(again, isSame ? outcome : { ok: false, reason: 'keyMissing' })
    await this.checks.events(null, null)
    const document = this.documents.find(({ id }) => id === change.documentId)
    if (document) await this.check(document, [])
  }

  private check(document: ModelDocument, notices: { kind: string; to: string }[]): Promise<void> {
    return this.checks.document(document, notices, { step: this.tally.steps, now: this.now })
  }

  private count(what: string, wasDone: boolean): void {
    const counts = wasDone ? this.tally.done : this.tally.refused
    counts[what] = (counts[what] ?? 0) + 1
  }

  private say(what: string): void {
    this.log.push(what)
    if (this.log.length > 100) this.log.splice(0, 50)
  }
}
