import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import type { DocumentState, Role } from '../../lib/database/generated/client.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import {
  availableActions,
  canRead,
  canReadDraft,
  type DocumentFacts,
  type Doer,
  portal,
  refusalOf,
} from '../../lib/editorial/policy.ts'
import { type Action, actions } from '../../lib/editorial/workflow.ts'
import { testDatabase } from '../support/database.ts'
import { completeActivity, makePerson, openRound } from '../support/people.ts'

/** One letter for each state. */
const letters: Record<string, DocumentState> = {
  d: 'draft',
  c: 'cosigning',
  s: 'submitted',
  i: 'in_review',
  r: 'changes_requested',
  a: 'approved',
  h: 'scheduled',
  p: 'published',
  u: 'unpublished',
  x: 'refused',
}
const underWay = 'dcsirah'

/** People by what they are to a document of the agencies "lead", "signed" (a partner that signed) and "unsigned". */
const people = {
  'focal point of the lead': person(['focal_point'], ['lead']),
  'focal point of a partner that signed': person(['focal_point'], ['signed']),
  'focal point of a partner that did not sign': person(['focal_point'], ['unsigned']),
  'focal point of another agency': person(['focal_point'], ['other']),
  moderator: person(['moderator'], []),
  'moderator of an owning agency': person(['moderator'], ['unsigned']),
  'moderator who wrote it': person(['moderator'], [], 'author'),
  'moderator who published it': person(['moderator'], [], 'publisher'),
  administrator: person(['administrator'], []),
  auditor: person(['auditor'], []),
  'member of the lead without a role': person([], ['lead']),
  'nobody in particular': person([], []),
  'the portal': portal,
} as const satisfies Record<string, Doer>
type Party = keyof typeof people

const owners = [
  'focal point of the lead',
  'focal point of a partner that signed',
  'focal point of a partner that did not sign',
] as const
const moderators = [
  'moderator',
  'moderator of an owning agency',
  'moderator who wrote it',
  'moderator who published it',
] as const

/**
 * Written by hand from the table of the design: for each action who may carry it out, in which states. A word instead
 * of letters: they are refused with it in the state named before the colon.
 */
const rights: Record<Action, [parties: readonly Party[], states: string][]> = {
  save: [[owners, 'dr']],
  submit: [[['focal point of the lead'], 'd']],
  sign: [[['focal point of a partner that did not sign'], 'c']],
  decline: [[['focal point of a partner that signed', 'focal point of a partner that did not sign'], 'c']],
  leave: [[['focal point of a partner that signed', 'focal point of a partner that did not sign'], 'dr']],
  withdraw: [[['focal point of the lead'], 'cs']],
  confirm: [[owners, 'ia']],
  revise: [[owners, 'pu']],
  discard: [[['focal point of the lead'], 'd']],
  claim: [[moderators, 'si']],
  release: [[moderators, 'i']],
  requestChanges: [[moderators, 'i']],
  amend: [[moderators, 'ia']],
  approve: [
    [['moderator', 'moderator who published it'], 'i'],
    [['moderator of an owning agency', 'moderator who wrote it'], 'i:involved'],
  ],
  refuse: [[moderators, underWay]],
  reopen: [[['administrator'], 'x']],
  publish: [[moderators, 'a']],
  schedule: [[moderators, 'a']],
  unschedule: [[moderators, 'h']],
  publishWhenDue: [[['the portal'], 'h']],
  unpublish: [[moderators, `${underWay}px`]],
  publishInEmergency: [[['administrator'], underWay]],
  reviewEmergency: [
    [['moderator', 'administrator'], `${underWay}px`],
    [
      ['moderator of an owning agency', 'moderator who wrote it', 'moderator who published it'],
      `${underWay}px:involved`,
    ],
  ],
}

/** Who may know of a document that was handed over once, and of one that never was. */
const readers: readonly Party[] = [...owners, ...moderators, 'administrator', 'auditor']
const readersOfDrafts: readonly Party[] = [...owners, 'administrator', 'auditor']

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-11-25T12:00:00Z')
const said = { reason: 'Because.', publishAt: later }
const neverHandedOver = { wasHandedOver: false, isPublic: false }

describe('what somebody may do', () => {
  for (const action of actions)
    it(`${action}: as the table says, for everybody in every state`, () => {
      const found: Record<string, string | null> = {}
      const wanted: Record<string, string | null> = {}
      for (const [party, doer] of Object.entries(people) as [Party, Doer][])
        for (const [letter, state] of Object.entries(letters)) {
          const facts = factsIn(state, action, doer)
          found[`${party}, ${state}`] = refusalOf(action, doer, facts, said, now)
          wanted[`${party}, ${state}`] = expected(action, party, letter)
        }
      expect(found).toEqual(wanted)
    })

  it('is what the page offers, no more and no less', () => {
    for (const doer of Object.values(people))
      for (const state of Object.values(letters)) {
        const facts = factsIn(state, 'save', doer)
        const may = actions.filter((action) => refusalOf(action, doer, facts, said, now) === null)
        expect(availableActions(doer, facts, now)).toEqual(may)
      }
  })

  it('is nothing with a text that was never handed over, for those who do not write it', () => {
    for (const [party, doer] of Object.entries(people) as [Party, Doer][]) {
      if (doer === portal) continue
      const facts: DocumentFacts = {
        ...factsIn('draft', 'save', doer),
        isPublic: false,
        wasHandedOver: false,
      }
      expect([party, canRead(doer, facts)]).toEqual([party, readersOfDrafts.includes(party)])
      expect([party, canReadDraft(doer, facts)]).toEqual([party, readersOfDrafts.includes(party)])
      if (readersOfDrafts.includes(party)) continue
      for (const action of actions) expect(refusalOf(action, doer, facts, said, now)).toBe('notFound')
    }
  })

  it("is not a moderator's with a text that was never handed over, whatever else they are", () => {
    for (const role of ['auditor', 'administrator', 'focal_point'] as const) {
      const doer = person([role, 'moderator'], ['lead'])
      const facts: DocumentFacts = { ...factsIn('draft', 'refuse', doer), ...neverHandedOver }
      expect([role, refusalOf('refuse', doer, facts, said, now)]).toEqual([role, 'notYours'])
    }
  })
})

describe('what must be so besides', () => {
  const lead = people['focal point of the lead']
  const { moderator, administrator } = people
  const cases: [
    why: string,
    Action,
    Doer,
    DocumentState,
    Partial<DocumentFacts>,
    typeof said | object,
    string,
  ][] = [
    ['a closed period', 'save', lead, 'draft', { openFor: [], ...neverHandedOver }, said, 'periodClosed'],
    ['a closed period', 'submit', lead, 'draft', { openFor: [], ...neverHandedOver }, said, 'periodClosed'],
    [
      'an exception for a partner only',
      'submit',
      person(['focal_point'], ['lead', 'signed']),
      'draft',
      { openFor: ['signed'], ...neverHandedOver },
      said,
      'periodClosed',
    ],
    [
      'no reason',
      'decline',
      people['focal point of a partner that signed'],
      'cosigning',
      {},
      {},
      'reasonMissing',
    ],
    ['no reason', 'leave', people['focal point of a partner that signed'], 'draft', {}, {}, 'reasonMissing'],
    ['a reason of spaces', 'refuse', moderator, 'submitted', {}, { reason: ' \n ' }, 'reasonMissing'],
    ['no reason', 'unpublish', moderator, 'published', {}, {}, 'reasonMissing'],
    ['no reason', 'publishInEmergency', administrator, 'draft', {}, {}, 'reasonMissing'],
    [
      'a reason without end',
      'unpublish',
      moderator,
      'published',
      {},
      { reason: 'x'.repeat(2001) },
      'reasonTooLong',
    ],
    [
      'a profile of no agency',
      'reopen',
      administrator,
      'refused',
      { isOfMergedAgency: true },
      said,
      'notNow',
    ],
    ['no comment', 'requestChanges', moderator, 'in_review', { openComments: 0 }, said, 'commentMissing'],
    [
      'nobody having claimed it',
      'release',
      moderator,
      'in_review',
      { claimedById: null },
      said,
      'notClaimed',
    ],
    [
      'another having claimed it',
      'release',
      moderator,
      'in_review',
      { claimedById: 'x' },
      said,
      'notClaimed',
    ],
    ['owners looking', 'publish', moderator, 'approved', { lastLookUntil: later }, said, 'lastLook'],
    ['owners looking', 'schedule', moderator, 'approved', { lastLookUntil: later }, said, 'lastLook'],
    ['nothing to look at', 'confirm', lead, 'approved', { lastLookUntil: null }, said, 'notNow'],
    ['the time being over', 'confirm', lead, 'approved', { lastLookUntil: now }, said, 'notNow'],
    ['no time', 'schedule', moderator, 'approved', {}, {}, 'timeNotAhead'],
    ['a time that is now', 'schedule', moderator, 'approved', {}, { publishAt: now }, 'timeNotAhead'],
    [
      'a time that is none',
      'schedule',
      moderator,
      'approved',
      {},
      { publishAt: new Date('x') },
      'timeNotAhead',
    ],
    [
      'a year mistyped',
      'schedule',
      moderator,
      'approved',
      {},
      { publishAt: new Date('9999-01-01') },
      'timeTooFar',
    ],
    ['its time not having come', 'publishWhenDue', portal, 'scheduled', { publishAt: later }, said, 'notDue'],
    ['nothing being public', 'discard', lead, 'draft', { isPublic: false }, said, 'notPublic'],
    ['nothing being public', 'unpublish', moderator, 'draft', { isPublic: false }, said, 'notPublic'],
    [
      'no emergency',
      'reviewEmergency',
      moderator,
      'published',
      { reviewDueAt: null },
      said,
      'nothingToReview',
    ],
  ]
  for (const [why, action, doer, state, facts, words, reason] of cases)
    it(`${action} is refused for ${why}`, () => {
      const all = { ...factsIn(state, action, doer), ...facts }
      expect(refusalOf(action, doer, all, words, now)).toBe(reason)
    })

  it('owners may write with an exception for their agency, and mend what was handed over in time', () => {
    const closed = factsIn('draft', 'save', lead)
    for (const facts of [
      { ...neverHandedOver, openFor: ['lead'] },
      { openFor: [], wasHandedOver: true, isPublic: false },
      { ...neverHandedOver, openFor: null },
    ])
      expect(refusalOf('save', lead, { ...closed, ...facts }, said, now)).toBeNull()
  })
})

/** Every step between states that there is; all others cannot happen. Written by hand. */
const steps: Record<string, string> = {
  d: 'csdpx',
  c: 'csdpx',
  s: 'sidpx',
  i: 'israxp',
  r: 'rdpx',
  a: 'aihpx',
  h: 'hapx',
  p: 'pdu',
  u: 'd',
  x: 'xd',
}

describe('states', async () => {
  const { client } = await testDatabase('inventory')
  const periodId = await openRound(client)
  const all: Role[] = ['focal_point', 'moderator', 'administrator']
  const lead = await makePerson(client, { name: 'Le Ad', roles: all, agencies: ['unodc'] })
  const partner = await makePerson(client, { name: 'Part Ner', roles: all, agencies: ['un-women'] })
  const third = await makePerson(client, { name: 'Thi Rd', roles: ['focal_point'], agencies: ['dpo'] })
  const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator', 'administrator'] })
  const reader = await makePerson(client, { name: 'Read Er', roles: ['moderator'] })
  const stranger = await makePerson(client, { name: 'Stran Ger', roles: ['focal_point'], agencies: ['who'] })

  const change = async (doer: Doer, documentId: string, action: Action, now?: Date) => {
    const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
    const content = { ...completeActivity, body: `Text ${randomUUID()}.` }
    const words = { reason: 'Because.', publishAt: new Date(Date.now() + 60_000), content }
    return perform(doer, { documentId, action, lockVersion, key: randomUUID(), ...words }, now)
  }

  const begin = async (partners: string[]) => {
    const created = await createDocument(lead, {
      kind: 'activity',
      agencyId: lead.agencies[0]?.id ?? '',
      periodId,
      content: { ...completeActivity, partners },
      key: randomUUID(),
    })
    if (!created.ok) throw new Error(created.reason)
    return created.id
  }

  /** What leads to a state from a draft. */
  const toSubmitted: [Doer, Action][] = [
    [lead, 'submit'],
    [partner, 'sign'],
    [third, 'sign'],
  ]
  const toReview: [Doer, Action][] = [...toSubmitted, [moderator, 'claim']]
  const ways: Record<string, [Doer, Action][]> = {
    d: [],
    c: [[lead, 'submit']],
    s: toSubmitted,
    i: toReview,
    r: [...toReview, [moderator, 'requestChanges']],
    a: [...toReview, [moderator, 'approve']],
    h: [...toReview, [moderator, 'approve'], [moderator, 'schedule']],
    p: [[moderator, 'publishInEmergency']],
    u: [
      [moderator, 'publishInEmergency'],
      [moderator, 'unpublish'],
    ],
    x: [
      [lead, 'submit'],
      [moderator, 'refuse'],
    ],
  }

  const comment = async (documentId: string) => {
    const { currentRevisionId: revisionId } = await client.document.findUniqueOrThrow({
      where: { id: documentId },
    })
    const said = { documentId, field: 'body', body: 'Where?', authorId: moderator.personId }
    if (revisionId) await client.comment.create({ data: { ...said, revisionId } })
  }

  const inState = async (
    letter: string,
    { isPublic, partners }: { isPublic: boolean; partners: string[] },
  ) => {
    const id = await begin(partners)
    const before: [Doer, Action][] = isPublic
      ? [
          [moderator, 'publishInEmergency'],
          [lead, 'revise'],
        ]
      : []
    for (const [doer, action] of [...before, ...(ways[letter] ?? [])]) {
      const signs = doer === partner ? 'un-women' : 'dpo'
      if (action === 'sign' && !partners.includes(signs)) continue
      if (action === 'requestChanges') await comment(id)
      const outcome = await change(doer, id, action)
      expect([action, outcome]).toEqual([action, expect.objectContaining({ ok: true })])
    }
    await comment(id)
    return id
  }

  /** Who tries each action, and with what document: mostly one that was never public, of one partner. */
  const trialOf = (action: Action): { doers: Doer[]; isPublic?: true; partners?: string[] }[] => {
    if (action === 'publishWhenDue') return [{ doers: [portal, moderator] }]
    if (action === 'sign') return [{ doers: [partner] }, { doers: [partner], partners: ['un-women', 'dpo'] }]
    if (action === 'decline' || action === 'leave') return [{ doers: [partner, moderator] }]
    if (action === 'submit') return [{ doers: [lead] }, { doers: [lead], partners: [] }]
    if (action === 'discard' || action === 'unpublish') return [{ doers: [lead], isPublic: true }]
    if (action === 'reviewEmergency') return [{ doers: [reader], isPublic: true }]
    if (action === 'refuse') return [{ doers: [moderator], isPublic: true }]
    return [{ doers: [lead, moderator] }]
  }
  /** Documents that wait in a state for the next trial. */
  const waiting = new Map<string, string>()

  for (const [letter, from] of Object.entries(letters))
    it(`of ${from}, nothing leads but to ${named(steps[letter]).join(', ')}`, async () => {
      const reached = new Set<string>()
      for (const action of actions)
        for (const { doers, isPublic = false, partners = ['un-women'] } of trialOf(action)) {
          const variant = `${letter} ${isPublic} ${partners.join()}`
          // Without partners nothing is co-signed.
          if (letter === 'c' && partners.length === 0) continue
          for (const doer of doers) {
            const id = waiting.get(variant) ?? (await inState(letter, { isPublic, partners }))
            waiting.set(variant, id)
            const due = new Date(Date.now() + (action === 'publishWhenDue' ? 120_000 : 0))
            const outcome = await change(doer, id, action, due)
            const { state } = await client.document.findUniqueOrThrow({ where: { id } })
            expect(state).toBe(outcome.ok ? outcome.state : from)
            if (!outcome.ok) continue
            reached.add(state)
            waiting.delete(variant)
            break
          }
        }
      expect([...reached].sort()).toEqual(named(steps[letter]))
    })

  it('and documents of others are as good as none: the same answer for what exists and what does not', async () => {
    const id = await begin([])
    for (const action of actions)
      for (const doer of [stranger, reader])
        expect(await change(doer, id, action)).toEqual(
          await perform(doer, { documentId: randomUUID(), action, lockVersion: 1, key: randomUUID() }),
        )
  })
})

function person(roles: Role[], agencies: string[], personId: string = randomUUID()): Actor {
  const of = agencies.map((id) => ({ id, slug: id, acronym: id, standing: 'lead' as const }))
  return { personId, name: 'Some Body', email: 'some@example.org', language: 'en', roles, agencies: of }
}

/** A document in a state in which everything else that an action needs is so. */
function factsIn(state: DocumentState, action: Action, doer: Doer): DocumentFacts {
  return {
    kind: 'activity',
    state,
    leadAgencyId: 'lead',
    isOfMergedAgency: false,
    partnerIds: ['signed', 'unsigned'],
    signedIds: ['signed'],
    involvedIds: ['author'],
    involvedInPublicIds: ['author', 'publisher'],
    openComments: 1,
    isPublic: state !== 'unpublished',
    wasHandedOver: true,
    openFor: ['lead', 'signed', 'unsigned'],
    claimedById: doer === portal ? null : doer.personId,
    lastLookUntil: action === 'confirm' ? later : null,
    publishAt: now,
    reviewDueAt: later,
  }
}

function expected(action: Action, party: Party, letter: string): string | null {
  if (party !== 'the portal' && !readers.includes(party)) return 'notFound'
  const right = rights[action].find(([parties]) => parties.includes(party))
  if (!right) return 'notYours'
  const [states, reason = null] = right[1].split(':')
  return states?.includes(letter) ? reason : 'notNow'
}

function named(letterList = ''): string[] {
  return [...letterList].map((letter) => letters[letter] ?? '').sort()
}
