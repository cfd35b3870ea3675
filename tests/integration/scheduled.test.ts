import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { raiseAlarms } from '../../lib/editorial/alarms.ts'
import { claimMs } from '../../lib/editorial/effects/moderators.ts'
import { emergencyReviewMs } from '../../lib/editorial/effects/public.ts'
import { overdueMs } from '../../lib/editorial/queue.ts'
import { publishDue } from '../../lib/editorial/scheduled.ts'
import { environmentWith } from '../../lib/env.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'

const { client, url } = await testDatabase('inventory')
const desk = await startDesk(client)
const { moderator, administrator } = desk
const minute = 60_000
const hour = 60 * minute
const others: ChildProcess[] = []

afterAll(() => {
  for (const other of others) other.kill()
})

function startOther(): ChildProcess {
  const other = fork('tests/support/publishing-process.ts', {
    execArgv: ['--import', 'tsx'],
    env: environmentWith({ DATABASE_URL: url, LOG_LEVEL: 'silent' }),
  })
  others.push(other)
  return other
}

/** What a process of its own publishes when it is told that it is now. */
async function publishIn(other: ChildProcess, now: Date): Promise<number> {
  other.send(now.toISOString())
  const [published] = await once(other, 'message')
  return published as number
}

async function scheduled(publishAt: Date): Promise<string> {
  const id = await desk.approved()
  return desk.carry(id, [[moderator, 'schedule', { publishAt, timeZone: 'Africa/Nairobi' }]])
}

const stateOf = async (id: string) => (await client.document.findUniqueOrThrow({ where: { id } })).state
const alarms = (documentId: string, kind: string) =>
  client.notice.count({ where: { documentId, kind, personId: moderator.personId } })

describe('a publication at a time', () => {
  it('happens at its time and not before', async () => {
    const at = new Date(Date.now() + hour)
    const id = await scheduled(at)
    expect(await publishDue(new Date(at.getTime() - 1))).toBe(0)
    expect(await stateOf(id)).toBe('scheduled')
    expect(await publishDue(at)).toBe(1)
    expect(await client.activity.findUniqueOrThrow({ where: { id } })).toMatchObject({
      version: 1,
      publishedAt: at,
    })
    expect(await publishDue(at)).toBe(0)
    expect(await client.notice.count({ where: { documentId: id, kind: 'publishWhenDue' } })).toBeGreaterThan(
      0,
    )
  })

  it('happens once, although several processes do it at once, and one of them is killed and started again', async () => {
    const at = new Date(Date.now() + hour)
    const ids = await Promise.all(Array.from({ length: 6 }, () => scheduled(at)))
    const [one, two] = [startOther(), startOther()]
    const publishing = [publishDue(at), publishIn(one, at)]
    two.send(at.toISOString())
    two.kill('SIGKILL')
    await Promise.all(publishing)
    await publishIn(startOther(), at)
    for (const id of ids) {
      expect(await client.publication.count({ where: { documentId: id } })).toBe(1)
      expect(
        await client.auditEvent.count({ where: { documentId: id, kind: 'document.publishWhenDue' } }),
      ).toBe(1)
      const mine = { documentId: id, kind: 'publishWhenDue', personId: desk.unodc.personId }
      expect(await client.notice.count({ where: mine })).toBe(1)
    }
    expect(await verifyAudit(client)).toMatchObject({ ok: true })
  })

  it('does not happen where it was taken back', async () => {
    const at = new Date(Date.now() + hour)
    const id = await scheduled(at)
    await desk.carry(id, [[moderator, 'unschedule']])
    await publishDue(at)
    expect(await stateOf(id)).toBe('approved')
  })

  it('that fails keeps its schedule, holds up no other and is told of once an hour', async () => {
    const at = new Date(Date.now() + hour)
    const broken = await scheduled(at)
    const whole = await scheduled(at)
    // What the text names is gone: the slug that it would get is that of another activity.
    const slug = 'taken-by-another'
    await client.document.update({ where: { id: broken }, data: { slug } })
    const taken = await client.activity.findFirstOrThrow({
      where: { slug: 'police-training-in-southern-africa' },
    })
    await client.activity.update({ where: { id: taken.id }, data: { slug } })
    const at2 = new Date(at.getTime() + 10_000)
    expect(await publishDue(at)).toBe(1)
    await publishDue(at2)
    expect([await stateOf(broken), await stateOf(whole)]).toEqual(['scheduled', 'published'])
    expect(await alarms(broken, 'publicationFailed')).toBe(1)
    await publishDue(new Date(at.getTime() + hour + 1000))
    expect(await alarms(broken, 'publicationFailed')).toBe(2)

    await client.activity.update({ where: { id: taken.id }, data: { slug: taken.slug } })
    expect(await publishDue(new Date(at.getTime() + hour + 2000))).toBe(1)
    expect(await stateOf(broken)).toBe('published')
  })
})

describe('what has waited for too long', () => {
  const later = (ms: number) => new Date(Date.now() + ms)

  it('is told of, once: what was approved and not published, and claims that ran out', async () => {
    const approved = await desk.approved()
    const claimed = await desk.inReview()
    await raiseAlarms(later(claimMs - minute))
    expect(await alarms(claimed, 'claimOver')).toBe(0)
    for (const now of [later(claimMs + minute), later(claimMs + 2 * minute)]) await raiseAlarms(now)
    expect(await alarms(claimed, 'claimOver')).toBe(1)
    // Taken up again, it may run out again.
    await desk.act(moderator, claimed, 'claim', {}, later(claimMs + hour))
    await raiseAlarms(later(2 * claimMs + hour + minute))
    expect(await alarms(claimed, 'claimOver')).toBe(2)

    expect(await alarms(approved, 'approvedOverdue')).toBe(0)
    for (const now of [later(overdueMs + minute), later(overdueMs + hour)]) await raiseAlarms(now)
    expect(await alarms(approved, 'approvedOverdue')).toBe(1)
  })

  it('is told of each day where it is the review of an emergency publication, until that is done', async () => {
    const id = await desk.submitted()
    await desk.carry(id, [[administrator, 'publishInEmergency', { reason: 'Lives depend on it.' }]])
    await raiseAlarms(later(emergencyReviewMs - minute))
    expect(await alarms(id, 'emergencyOverdue')).toBe(0)
    await raiseAlarms(later(emergencyReviewMs + minute))
    await raiseAlarms(later(emergencyReviewMs + hour))
    expect(await alarms(id, 'emergencyOverdue')).toBe(1)
    await raiseAlarms(later(emergencyReviewMs + 25 * hour))
    expect(await alarms(id, 'emergencyOverdue')).toBe(2)
    await desk.carry(id, [[moderator, 'reviewEmergency']])
    await raiseAlarms(later(emergencyReviewMs + 60 * hour))
    expect(await alarms(id, 'emergencyOverdue')).toBe(2)
  })

  it('is told of once, although two processes look', async () => {
    const id = await desk.approved()
    await Promise.all([raiseAlarms(later(overdueMs + minute)), raiseAlarms(later(overdueMs + minute))])
    expect(await alarms(id, 'approvedOverdue')).toBe(1)
  })
})
