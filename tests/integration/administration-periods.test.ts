import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { grantException, revokeException } from '../../lib/administration/periods/exception-mutations.ts'
import { createPeriod, removePeriod } from '../../lib/administration/periods/mutations.ts'
import { findPeriodForDesk, listPeriodsForDesk } from '../../lib/administration/periods/queries.ts'
import {
  changeDeadline,
  closePeriod,
  openPeriod,
  reopenPeriod,
} from '../../lib/administration/periods/round-mutations.ts'
import { verifyAudit } from '../../lib/audit/verify.ts'
import type { Actor } from '../../lib/auth/actor.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import { testDatabase } from '../support/database.ts'
import { completeActivity, makePerson } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const administrator = await makePerson(client, { name: 'Ad Min', roles: ['administrator'] })
const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })
const unodc = await makePerson(client, { name: 'Ada Unodc', roles: ['focal_point'], agencies: ['unodc'] })
const women = await makePerson(client, { name: 'Wim Women', roles: ['focal_point'], agencies: ['un-women'] })

const opening = {
  opensDate: '2027-01-15',
  opensTime: '09:00',
  deadlineDate: '2027-03-31',
  deadlineTime: '23:59',
  timeZone: 'America/New_York',
}
const before = new Date('2027-01-01T12:00:00Z')
const during = new Date('2027-02-01T12:00:00Z')
const late = new Date('2027-04-05T12:00:00Z')

let year = 2030
/** A period of its own for a test. Returns its slug. */
async function period(): Promise<string> {
  year += 1
  const slug = `${year}-01--${year}-12`
  await client.reportingPeriod.create({ data: { slug, startMonth: `${year}-01`, endMonth: `${year}-12` } })
  return slug
}

async function seenOf(slug: string): Promise<string> {
  return (await findPeriodForDesk(moderator, slug))?.seen ?? ''
}

/** A period that was opened on 15 January 2027. */
async function opened(): Promise<string> {
  const slug = await period()
  expect(await openPeriod(administrator, slug, { ...opening, seen: '' }, before)).toEqual({ ok: true, slug })
  return slug
}

async function lastEvent() {
  return client.auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
}

async function noticesTo(actor: Actor, kind: string) {
  return client.notice.findMany({ where: { personId: actor.personId, kind }, orderBy: { id: 'asc' } })
}

describe('a new period', () => {
  it('follows the last one without a question', async () => {
    const given = { start: '2026-01', end: '2026-12', note: '' }
    expect(await createPeriod(administrator, given)).toEqual({ ok: true, slug: '2026-01--2026-12' })
    expect(await client.reportingPeriod.count({ where: { slug: '2026-01--2026-12' } })).toBe(1)
    expect(await lastEvent()).toMatchObject({ kind: 'period.create', personId: administrator.personId })
    expect(await createPeriod(administrator, given)).toMatchObject({
      reason: 'invalid',
      problems: [{ field: 'start', problem: 'periodExists' }],
    })
  })

  it('is doubted where it overlaps or leaves months out, and made when it is meant', async () => {
    const overlapping = { start: '2025-06', end: '2026-05', note: '' }
    expect(await createPeriod(administrator, overlapping)).toMatchObject({
      reason: 'doubtful',
      doubts: [{ doubt: 'overlap', span: { startMonth: '2025-01', endMonth: '2025-12' } }, {}],
    })
    const apart = { start: '2028-04', end: '2028-09', note: '' }
    expect(await createPeriod(administrator, apart)).toMatchObject({
      reason: 'doubtful',
      doubts: [{ doubt: 'gap', span: { startMonth: '2027-01', endMonth: '2028-03' } }],
    })
    expect(await createPeriod(administrator, { ...apart, sure: 'on' })).toMatchObject({ ok: true })
  })

  it('has months in their order', async () => {
    for (const [start, end, field, problem] of [
      ['2029-05', '2029-01', 'end', 'endBeforeStart'],
      ['2029-05', '2036-01', 'end', 'periodTooLong'],
      ['2029-13', '2029-12', 'start', 'month'],
      ['', '2029-12', 'start', 'missing'],
      ['1066-01', '2029-12', 'start', 'month'],
    ] as const)
      expect(await createPeriod(administrator, { start, end, note: '' })).toMatchObject({
        problems: [{ field, problem }],
      })
    expect(
      await createPeriod(administrator, { start: '2029-01', end: '2029-02', note: '\u0000' }),
    ).toMatchObject({
      problems: [{ field: 'note', problem: 'hiddenCharacters' }],
    })
  })

  it('is made by administrators alone, and who else tries leaves a trace', async () => {
    for (const actor of [moderator, unodc]) {
      expect(await createPeriod(actor, { start: '2029-01', end: '2029-12' })).toEqual({
        ok: false,
        reason: 'notYours',
      })
      expect(await lastEvent()).toMatchObject({ kind: 'refused.period.create', personId: actor.personId })
    }
  })

  it('can be taken away while nothing belongs to it', async () => {
    const slug = await period()
    expect(await removePeriod(moderator, slug)).toMatchObject({ reason: 'notYours' })
    expect(await removePeriod(administrator, slug)).toMatchObject({ ok: true })
    expect(await removePeriod(administrator, slug)).toMatchObject({ reason: 'notFound' })
    expect(await removePeriod(administrator, '2025-01--2025-12')).toMatchObject({ reason: 'notNow' })
    expect(await removePeriod(administrator, await opened())).toMatchObject({ reason: 'notNow' })
  })
})

describe('opening a period', () => {
  it('takes its times in the zone in which they are stated, and tells all focal points', async () => {
    const slug = await opened()
    const round = await client.reportingRound.findFirstOrThrow({ where: { period: { slug } } })
    expect(round).toMatchObject({
      opensAt: new Date('2027-01-15T14:00:00Z'),
      deadlineAt: new Date('2027-04-01T03:59:00Z'),
      timeZone: 'America/New_York',
    })
    for (const actor of [unodc, women])
      expect((await noticesTo(actor, 'periodOpened')).at(-1)?.data).toMatchObject({
        period: slug,
        deadlineAt: '2027-04-01T03:59:00.000Z',
        timeZone: 'America/New_York',
      })
    expect(await noticesTo(moderator, 'periodOpened')).toEqual([])
    expect(await lastEvent()).toMatchObject({
      kind: 'period.open',
      data: { period: slug, before: null, after: { timeZone: 'America/New_York' } },
    })
  })

  it('is told in words where it stands', async () => {
    const slug = await opened()
    const stateAt = async (now: Date) => (await findPeriodForDesk(moderator, slug, now))?.state
    expect(await stateAt(before)).toBe('opens')
    expect(await stateAt(during)).toBe('open')
    expect(await stateAt(late)).toBe('overdue')
    await closePeriod(administrator, slug, { seen: await seenOf(slug) }, late)
    expect(await stateAt(late)).toBe('closed')
  })

  it('refuses times that are none, that are past, or in the wrong order', async () => {
    const slug = await period()
    for (const [wrong, field, problem] of [
      [{ deadlineDate: '2027-01-10' }, 'deadlineDate', 'deadlineBeforeOpening'],
      [{ opensDate: '2026-01-01', deadlineDate: '2026-12-01' }, 'deadlineDate', 'notAhead'],
      [{ deadlineDate: '2027-02-30' }, 'deadlineTime', 'noSuchTime'],
      [{ opensDate: '2027-03-14', opensTime: '02:30' }, 'opensTime', 'noSuchTime'],
      [{ opensTime: 'noon' }, 'opensTime', 'time'],
      [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'timeZone'],
    ] as const)
      expect(await openPeriod(administrator, slug, { ...opening, seen: '', ...wrong }, before)).toMatchObject(
        {
          reason: 'invalid',
          problems: [{ field, problem }],
        },
      )
    expect(await client.reportingRound.count({ where: { period: { slug } } })).toBe(0)
    expect(
      await openPeriod(administrator, '1999-01--1999-12', { ...opening, seen: '' }, before),
    ).toMatchObject({
      reason: 'notFound',
    })
  })

  it('is for administrators alone', async () => {
    const slug = await period()
    for (const change of [openPeriod, changeDeadline, closePeriod, reopenPeriod])
      expect(await change(moderator, slug, { ...opening, seen: '' })).toMatchObject({ reason: 'notYours' })
    expect(await client.reportingRound.count({ where: { period: { slug } } })).toBe(0)
  })

  it('happens once, whoever presses at the same time', async () => {
    const slug = await period()
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => openPeriod(administrator, slug, { ...opening, seen: '' }, before)),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(tries.filter((each) => !each.ok && each.reason === 'stale')).toHaveLength(3)
    const events = await client.auditEvent.findMany({ where: { kind: 'period.open' } })
    expect(events.filter(({ data }) => (data as { period: string }).period === slug)).toHaveLength(1)
  })
})

describe('the deadline', () => {
  it('changes, and all focal points hear of it', async () => {
    const slug = await opened()
    const given = { deadlineDate: '2027-04-15', deadlineTime: '12:00', timeZone: 'Europe/Vienna' }
    const seen = await seenOf(slug)
    expect(await changeDeadline(administrator, slug, { ...given, seen }, during)).toMatchObject({ ok: true })
    expect((await noticesTo(unodc, 'deadlineChanged')).at(-1)?.data).toMatchObject({
      period: slug,
      deadlineAt: '2027-04-15T10:00:00.000Z',
    })
    expect(await lastEvent()).toMatchObject({
      kind: 'period.deadline',
      data: { before: { deadlineAt: '2027-04-01T03:59:00.000Z' }, after: { timeZone: 'Europe/Vienna' } },
    })
    // Whoever still sees the old deadline is told of the new one.
    expect(await changeDeadline(administrator, slug, { ...given, seen }, during)).toEqual({
      ok: false,
      reason: 'stale',
      differences: [
        { field: 'deadlineAt', now: '2027-04-15T10:00:00.000Z' },
        { field: 'timeZone', now: 'Europe/Vienna' },
      ],
    })
    expect(await changeDeadline(administrator, slug, given, during)).toMatchObject({ reason: 'unseen' })
    expect(await changeDeadline(administrator, slug, { ...given, seen: '{' }, during)).toMatchObject({
      reason: 'unseen',
    })
  })

  it('lies ahead, after the opening, and belongs to a period that is not closed', async () => {
    const slug = await opened()
    const seen = await seenOf(slug)
    const to = (deadlineDate: string) => ({ deadlineDate, deadlineTime: '12:00', timeZone: 'UTC', seen })
    expect(await changeDeadline(administrator, slug, to('2027-01-20'), during)).toMatchObject({
      problems: [{ field: 'deadlineDate', problem: 'notAhead' }],
    })
    expect(await changeDeadline(administrator, slug, to('2027-01-10'), before)).toMatchObject({
      problems: [{ field: 'deadlineDate', problem: 'deadlineBeforeOpening' }],
    })
    await closePeriod(administrator, slug, { seen }, during)
    const again = { ...to('2027-06-01'), seen: await seenOf(slug) }
    expect(await changeDeadline(administrator, slug, again, during)).toMatchObject({ reason: 'notNow' })
    expect(await reopenPeriod(administrator, slug, again, late)).toMatchObject({ ok: true })
    expect(await lastEvent()).toMatchObject({ kind: 'period.reopen' })
    expect((await findPeriodForDesk(moderator, slug, late))?.state).toBe('open')
  })
})

/** A draft of UNODC for a period. Returns the answer. */
function begin(periodId: string, now: Date) {
  const agencyId = unodc.agencies[0]?.id ?? ''
  const content = { ...completeActivity, partners: ['un-women'] }
  return createDocument(unodc, { kind: 'activity', agencyId, periodId, content, key: randomUUID() }, now)
}

describe('an exception', () => {
  const exception = {
    agency: 'unodc',
    untilDate: '2027-05-01',
    untilTime: '12:00',
    timeZone: 'UTC',
    reason: 'The office was moved.',
  }

  it('lets one agency report though the period is closed, until it ends or is revoked', async () => {
    const slug = await opened()
    const { id } = await client.reportingPeriod.findUniqueOrThrow({ where: { slug } })
    await closePeriod(administrator, slug, { seen: await seenOf(slug) }, late)
    expect(await begin(id, late)).toEqual({ ok: false, reason: 'periodClosed' })

    expect(await grantException(administrator, slug, exception, late)).toMatchObject({ ok: true })
    expect(await begin(id, late)).toMatchObject({ ok: true })
    expect(await begin(id, new Date('2027-05-02T00:00:00Z'))).toEqual({ ok: false, reason: 'periodClosed' })
    expect((await noticesTo(unodc, 'exceptionGranted')).at(-1)?.data).toMatchObject({ agency: 'UNODC' })
    expect(await noticesTo(women, 'exceptionGranted')).toEqual([])

    expect(await grantException(administrator, slug, exception, late)).toMatchObject({
      problems: [{ field: 'agency', problem: 'exceptionStands' }],
    })
    expect(await revokeException(administrator, slug, { agency: 'unodc' }, late)).toMatchObject({ ok: true })
    expect(await lastEvent()).toMatchObject({ kind: 'period.revoke', agencyId: unodc.agencies[0]?.id })
    expect(await begin(id, late)).toEqual({ ok: false, reason: 'periodClosed' })
    expect(await revokeException(administrator, slug, { agency: 'unodc' }, late)).toMatchObject({
      reason: 'notFound',
    })
  })

  it('needs an agency, a reason, a time ahead, and a period that was opened', async () => {
    const slug = await opened()
    for (const [wrong, field, problem] of [
      [{ agency: 'nobody' }, 'agency', 'agencyUnknown'],
      [{ reason: '  ' }, 'reason', 'missing'],
      [{ reason: 'x'.repeat(501) }, 'reason', 'tooLong'],
      [{ untilDate: '2027-01-01' }, 'untilDate', 'notAhead'],
    ] as const)
      expect(await grantException(administrator, slug, { ...exception, ...wrong }, during)).toMatchObject({
        problems: [{ field, problem }],
      })
    expect(await grantException(administrator, await period(), exception, during)).toMatchObject({
      reason: 'notNow',
    })
    expect(await grantException(moderator, slug, exception, during)).toMatchObject({ reason: 'notYours' })
    expect(await revokeException(moderator, slug, { agency: 'unodc' }, during)).toMatchObject({
      reason: 'notYours',
    })
  })
})

describe('coverage', () => {
  it('counts what was published and handed over, statements, and the rest as missing; drafts are nobody’s business', async () => {
    const slug = await opened()
    const { id: periodId } = await client.reportingPeriod.findUniqueOrThrow({ where: { slug } })
    const dpo = await client.agency.findUniqueOrThrow({ where: { slug: 'dpo' } })
    await client.nothingToReport.create({ data: { periodId, agencyId: dpo.id, signedById: unodc.personId } })
    const rowOf = async (agency: string) =>
      (await findPeriodForDesk(moderator, slug, during))?.coverage.rows.find(
        (row) => row.agency.slug === agency,
      )
    const created = await begin(periodId, during)
    if (!created.ok) throw new Error(created.reason)
    expect(await rowOf('unodc')).toMatchObject({ standing: 'missing', hasFocalPoint: true })

    const submitted = await perform(
      unodc,
      { documentId: created.id, action: 'submit', lockVersion: 1, key: randomUUID() },
      during,
    )
    expect(submitted).toMatchObject({ ok: true, state: 'cosigning' })
    const found = await findPeriodForDesk(moderator, slug, during)
    const training = found?.coverage.measures.findIndex(({ slug: measure }) => measure === 'training') ?? -1
    for (const agency of ['unodc', 'un-women']) {
      const row = await rowOf(agency)
      expect(row).toMatchObject({ standing: 'reported', entries: { published: 0, underWay: 1 } })
      expect(row?.cells[training]).toEqual({ published: 0, underWay: 1 })
    }
    expect(await rowOf('dpo')).toMatchObject({ standing: 'nothing', hasFocalPoint: false })
    const all = await client.agency.count()
    expect(found?.agencies).toEqual({ reported: 2, nothing: 1, missing: all - 3 })
    const listed = (await listPeriodsForDesk(moderator, during)).find((each) => each.slug === slug)
    expect(listed?.agencies).toEqual(found?.agencies)
  })

  it('agrees with what the public sees of a period of the past', async () => {
    const slug = '2025-01--2025-12'
    const found = await findPeriodForDesk(moderator, slug)
    const agencies = await client.agency.count({
      where: { activities: { some: { activity: { period: { slug } } } } },
    })
    expect(found?.agencies.reported).toBe(agencies)
    expect(found?.state).toBe('notOpened')
  })
})

it('leaves an audit trail without a gap', async () => {
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})
