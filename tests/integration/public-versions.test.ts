import { describe, expect, it } from 'vitest'
import { countActivities, findActivity } from '../../lib/directory/activities.ts'
import { findActivityVersion, listActivityVersions } from '../../lib/directory/activity-versions.ts'
import { latestActivities } from '../../lib/directory/latest-activities.ts'
import { findWithdrawal } from '../../lib/directory/withdrawals.ts'
import { answerRecord } from '../../lib/interchange/api.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'

const { client } = await testDatabase('inventory')
const desk = await startDesk(client)
const { unodc, moderator } = desk

const result = {
  key: 'officers',
  value: 120,
  unit: 'people',
  counted: 'officers trained',
  asOf: '2026-06',
  source: 'UNODC',
}
const consent = { isPersonalAccount: true, consent: 'Agreed in writing in March 2026.' }

async function twice(title: string): Promise<{ id: string; slug: string }> {
  const id = await desk.published({ title, results: [result], ...consent })
  const { slug, liveRevision } = await client.document.findUniqueOrThrow({
    where: { id },
    include: { liveRevision: true },
  })
  const content = { ...(liveRevision?.content as object), title: `${title}, again`, countries: ['UGA'] }
  await desk.carry(id, [
    [unodc, 'revise'],
    [unodc, 'save', { content }],
    [unodc, 'submit'],
    [moderator, 'claim'],
    [moderator, 'approve'],
    [moderator, 'publish'],
  ])
  return { id, slug: slug ?? '' }
}

async function ask(kind: string, key: string) {
  const response = await answerRecord(new Request(`https://example.org/api/v1/${kind}/${key}`), kind, key)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() }
}

describe('versions of an activity', () => {
  it('stay as they were published, under the address that they had', async () => {
    const { id, slug } = await twice('Staff of two prisons trained')
    expect((await listActivityVersions(id)).map(({ version }) => version)).toEqual([2, 1])
    const first = await findActivityVersion(slug, 1)
    expect(first).toMatchObject({
      current: 2,
      activity: {
        title: 'Staff of two prisons trained',
        version: 1,
        countries: [{ iso3: 'KEN', name: 'Kenya' }],
      },
    })
    const [second, page] = await Promise.all([findActivityVersion(slug, 2), findActivity(slug)])
    expect({ ...second?.activity, results: [] }).toEqual({ ...page, results: [] })
    expect(await findActivityVersion(slug, 3)).toBeNull()
    expect(await findActivityVersion('none', 1)).toBeNull()
    expect(JSON.stringify(first)).not.toContain('Agreed in writing')
    const kept = await client.activityVersion.findMany({ where: { activityId: id } })
    expect(JSON.stringify(kept)).not.toContain('Agreed in writing')
  })
})

describe('what is taken back', () => {
  it('answers with the reason, and is in no list, feed, search or version any more', async () => {
    const { id, slug } = await twice('Shelter staff trained quaintly')
    const before = await countActivities({})
    expect((await ask('activities', slug)).status).toBe(200)
    await desk.carry(id, [[moderator, 'unpublish', { reason: 'The shelter can be found by it.' }]])
    expect(await findActivity(slug)).toBeNull()
    expect(await findActivityVersion(slug, 1)).toBeNull()
    expect(await findWithdrawal('activity', slug)).toMatchObject({
      reason: 'The shelter can be found by it.',
    })
    const gone = await ask('activities', slug)
    expect(gone).toMatchObject({ status: 410, type: expect.stringContaining('application/problem+json') })
    expect(gone.body).toMatchObject({
      status: 410,
      detail: expect.stringContaining('The shelter can be found by it.'),
    })
    expect(await countActivities({})).toBe(before - 1)
    expect(await countActivities({ q: ['quaintly'] } as never)).toBe(0)
    expect(JSON.stringify(await latestActivities({} as never, 50))).not.toContain(slug)
    expect(await client.searchDocument.count({ where: { key: { startsWith: slug } } })).toBe(0)
    expect(await client.publishedFile.count({ where: { activityId: id } })).toBe(0)
  })

  it('is there again once it is published again, with the next number', async () => {
    const { id, slug } = await twice('Judges of a district trained')
    await desk.carry(id, [
      [moderator, 'unpublish', { reason: 'A mistake.' }],
      [unodc, 'revise'],
      [unodc, 'submit'],
      [moderator, 'claim'],
      [moderator, 'approve'],
      [moderator, 'publish'],
    ])
    expect(await findWithdrawal('activity', slug)).toBeNull()
    expect(await findActivity(slug)).toMatchObject({ version: 3 })
    expect((await ask('activities', slug)).status).toBe(200)
    expect((await ask('activities', 'never-there')).status).toBe(404)
  })
})
