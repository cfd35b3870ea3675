import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { addComment, replyToComment, settleComment } from '../../lib/editorial/comments.ts'
import { claimMs } from '../../lib/editorial/effects/moderators.ts'
import { compareRevisions, findHistory } from '../../lib/editorial/history.ts'
import {
  wholeQueue as all,
  findQueue,
  nextOf,
  overdueMs,
  type QueueFilters,
} from '../../lib/editorial/queue.ts'
import { remind } from '../../lib/editorial/reminders.ts'
import { findReview } from '../../lib/editorial/review.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'

const { client } = await testDatabase('inventory')
const desk = await startDesk(client)
const { unodc, women, stranger, moderator, second, administrator } = desk

const later = (ms: number) => new Date(Date.now() + ms)

async function idsIn(filters: Partial<QueueFilters>, now?: Date): Promise<string[]> {
  return (await findQueue(moderator, { ...all, ...filters }, now)).map(({ id }) => id)
}

describe('the queue', () => {
  it('has what waits for the secretariat, the longest first, also after a claim', async () => {
    const hour = 60 * 60 * 1000
    const first = await desk.submitted({}, later(-3 * hour))
    const other = await desk.submitted({}, later(-2 * hour))
    await desk.act(second, first, 'claim')
    const ids = await idsIn({})
    expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(other))
    expect(ids).not.toContain(await desk.begin())
    const queue = await findQueue(moderator, all)
    expect(queue.find(({ id }) => id === first)?.claim).toMatchObject({
      by: 'Sec Ond',
      isMine: false,
      isOver: false,
    })
    expect(nextOf(queue)?.id).toBe(other)
    // A claim that ran out keeps nobody else away.
    const queueLater = await findQueue(moderator, all, later(claimMs + 1000))
    expect(nextOf(queueLater)?.id).toBe(first)
    expect(nextOf(queueLater, first)?.id).toBe(other)
  })

  it('is narrowed by where it stands, period, agency and measure', async () => {
    const policy = await desk.submitted({ measures: [{ measure: 'policy' }] })
    const training = await desk.submitted()
    expect(await idsIn({ measure: 'policy' })).toContain(policy)
    expect(await idsIn({ measure: 'policy' })).not.toContain(training)
    expect(await idsIn({ agency: 'unodc' })).toContain(training)
    expect(await idsIn({ agency: 'dpo' })).toEqual([])
    expect(await idsIn({ period: '2026-01--2026-12' })).toContain(training)
    expect(await idsIn({ period: '2009-10--2010-02' })).toEqual([])
    const approved = await desk.approved()
    expect(await idsIn({ state: 'approved' })).toEqual([approved])
    expect(await idsIn({ state: 'submitted' })).not.toContain(approved)
  })

  it('says what has waited for too long', async () => {
    const id = await desk.submitted()
    const isOverdue = async (now: Date) =>
      (await findQueue(moderator, all, now)).find((entry) => entry.id === id)?.isOverdue
    expect(await isOverdue(later(overdueMs - 60_000))).toBe(false)
    expect(await isOverdue(later(overdueMs + 60_000))).toBe(true)
  })

  it('is empty for those whom it does not concern, and offers no approval to whoever had a part', async () => {
    const id = await desk.inReview()
    expect(await findQueue(unodc, all)).toEqual([])
    await desk.carry(id, [
      [moderator, 'amend', { content: { ...(await textOf(id)), body: 'Another text.' } }],
    ])
    const entryFor = async (actor: typeof moderator) =>
      (await findQueue(actor, all)).find((entry) => entry.id === id)
    expect(await entryFor(moderator)).toMatchObject({ mayApprove: false })
    expect(await entryFor(second)).toMatchObject({ mayApprove: true })
  })
})

describe('a reminder', () => {
  it('goes to whoever is to act, once a day, and changes nothing else', async () => {
    const id = await desk.begin({ partners: ['un-women'] })
    await desk.carry(id, [[unodc, 'submit']])
    const before = await client.document.findUniqueOrThrow({ where: { id } })
    expect(await remind(moderator, id)).toEqual({ ok: true, told: 1 })
    expect(await client.notice.findMany({ where: { documentId: id, kind: 'reminder' } })).toMatchObject([
      { personId: women.personId },
    ])
    expect(await remind(second, id)).toEqual({ ok: false, reason: 'remindedToday' })
    expect(await remind(second, id, later(25 * 60 * 60 * 1000))).toMatchObject({ ok: true })
    expect(await client.document.findUniqueOrThrow({ where: { id } })).toEqual(before)
  })

  it('is refused to others, and where nobody is to act', async () => {
    const id = await desk.published()
    expect(await remind(moderator, id)).toEqual({ ok: false, reason: 'notNow' })
    expect(await remind(unodc, await desk.submitted())).toEqual({ ok: false, reason: 'notYours' })
    expect(await remind(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
    expect(await remind(moderator, 'none')).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('comments', () => {
  const comment = (documentId: string, more: object = {}) => ({
    documentId,
    field: 'body',
    passage: '',
    body: 'How many were women?',
    key: randomUUID(),
    ...more,
  })

  it('are said of a passage that stands there, answered, settled one by one, and said once', async () => {
    const id = await desk.inReview({ body: 'UNODC **trained** 120\nofficers.' })
    const said = comment(id, { passage: 'trained 120 officers' })
    expect(await addComment(moderator, said)).toEqual({ ok: true, id: said.key })
    expect(await addComment(moderator, said)).toEqual({ ok: true, id: said.key })
    expect(await client.comment.count({ where: { documentId: id } })).toBe(1)

    expect((await desk.act(moderator, id, 'requestChanges')).ok).toBe(true)
    const reply = { documentId: id, commentId: said.key, body: 'Forty.', key: randomUUID() }
    expect(await replyToComment(unodc, reply)).toMatchObject({ ok: true })
    expect(await client.notice.findMany({ where: { documentId: id, kind: 'commentReply' } })).toMatchObject([
      { personId: moderator.personId },
    ])
    const settled = { documentId: id, commentId: said.key, resolved: true }
    expect(await settleComment(unodc, settled)).toEqual({ ok: false, reason: 'notYours' })
    expect(await settleComment(second, settled)).toMatchObject({ ok: true })
    expect(await settleComment(second, settled)).toMatchObject({ ok: true })
    const review = await findReview(moderator, id)
    expect(review?.threads).toMatchObject([
      { passage: 'trained 120 officers', resolved: { by: 'Sec Ond' }, replies: [{ body: 'Forty.' }] },
    ])
    const events = await client.auditEvent.findMany({
      where: { documentId: id, kind: { startsWith: 'comment.' } },
      orderBy: { sequence: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual(['comment.add', 'comment.reply', 'comment.resolve'])
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('women')
    expect(await verifyAudit(client)).toMatchObject({ ok: true })
  })

  it('are refused with a reason', async () => {
    const id = await desk.inReview()
    const refused = async (more: object) =>
      (await addComment(moderator, comment(id, more))) as { reason: string }
    expect((await refused({ passage: 'words that are not there' })).reason).toBe('passageMissing')
    expect((await refused({ field: 'state' })).reason).toBe('fieldUnknown')
    expect((await refused({ body: '  ' })).reason).toBe('empty')
    expect((await refused({ body: 'x'.repeat(5001) })).reason).toBe('tooLong')
    expect((await refused({ key: 'none' })).reason).toBe('keyMissing')
    expect(await addComment(unodc, comment(id))).toEqual({ ok: false, reason: 'notYours' })
    expect(await addComment(stranger, comment(id))).toEqual({ ok: false, reason: 'notFound' })
    expect(await addComment(moderator, comment('none'))).toEqual({ ok: false, reason: 'notFound' })
    const foreign = await desk.inReview()
    const said = comment(foreign)
    await addComment(moderator, said)
    const reply = { documentId: id, commentId: said.key, body: 'No.', key: randomUUID() }
    expect(await replyToComment(unodc, reply)).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('a review', () => {
  it('shows the submitted text against the published one', async () => {
    const id = await desk.published()
    await desk.carry(id, [
      [unodc, 'revise'],
      [unodc, 'save', { content: { ...(await liveTextOf(id)), countries: ['KEN', 'UGA'] } }],
      [unodc, 'submit'],
      [moderator, 'claim'],
    ])
    const review = await findReview(second, id)
    expect(review).toMatchObject({
      compared: { revision: 1, version: 1 },
      revision: { number: 2 },
      isPublic: true,
    })
    expect(review?.differences.filter(({ isChanged }) => isChanged)).toMatchObject([{ field: 'countries' }])
    expect(review?.actions).toContain('approve')
  })

  it('is not for those who may not know of the document', async () => {
    expect(await findReview(moderator, await desk.begin())).toBeNull()
    expect(await findReview(stranger, await desk.submitted())).toBeNull()
    expect(await findReview(moderator, 'none')).toBeNull()
  })
})

describe('the history', () => {
  it('says who did what, when and why, and compares every text with every other', async () => {
    const id = await desk.inReview()
    await addComment(moderator, {
      documentId: id,
      field: 'body',
      passage: '',
      body: 'Say where.',
      key: randomUUID(),
    })
    await desk.carry(id, [
      [moderator, 'requestChanges'],
      [unodc, 'save', { content: { ...(await textOf(id)), body: 'In Nairobi, 120 officers were trained.' } }],
      [unodc, 'submit'],
      [second, 'claim'],
      [second, 'approve'],
      [second, 'publish'],
      [moderator, 'unpublish', { reason: 'The figure is wrong.' }],
    ])
    const history = await findHistory(unodc, id)
    expect(history?.entries.map(({ kind, by, reason }) => [kind, by, reason])).toEqual([
      ['document.unpublish', 'Mo Derator', 'The figure is wrong.'],
      ['document.publish', 'Sec Ond', null],
      ['document.approve', 'Sec Ond', null],
      ['document.claim', 'Sec Ond', null],
      ['document.submit', 'Ada Unodc', null],
      ['document.save', 'Ada Unodc', null],
      ['document.requestChanges', 'Mo Derator', null],
      ['comment.add', 'Mo Derator', null],
      ['document.claim', 'Mo Derator', null],
      ['document.submit', 'Ada Unodc', null],
      ['document.create', 'Ada Unodc', null],
    ])
    expect(history?.revisions).toMatchObject([
      { number: 2, approvedBy: 'Sec Ond', versions: [{ version: 1 }] },
      { number: 1, approvedBy: null, versions: [] },
    ])
    const compared = await compareRevisions(unodc, id, [1, 2])
    expect(compared?.filter(({ isChanged }) => isChanged)).toMatchObject([{ field: 'body' }])
    expect(await compareRevisions(unodc, id, [1, 3])).toBeNull()
    expect(await compareRevisions(stranger, id, [1, 2])).toBeNull()
    expect(await findHistory(stranger, id)).toBeNull()
  })

  it('keeps what was given up between its owners', async () => {
    const id = await desk.published()
    await desk.carry(id, [
      [unodc, 'revise'],
      [unodc, 'save', { content: { ...(await liveTextOf(id)), body: 'Not to be seen.' } }],
      [unodc, 'discard'],
    ])
    expect((await findHistory(unodc, id))?.revisions).toHaveLength(2)
    expect((await findHistory(moderator, id))?.revisions).toHaveLength(1)
    expect(await compareRevisions(moderator, id, [1, 2])).toBeNull()
    expect(await compareRevisions(administrator, id, [1, 2])).not.toBeNull()
  })
})

async function textOf(id: string): Promise<object> {
  const document = await client.document.findUniqueOrThrow({
    where: { id },
    include: { currentRevision: true },
  })
  return document.currentRevision?.content as object
}

async function liveTextOf(id: string): Promise<object> {
  const document = await client.document.findUniqueOrThrow({ where: { id }, include: { liveRevision: true } })
  return document.liveRevision?.content as object
}
