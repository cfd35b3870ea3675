import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beginEntry } from '../../lib/editorial/begin.ts'
import { findSigning } from '../../lib/editorial/signing.ts'
import { findSubmission } from '../../lib/editorial/submission.ts'
import { findMyDesk } from '../../lib/reporting/my-desk.ts'
import { findOpenRounds } from '../../lib/reporting/rounds.ts'
import { signNothingToReport, withdrawNothingToReport } from '../../lib/reporting/statements.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'
import { completeActivity, makePerson, openRound } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const desk = await startDesk(client)
const { unodc, women, stranger, moderator, act, begin, carry } = desk
const agencyOf = (actor: typeof unodc) => actor.agencies[0]?.id ?? ''
const joint = { partners: ['un-women'] }

/** What waits for whom of one document. */
async function seen(actor: typeof unodc, id: string) {
  const { mine, others, rounds } = await findMyDesk(actor)
  const entries = rounds.flatMap(({ reports }) => reports.flatMap((report) => report.entries))
  const [item] = [...mine, ...others, ...entries].filter((each) => each.id === id)
  return item && { turn: item.turn, isMine: item.isMine, awaited: item.awaited }
}

describe('my desk', () => {
  it('says of each document whose turn it is, the same for all of its agencies', async () => {
    const id = await begin(joint)
    expect(await seen(unodc, id)).toEqual({ turn: 'write', isMine: true, awaited: ['UNODC'] })
    expect(await seen(women, id)).toEqual({ turn: 'write', isMine: false, awaited: ['UNODC'] })
    await carry(id, [[unodc, 'submit']])
    expect(await seen(unodc, id)).toEqual({ turn: 'sign', isMine: false, awaited: ['UN Women'] })
    expect(await seen(women, id)).toEqual({ turn: 'sign', isMine: true, awaited: ['UN Women'] })
    await carry(id, [[women, 'sign']])
    expect(await seen(women, id)).toEqual({ turn: 'review', isMine: false, awaited: [] })
    await carry(id, [[moderator, 'claim']])
    const { currentRevisionId } = await client.document.findUniqueOrThrow({ where: { id } })
    await client.comment.create({
      data: {
        documentId: id,
        revisionId: currentRevisionId ?? '',
        field: 'body',
        body: 'Where?',
        authorId: moderator.personId,
      },
    })
    await carry(id, [[moderator, 'requestChanges']])
    expect(await seen(unodc, id)).toMatchObject({ turn: 'answer', isMine: true })
    expect(await seen(stranger, id)).toBeUndefined()
  })

  it('shows a moderator’s change to its owners until they have seen it', async () => {
    const id = await desk.inReview()
    await carry(id, [
      [moderator, 'amend', { content: { ...completeActivity, title: 'Prison officers trained in Kenya' } }],
    ])
    expect(await seen(unodc, id)).toMatchObject({ turn: 'look', isMine: true })
    const signing = await findSigning(unodc, 'activity', id)
    expect(signing?.lastLook?.changed).toEqual(['title'])
    expect(signing?.actions).toContain('confirm')
    await carry(id, [[unodc, 'confirm']])
    expect(await seen(unodc, id)).toMatchObject({ turn: 'review', isMine: false })
  })

  it('has the open periods with what each agency may report, by exception too', async () => {
    const closed = await openRound(client, { start: '2024-01', end: '2024-12' })
    const now = new Date()
    await client.reportingRound.update({ where: { periodId: closed }, data: { closedAt: now } })
    const until = new Date(now.getTime() + 86_400_000)
    await client.reportingException.create({
      data: {
        periodId: closed,
        agencyId: agencyOf(unodc),
        until,
        reason: 'Late.',
        grantedById: moderator.personId,
      },
    })
    const ids = [agencyOf(unodc), agencyOf(women)]
    const found = (await findOpenRounds(ids)).find(({ periodId }) => periodId === closed)
    expect(found?.agencies).toEqual([{ id: agencyOf(unodc), exceptionUntil: until.toISOString() }])
    const later = new Date(until.getTime() + 1)
    expect((await findOpenRounds(ids, later)).map(({ periodId }) => periodId)).not.toContain(closed)
  })

  it('is empty for whoever speaks for nobody', async () => {
    expect((await findMyDesk(moderator)).mine).toEqual([])
  })
})

describe('a new entry', () => {
  const entry = () => ({
    kind: 'activity' as const,
    agencyId: agencyOf(unodc),
    period: '2026-01--2026-12',
    rolledFromId: '',
    isSure: false,
    key: randomUUID(),
  })

  it('is made once, however often it is asked for', async () => {
    const given = entry()
    const first = await beginEntry(unodc, given)
    expect(first).toEqual({ ok: true, id: given.key, kind: 'activity' })
    expect(await beginEntry(unodc, given)).toEqual(first)
    expect(await client.document.count({ where: { id: given.key } })).toBe(1)
  })

  it.each([
    ['another agency', () => ({ agencyId: agencyOf(women) }), 'agencyMissing'],
    ['no agency', () => ({ agencyId: '' }), 'agencyMissing'],
    ['no period', () => ({ period: '' }), 'periodMissing'],
    ['a period that is not open', () => ({ period: '2009-10--2010-02' }), 'periodClosed'],
    ['something of others', () => ({ rolledFromId: randomUUID() }), 'notFound'],
  ])('for %s is refused', async (_, changed, reason) => {
    expect(await beginEntry(unodc, { ...entry(), ...changed() })).toEqual({ ok: false, reason })
  })

  it('rolls forward what was published, names what is still the same, and asks before it is done twice', async () => {
    const last = await client.document.findFirstOrThrow({
      where: {
        kind: 'activity',
        state: 'published',
        leadAgencyId: agencyOf(unodc),
        period: { endMonth: { lt: '2026-01' } },
      },
      include: { liveRevision: true },
    })
    const given = { ...entry(), rolledFromId: last.id }
    expect(await beginEntry(unodc, given)).toMatchObject({ ok: true })
    const { content } = await client.workingCopy.findUniqueOrThrow({ where: { documentId: given.key } })
    const before = last.liveRevision?.content as { body: string; title: string }
    expect(content).toMatchObject({
      title: before.title,
      body: before.body,
      period: { start: '2026-01', end: '2026-12' },
      results: [],
      attachments: [],
      legacyIds: [],
      consent: '',
    })
    expect(content).not.toHaveProperty('provenance')

    const body = 'Something else was done in 2026.'
    await carry(given.key, [[unodc, 'save', { content: { ...(content as object), body } }]])
    const { rolled } = (await findSubmission(unodc, 'activity', given.key)) ?? {}
    expect(rolled?.fields).toContainEqual({ field: 'title', isChanged: false })
    expect(rolled?.fields).toContainEqual({ field: 'body', isChanged: true })

    const again = { ...given, key: randomUUID() }
    expect(await beginEntry(unodc, again)).toMatchObject({
      ok: false,
      reason: 'duplicates',
      duplicates: [{ id: given.key }],
    })
    expect(await beginEntry(unodc, { ...again, isSure: true })).toMatchObject({ ok: true })
  })
})

describe('before a handing over', () => {
  it('what is missing stands in the way, and what is doubtful does not', async () => {
    const id = await begin({ measures: [], body: 'In Uganda, Amina, 17, was heard.' })
    const found = await findSubmission(unodc, 'activity', id)
    expect(found?.missing.map(({ field }) => field)).toEqual(['measures'])
    expect(found?.doubts.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['personWithAge', 'countryNotNamed']),
    )
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: false, reason: 'incomplete' })
  })

  it('a personal account without consent and invisible characters stand in the way', async () => {
    const id = await begin({ isPersonalAccount: true, title: 'Officers\u202e trained in Kenya' })
    const found = await findSubmission(unodc, 'activity', id)
    expect(found?.missing.map(({ field, key }) => `${field} ${key}`)).toEqual([
      'consent missing',
      'title directionControl',
    ])
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: false, reason: 'incomplete' })
  })

  it('entries like it are shown to those who may see them', async () => {
    const one = await begin(joint)
    const other = await begin({ title: 'Staff of prisons trained' })
    const ids = async (actor: typeof unodc, id: string) =>
      (await findSubmission(actor, 'activity', id))?.duplicates.map((duplicate) => duplicate.id)
    expect(await ids(unodc, other)).toContain(one)
    // UN Women is part of the first, and must not learn of drafts that are UNODC's alone.
    expect(await ids(women, one)).not.toContain(other)
  })

  it('is shown to the partner, who is told that the lead sends it', async () => {
    const id = await begin(joint)
    expect(await findSubmission(women, 'activity', id)).toMatchObject({
      refusal: 'notYours',
      signers: ['UN Women'],
    })
    expect(await findSubmission(stranger, 'activity', id)).toBeNull()
    expect(await findSubmission(unodc, 'story', id)).toBeNull()
    expect(await findSubmission(unodc, 'activity', 'none')).toBeNull()
  })
})

describe('a signature', () => {
  it('is of the exact text, and counts no more once that was changed', async () => {
    const id = await begin(joint)
    await carry(id, [[unodc, 'submit']])
    const before = await findSigning(women, 'activity', id)
    expect(before).toMatchObject({
      revision: { number: 1 },
      signers: [{ acronym: 'UN Women', isTheirs: true, signed: null, voided: null }],
      shown: {
        activity: { title: completeActivity.title, agencies: [{ slug: 'unodc' }, { slug: 'un-women' }] },
      },
    })
    expect(before?.actions).toEqual(expect.arrayContaining(['sign', 'decline']))
    await carry(id, [
      [women, 'sign'],
      [unodc, 'withdraw'],
      [unodc, 'save', { content: { ...completeActivity, ...joint, title: 'Prison officers trained' } }],
      [unodc, 'submit'],
    ])
    expect((await findSigning(women, 'activity', id))?.signers).toMatchObject([
      { signed: null, voided: { changed: ['title'] } },
    ])
  })

  it('can be declined and left, and the lead reads why', async () => {
    const id = await begin(joint)
    await carry(id, [
      [unodc, 'submit'],
      [women, 'decline', { reason: 'We had no part in it.' }],
    ])
    expect(await findSigning(women, 'activity', id)).toBeNull()
    const { mine } = await findMyDesk(unodc)
    expect(mine.find((item) => item.id === id)).toMatchObject({
      turn: 'write',
      reason: 'We had no part in it.',
      partners: [],
    })
    await carry(id, [[unodc, 'save', { content: { ...completeActivity, ...joint } }]])
    await carry(id, [[women, 'leave', { reason: 'Not ours.' }]])
    expect(await findSigning(women, 'activity', id)).toBeNull()
  })
})

describe('a statement that there is nothing to report', async () => {
  const dpo = await makePerson(client, { name: 'Deputy Dpo', roles: ['focal_point'], agencies: ['dpo'] })
  const period = '2026-01--2026-12'
  const agencyId = agencyOf(dpo)

  it('is signed once, stands on the desk, and keeps entries out until it is withdrawn', async () => {
    expect(await signNothingToReport(dpo, { period, agencyId, note: ' None. ' })).toEqual({ ok: true })
    expect(await signNothingToReport(stranger, { period, agencyId })).toEqual({ ok: true })
    expect(await client.nothingToReport.count({ where: { agencyId } })).toBe(1)
    const [round] = (await findMyDesk(stranger)).rounds
    const [report] = round?.reports ?? []
    expect(report?.statement).toMatchObject({ by: dpo.name, note: 'None.' })
    const entry = {
      kind: 'activity' as const,
      agencyId,
      period,
      rolledFromId: '',
      isSure: false,
      key: randomUUID(),
    }
    expect(await beginEntry(dpo, entry)).toEqual({ ok: false, reason: 'statement' })

    expect(await withdrawNothingToReport(women, report?.statement?.id ?? '')).toEqual({
      ok: false,
      reason: 'notFound',
    })
    expect(await withdrawNothingToReport(dpo, report?.statement?.id ?? '')).toEqual({ ok: true })
    expect(await beginEntry(dpo, entry)).toMatchObject({ ok: true })
    const kinds = await client.auditEvent.findMany({
      where: { agencyId, kind: { startsWith: 'statement.' } },
      orderBy: { sequence: 'asc' },
    })
    expect(kinds.map(({ kind }) => kind)).toEqual(['statement.sign', 'statement.withdraw'])
  })

  it('is refused where there are entries, once somebody has written into them', async () => {
    expect(await signNothingToReport(unodc, { period, agencyId: agencyOf(unodc) })).toEqual({
      ok: false,
      reason: 'hasEntries',
    })
    // The partner of a joint entry has something to report as well.
    expect(await signNothingToReport(women, { period, agencyId: agencyOf(women) })).toEqual({
      ok: false,
      reason: 'hasEntries',
    })
    // The one that dpo began above is empty.
    expect(await signNothingToReport(dpo, { period, agencyId })).toEqual({ ok: true })
  })

  it('is refused for others, for periods that are not open, and with a remark that is too long', async () => {
    expect(await signNothingToReport(unodc, { period, agencyId })).toEqual({ ok: false, reason: 'notYours' })
    expect(await signNothingToReport(dpo, { period: '2009-10--2010-02', agencyId })).toEqual({
      ok: false,
      reason: 'periodClosed',
    })
    expect(await signNothingToReport(dpo, { period, agencyId, note: 'a'.repeat(501) })).toEqual({
      ok: false,
      reason: 'noteTooLong',
    })
  })
})
