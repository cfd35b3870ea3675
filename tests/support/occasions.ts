import { randomUUID } from 'node:crypto'
import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import type { DocumentState } from '../../lib/database/generated/client.ts'
import { type Change, createDocument, type Outcome, perform } from '../../lib/editorial/mutations.ts'
import { type Doer, portal } from '../../lib/editorial/policy.ts'
import type { Action } from '../../lib/editorial/workflow.ts'
import { completeActivity, completeResult, completeStory, makePerson, openRound } from './people.ts'

/** People and a period, and ways to bring documents of UNODC and UN Women into any state. */
export type Desk = Awaited<ReturnType<typeof openDesk>>

export async function openDesk(client: Database) {
  const periodId = await openRound(client)
  const focal = (name: string, agency: string) =>
    makePerson(client, { name, roles: ['focal_point'], agencies: [agency] })
  const lead = await focal('Le Ad', 'unodc')
  const partner = await focal('Part Ner', 'un-women')
  const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })
  const second = await makePerson(client, { name: 'Sec Ond', roles: ['moderator'] })
  const administrator = await makePerson(client, { name: 'Ad Min', roles: ['administrator'] })

  const begin = async (content: object = {}): Promise<string> => {
    const created = await createDocument(lead, {
      kind: 'activity',
      agencyId: lead.agencies[0]?.id ?? '',
      periodId,
      content: { ...completeActivity, ...content },
      key: randomUUID(),
    })
    if (!created.ok) throw new Error(created.reason)
    return created.id
  }

  const beginOther = async (kind: keyof typeof others): Promise<string> => {
    const agencyId = lead.agencies[0]?.id ?? ''
    const created = await createDocument(lead, { kind, agencyId, content: others[kind], key: randomUUID() })
    if (!created.ok) throw new Error(created.reason)
    return created.id
  }

  /** What somebody would send who sees the document as it is now. */
  const request = async (documentId: string, action: Action, more: Partial<Change> = {}): Promise<Change> => {
    const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
    const words = { reason: 'Because.', publishAt: new Date(Date.now() + 60_000) }
    const text = action === 'save' || action === 'amend' ? { content: newText() } : {}
    return { documentId, action, lockVersion, key: randomUUID(), ...words, ...text, ...more }
  }

  const act = async (
    doer: Doer,
    documentId: string,
    action: Action,
    more: Partial<Change> = {},
  ): Promise<Outcome> => perform(doer, await request(documentId, action, more), timeOf(action))

  const comment = async (documentId: string) => {
    const { currentRevisionId: revisionId } = await client.document.findUniqueOrThrow({
      where: { id: documentId },
    })
    const said = { documentId, field: 'body', body: 'Where?', authorId: moderator.personId }
    if (revisionId) await client.comment.create({ data: { ...said, revisionId } })
  }

  const toReview: [Doer, Action][] = [
    [lead, 'submit'],
    [moderator, 'claim'],
  ]
  const ways: Record<DocumentState, [Doer, Action][]> = {
    draft: [],
    cosigning: [[lead, 'submit']],
    submitted: [[lead, 'submit']],
    in_review: toReview,
    changes_requested: [...toReview, [moderator, 'requestChanges']],
    approved: [...toReview, [moderator, 'approve']],
    scheduled: [...toReview, [moderator, 'approve'], [moderator, 'schedule']],
    published: [...toReview, [moderator, 'approve'], [moderator, 'publish']],
    unpublished: [...toReview, [moderator, 'approve'], [moderator, 'publish'], [moderator, 'unpublish']],
    refused: [
      [lead, 'submit'],
      [moderator, 'refuse'],
    ],
  }

  /** A new document in this state. */
  const inState = async (state: DocumentState, content: object = {}): Promise<string> =>
    bring(await begin({ ...(state === 'cosigning' && { partners: ['un-women'] }), ...content }), state)

  /** A new story or result in this state. */
  const otherInState = async (kind: keyof typeof others, state: DocumentState): Promise<string> =>
    bring(await beginOther(kind), state)

  /** Brings what was begun into this state. */
  const bring = async (id: string, state: DocumentState): Promise<string> => {
    for (const [doer, action] of ways[state]) {
      if (action === 'requestChanges') await comment(id)
      const outcome = await act(doer, id, action)
      if (!outcome.ok) throw new Error(`${action}: ${outcome.reason}`)
    }
    return id
  }

  const people = { lead, partner, moderator, second, administrator }
  return { client, periodId, ...people, begin, beginOther, request, act, comment, inState, otherInState }
}

const others = { story: completeStory, programme_result: completeResult }

let count = 0

/** A complete text that nobody sent before. */
export function newText(): object {
  count += 1
  return { ...completeActivity, body: `Text ${count}.` }
}

/** When an action is asked for: what is due is asked for when its time has come. */
export function timeOf(action: Action): Date {
  return new Date(Date.now() + (action === 'publishWhenDue' ? 120_000 : 0))
}

/** For each action somebody who may, a state in which they may, and what must be so besides. */
export const occasions: Record<
  Action,
  {
    by: 'lead' | 'partner' | 'moderator' | 'second' | 'administrator' | 'portal'
    in: DocumentState
    after?: [string, Action][]
    content?: object
  }
> = {
  save: { by: 'lead', in: 'draft' },
  submit: { by: 'lead', in: 'draft' },
  sign: { by: 'partner', in: 'cosigning' },
  decline: { by: 'partner', in: 'cosigning' },
  leave: { by: 'partner', in: 'draft', content: { partners: ['un-women'] } },
  withdraw: { by: 'lead', in: 'submitted' },
  confirm: { by: 'lead', in: 'in_review', after: [['moderator', 'amend']] },
  revise: { by: 'lead', in: 'published' },
  discard: {
    by: 'lead',
    in: 'published',
    after: [
      ['lead', 'revise'],
      ['lead', 'save'],
    ],
  },
  claim: { by: 'moderator', in: 'submitted' },
  release: { by: 'moderator', in: 'in_review' },
  requestChanges: { by: 'moderator', in: 'in_review' },
  amend: { by: 'moderator', in: 'in_review' },
  approve: { by: 'moderator', in: 'in_review' },
  refuse: { by: 'moderator', in: 'submitted' },
  reopen: { by: 'administrator', in: 'refused' },
  publish: { by: 'moderator', in: 'approved' },
  schedule: { by: 'moderator', in: 'approved' },
  unschedule: { by: 'moderator', in: 'scheduled' },
  publishWhenDue: { by: 'portal', in: 'scheduled' },
  unpublish: { by: 'moderator', in: 'published' },
  publishInEmergency: { by: 'administrator', in: 'draft' },
  reviewEmergency: { by: 'second', in: 'submitted', after: [['administrator', 'publishInEmergency']] },
}

/** A document with which the action can be carried out, and who carries it out. */
export async function occasionFor(desk: Desk, action: Action): Promise<{ doer: Doer; id: string }> {
  const { by, in: state, after = [], content } = occasions[action]
  const id = await desk.inState(state, content)
  for (const [who, before] of after) {
    const outcome = await desk.act(desk[who as 'lead'] as Actor, id, before)
    if (!outcome.ok) throw new Error(`${before}: ${outcome.reason}`)
  }
  await desk.comment(id)
  return { doer: by === 'portal' ? portal : desk[by], id }
}
