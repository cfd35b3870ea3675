import { randomUUID } from 'node:crypto'
import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import { type Change, createDocument, type Outcome, perform } from '../../lib/editorial/mutations.ts'
import type { portal } from '../../lib/editorial/policy.ts'
import { completeActivity, makePerson, openRound } from './people.ts'

/** People of two agencies and of the secretariat, an open period, and what they do at the desk. */
export async function startDesk(client: Database) {
  const periodId = await openRound(client)
  const unodc = await makePerson(client, { name: 'Ada Unodc', roles: ['focal_point'], agencies: ['unodc'] })
  const women = await makePerson(client, {
    name: 'Wim Women',
    roles: ['focal_point'],
    agencies: ['un-women'],
  })
  const stranger = await makePerson(client, { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] })
  const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })
  const second = await makePerson(client, { name: 'Sec Ond', roles: ['moderator'] })
  const administrator = await makePerson(client, { name: 'Ad Min', roles: ['administrator'] })

  /** Does something with a document as it stands now. */
  async function act(
    doer: Actor | typeof portal,
    documentId: string,
    action: Change['action'],
    more: Partial<Change> = {},
    now?: Date,
  ): Promise<Outcome> {
    const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
    return perform(doer, { documentId, action, lockVersion, key: randomUUID(), ...more }, now)
  }

  /** A new activity of UNODC. Returns its identifier. */
  async function begin(content: object = {}, now?: Date): Promise<string> {
    const agencyId = unodc.agencies[0]?.id ?? ''
    const given = { ...completeActivity, ...content }
    const created = await createDocument(
      unodc,
      { kind: 'activity', agencyId, periodId, content: given, key: randomUUID() },
      now,
    )
    if (!created.ok) throw new Error(created.reason)
    return created.id
  }

  /** Carries out what must succeed, one after the other. */
  async function carry(id: string, steps: [Actor, Change['action'], Partial<Change>?][], now?: Date) {
    for (const [actor, action, more] of steps) {
      const outcome = await act(actor, id, action, more, now)
      if (!outcome.ok) throw new Error(`${action}: ${outcome.reason}`)
    }
    return id
  }

  const submitted = async (content?: object, now?: Date) =>
    carry(await begin(content, now), [[unodc, 'submit']], now)
  const inReview = async (content?: object, now?: Date) =>
    carry(await submitted(content, now), [[moderator, 'claim']], now)
  const approved = async (content?: object, now?: Date) =>
    carry(await inReview(content, now), [[moderator, 'approve']], now)
  const published = async (content?: object, now?: Date) =>
    carry(await approved(content, now), [[moderator, 'publish']], now)

  const people = { unodc, women, stranger, moderator, second, administrator }
  return { ...people, periodId, act, begin, carry, submitted, inReview, approved, published }
}
