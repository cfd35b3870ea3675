import { randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '../../lib/auth/actor.ts'
import type { DocumentState } from '../../lib/database/generated/client.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import type { Desk } from './occasions.ts'

/** Begins every word that no reader may ever see; what follows says where it was put. */
export const canary = 'qzcanary'

/** What somebody would have to guess. */
export type Hidden = { ids: string[]; tokens: string[]; words: string[] }

const states: DocumentState[] = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'refused',
]

/**
 * Puts words that must stay among the desk into documents of all kinds and states, their comments and their files,
 * beside what is public of some of them.
 */
export async function hideCanaries(desk: Desk): Promise<Hidden> {
  const hidden: Hidden = { ids: [], tokens: [], words: [] }
  const word = (where: string) => {
    // One word for whoever searches it, which parts words at an underscore.
    const made = `${canary}${where.replaceAll('_', '')}${hidden.words.length}`
    hidden.words.push(made)
    return made
  }
  for (const state of states) {
    const token = newToken()
    const id = await hiddenIn(desk, state, secretActivity(word, state, token))
    await attach(desk, id, token, word(`file${state}`))
    await commentOn(desk, id, word(`comment${state}`))
    hidden.ids.push(id)
    hidden.tokens.push(token)
  }
  hidden.ids.push(...(await otherKinds(desk, word)))
  await besideThePublic(desk, word, hidden)
  return hidden
}

/** What is scheduled is due long after anybody looks: the portal would publish it in its time. */
async function hiddenIn(desk: Desk, state: DocumentState, content: object): Promise<string> {
  if (state !== 'scheduled') return desk.inState(state, content)
  const id = await desk.inState('approved', content)
  await must(desk.act(desk.moderator, id, 'schedule', { publishAt: new Date(Date.now() + 86_400_000) }))
  return id
}

type Word = (where: string) => string

function secretActivity(word: Word, where: string, token?: string): object {
  return {
    title: `Title ${word(`title${where}`)}`,
    excerpt: `In short ${word(`excerpt${where}`)}.`,
    body: `Text ${word(`body${where}`)}.`,
    contentNote: `Note ${word(`note${where}`)}.`,
    otherPartners: [`Partner ${word(`partner${where}`)}`],
    isPersonalAccount: true,
    consent: `Consent ${word(`consent${where}`)}.`,
    links: [{ label: `Link ${word(`link${where}`)}`, url: `https://example.org/${word(`url${where}`)}` }],
    attachments: token ? [{ token, label: `File ${word(`label${where}`)}`, alt: word(`alt${where}`) }] : [],
    results: [
      {
        key: 'people',
        qualifier: 'exactly',
        value: 5,
        unit: 'people',
        counted: `people ${word(`result${where}`)}`,
        asOf: '2026-03',
        source: `Report ${word(`source${where}`)}`,
      },
    ],
  }
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}

async function attach(desk: Desk, documentId: string, token: string, words: string): Promise<void> {
  const bytes = Buffer.from(`%PDF-1.7\n${words}`)
  const file = {
    name: `${words}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: '0'.repeat(64),
  }
  await desk.client.attachment.create({
    data: { documentId, token, ...file, bytes, addedById: desk.lead.personId },
  })
}

async function commentOn(desk: Desk, documentId: string, words: string): Promise<void> {
  const revision = await desk.client.revision.findFirst({ where: { documentId } })
  if (!revision) return
  const said = { documentId, revisionId: revision.id, field: 'body', authorId: desk.moderator.personId }
  await desk.client.comment.create({ data: { ...said, body: `Comment ${words}.` } })
}

/** A story, a result and the next text of a profile, each handed over. */
async function otherKinds(desk: Desk, word: Word): Promise<string[]> {
  const { activity: _, ...story } = {
    ...secretActivity(word, 'story'),
    activity: undefined,
    lede: `Lede ${word('lede')}.`,
    asOf: '2026-03',
    agencies: ['unodc'],
    scope: 'global',
  }
  const result = {
    programme: 'spotlight-uganda',
    result: {
      key: 'x',
      qualifier: 'exactly',
      value: 1,
      unit: 'people',
      counted: word('programmeresult'),
      asOf: '2026-03',
      source: 'Report',
    },
  }
  const ids = []
  for (const [kind, content] of [
    ['story', story],
    ['programme_result', result],
  ] as const) {
    const id = randomUUID()
    const agencyId = desk.lead.agencies[0]?.id ?? ''
    await must(createDocument(desk.lead, { kind, agencyId, content, key: id }))
    await must(desk.act(desk.lead, id, 'submit'))
    ids.push(id)
  }
  const profile = desk.lead.agencies[0]?.id ?? ''
  const content = { sections: [{ section: 'background', body: `Profile ${word('profile')}.` }] }
  await must(desk.act(desk.lead, profile, 'revise'))
  await must(perform(desk.lead as Actor, await desk.request(profile, 'save', { content })))
  return ids
}

/** Of what is public: its consent and its comments, what it will say next, and what it said before it was taken back. */
async function besideThePublic(desk: Desk, word: Word, hidden: Hidden): Promise<void> {
  const shown = {
    isPersonalAccount: true,
    consent: `Consent ${word('consentpublic')}.`,
    title: 'Shown to all',
  }
  const id = await desk.inState('published', shown)
  await commentOn(desk, id, word('commentpublic'))
  await must(desk.act(desk.lead, id, 'revise'))
  await must(desk.act(desk.lead, id, 'save', { content: { ...shown, ...secretActivity(word, 'next') } }))
  const before = { body: `Text ${word('bodywithdrawn')}.`, excerpt: `In short ${word('excerptwithdrawn')}.` }
  const withdrawn = await desk.inState('unpublished', { ...before, title: 'Taken back again' })
  hidden.ids.push(id, withdrawn)
}

async function must(outcome: Promise<{ ok: boolean; reason?: string }>): Promise<void> {
  const { ok, reason } = await outcome
  if (!ok) throw new Error(reason)
}
