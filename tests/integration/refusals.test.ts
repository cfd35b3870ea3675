import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addFile, removeFile } from '../../lib/attachments/mutations.ts'
import { verifyAudit } from '../../lib/audit/verify.ts'
import type { Actor } from '../../lib/auth/actor.ts'
import { beginEntry } from '../../lib/editorial/begin.ts'
import { addComment, replyToComment, settleComment } from '../../lib/editorial/comments.ts'
import { mend } from '../../lib/editorial/mending.ts'
import { remind } from '../../lib/editorial/reminders.ts'
import { saveWorkingCopy } from '../../lib/editorial/working-copy.ts'
import { signNothingToReport, withdrawNothingToReport } from '../../lib/reporting/statements.ts'
import { testDatabase } from '../support/database.ts'
import { openDesk } from '../support/occasions.ts'
import { makePerson } from '../support/people.ts'

/**
 * Every act of the desk that is refused because somebody may not is one event of the audit trail (OWASP ASVS 5.0,
 * 16.3.2). Acts on documents that go through `perform` stand in `server-desk-requests`, those of administrators in
 * `people` and `administration-*`.
 */

const { client } = await testDatabase('inventory')
const desk = await openDesk(client)
const { lead, moderator } = desk
const stranger = await makePerson(client, { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] })
const agencyOf = (actor: Actor) => actor.agencies[0]?.id ?? ''
const period = '2026-01--2026-12'
const pdf = { name: 'a.pdf', bytes: new Uint8Array([1]) }

/** What the audit trail says of what was done meanwhile. */
async function noted(act: () => Promise<{ ok: boolean }>) {
  const skip = await client.auditEvent.count()
  expect((await act()).ok).toBe(false)
  const events = await client.auditEvent.findMany({ orderBy: { sequence: 'asc' }, skip })
  return events.map(({ kind, personId, documentId, agencyId, data }) => {
    const { reason } = data as { reason: string }
    return { kind, personId, documentId, agencyId, reason }
  })
}

const reviewed = await desk.inState('in_review')
await desk.comment(reviewed)
const { id: commentId } = await client.comment.findFirstOrThrow({ where: { documentId: reviewed } })
const said = () => ({ documentId: reviewed, body: 'How many?', key: randomUUID() })
const change = () => ({ documentId: reviewed, lockVersion: 1, key: randomUUID() })
const described = { label: 'Report', alt: '' }
const settled = { documentId: reviewed, commentId, resolved: true }

describe('of a document, who tried what, when, and why not is noted once where', () => {
  it.each<[string, string, () => Promise<{ ok: boolean }>, string, Actor]>([
    [
      'an owner comments',
      'comment.add',
      () => addComment(lead, { ...said(), field: 'body', passage: '' }),
      'notYours',
      lead,
    ],
    ['an owner settles a comment', 'comment.resolve', () => settleComment(lead, settled), 'notYours', lead],
    [
      'an owner takes that back',
      'comment.reopen',
      () => settleComment(lead, { ...settled, resolved: false }),
      'notYours',
      lead,
    ],
    ['an owner reminds', 'document.remind', () => remind(lead, reviewed), 'notYours', lead],
    [
      'others comment',
      'comment.add',
      () => addComment(stranger, { ...said(), field: 'body', passage: '' }),
      'notFound',
      stranger,
    ],
    [
      'others reply',
      'comment.reply',
      () => replyToComment(stranger, { ...said(), commentId }),
      'notFound',
      stranger,
    ],
    ['others settle', 'comment.resolve', () => settleComment(stranger, settled), 'notFound', stranger],
    ['others remind', 'document.remind', () => remind(stranger, reviewed), 'notFound', stranger],
    [
      'others add a file',
      'document.save',
      () => addFile(stranger, { ...change(), ...described, file: pdf }),
      'notFound',
      stranger,
    ],
    [
      'others take a file away',
      'document.save',
      () => removeFile(stranger, { ...change(), token: 'none' }),
      'notFound',
      stranger,
    ],
    [
      'others send what is no text',
      'document.save',
      () => saveWorkingCopy(stranger, reviewed, 'no JSON'),
      'notFound',
      stranger,
    ],
    [
      'others mend it',
      'document.save',
      () =>
        mend(stranger, 'activity', change(), { countries: ['KEN'], mentions: [], removesInvisible: true }),
      'notFound',
      stranger,
    ],
  ])('%s', async (_, act, attempt, reason, { personId }) => {
    const agencyId = agencyOf(lead)
    expect(await noted(attempt)).toEqual([
      { kind: `refused.${act}`, personId, documentId: reviewed, agencyId, reason },
    ])
  })

  it('but not of one that there is not', async () => {
    for (const documentId of [randomUUID(), 'none', '\u0000'])
      expect(await noted(() => remind(moderator, documentId))).toEqual([])
  })
})

describe('for an agency, the same where somebody who does not speak for it', () => {
  const entry = { kind: 'activity' as const, period, rolledFromId: '', isSure: false }

  it('begins an entry', async () => {
    const begin = () => beginEntry(stranger, { ...entry, agencyId: agencyOf(lead), key: randomUUID() })
    const event = { kind: 'refused.document.create', personId: stranger.personId, documentId: null }
    expect(await noted(begin)).toEqual([{ ...event, agencyId: agencyOf(lead), reason: 'notYours' }])
    const unknown = () => beginEntry(stranger, { ...entry, agencyId: "\u0000' OR 1=1", key: randomUUID() })
    expect(await noted(unknown)).toEqual([{ ...event, agencyId: null, reason: 'notYours' }])
  })

  it('goes on from an entry of others', async () => {
    const given = { ...entry, agencyId: agencyOf(stranger), rolledFromId: reviewed, key: randomUUID() }
    expect(await noted(() => beginEntry(stranger, given))).toMatchObject([
      { kind: 'refused.document.create', reason: 'notFound' },
    ])
  })

  it('signs that it has nothing to report, or withdraws that', async () => {
    const agencyId = agencyOf(stranger)
    const event = { personId: lead.personId, documentId: null, agencyId }
    expect(await noted(() => signNothingToReport(lead, { period, agencyId }))).toEqual([
      { ...event, kind: 'refused.statement.sign', reason: 'notYours' },
    ])
    expect(await signNothingToReport(stranger, { period, agencyId })).toEqual({ ok: true })
    const { id } = await client.nothingToReport.findFirstOrThrow({ where: { agencyId } })
    expect(await noted(() => withdrawNothingToReport(lead, id))).toEqual([
      { ...event, kind: 'refused.statement.withdraw', reason: 'notFound' },
    ])
  })
})

it('the trail holds together afterwards', async () => {
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})
