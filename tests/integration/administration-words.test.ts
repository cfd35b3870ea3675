import { describe, expect, it } from 'vitest'
import { changeGuidance, resetGuidance } from '../../lib/administration/guidance/mutations.ts'
import { findGuidance, listGuidance } from '../../lib/administration/guidance/queries.ts'
import {
  changeMeasure,
  createMeasure,
  moveMeasure,
  removeMeasure,
} from '../../lib/administration/measures/mutations.ts'
import { findMeasureForDesk, listMeasuresForDesk } from '../../lib/administration/measures/queries.ts'
import { ensureDemoPeriod } from '../../lib/administration/periods/demonstration.ts'
import { findPeriodForDesk } from '../../lib/administration/periods/queries.ts'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { guidanceFor } from '../../lib/editorial/guidance.ts'
import { readInventory } from '../../lib/inventory/files.ts'
import { loadInventory } from '../../lib/inventory/load.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'
import { makePerson } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const administrator = await makePerson(client, { name: 'Ad Min', roles: ['administrator'] })
const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })

async function lastEvent() {
  return client.auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
}

const order = async () => (await listMeasuresForDesk()).map(({ slug }) => slug)

describe('the period of a demonstration', () => {
  it('covers today, follows the newest one, is open, and is made once', async () => {
    const now = new Date('2026-11-24T12:00:00Z')
    expect(await ensureDemoPeriod(client, now)).toBe('2026-01--2026-12')
    const period = await findPeriodForDesk(moderator, '2026-01--2026-12', now)
    expect(period).toMatchObject({ state: 'open' })
    expect(period?.round?.deadlineAt.toISOString()).toBe('2027-01-24T04:59:00.000Z')
    expect(await lastEvent()).toMatchObject({ kind: 'period.open', personId: null })
    expect(await ensureDemoPeriod(client, now)).toBeNull()
  })
})

describe('a measure', () => {
  const given = {
    label: 'Economic empowerment',
    shortLabel: 'Economy',
    kind: 'measure',
    description: 'Work and income.',
  }
  const seenOf = async (slug: string) => (await findMeasureForDesk(slug))?.seen

  it('is added as the last of its kind, and changed; its address stays', async () => {
    const before = await order()
    const slug = 'economic-empowerment'
    expect(await createMeasure(administrator, given)).toEqual({ ok: true, slug })
    const measures = (await listMeasuresForDesk()).filter(({ kind }) => kind === 'measure')
    expect(measures.at(-1)?.slug).toBe(slug)
    expect(await order()).toHaveLength(before.length + 1)
    expect(await lastEvent()).toMatchObject({ kind: 'measure.create', data: { measure: slug } })

    const seen = await seenOf(slug)
    const changed = { ...given, label: 'Livelihoods', kind: 'thematic_focus', seen }
    expect(await changeMeasure(administrator, slug, changed)).toMatchObject({ ok: true, slug })
    expect((await order()).at(-1)).toBe(slug)
    expect(await client.searchDocument.findMany({ where: { kind: 'measure', key: slug } })).toMatchObject([
      { title: 'Livelihoods' },
    ])
    expect(await changeMeasure(administrator, slug, changed)).toMatchObject({
      reason: 'stale',
      differences: [
        { field: 'kind', now: 'thematic_focus' },
        { field: 'label', now: 'Livelihoods' },
      ],
    })
    expect(await changeMeasure(administrator, slug, given)).toMatchObject({ reason: 'unseen' })
  })

  it('is refused at the field where it cannot be', async () => {
    for (const [wrong, field, problem] of [
      [{ label: '' }, 'label', 'missing'],
      [{ shortLabel: 'policy' }, 'shortLabel', 'labelTaken'],
      [{ label: 'TRAINING and capacity-building' }, 'label', 'labelTaken'],
      [{ label: 'New' }, 'label', 'slugReserved'],
      [{ label: '经济' }, 'label', 'noAddress'],
      [{ shortLabel: 'x'.repeat(33) }, 'shortLabel', 'tooLong'],
      [{ kind: 'other' }, 'kind', 'wrong'],
      [{ description: ' ' }, 'description', 'missing'],
    ] as const)
      expect(
        await createMeasure(administrator, { ...given, label: 'Anything', shortLabel: 'Any', ...wrong }),
      ).toMatchObject({ reason: 'invalid', problems: [{ field, problem }] })
  })

  it('changes places with its neighbour, and no further than the ends', async () => {
    const [first = '', second = ''] = await order()
    expect(await moveMeasure(administrator, second, { direction: 'up' })).toMatchObject({ ok: true })
    expect((await order()).slice(0, 2)).toEqual([second, first])
    expect(await lastEvent()).toMatchObject({ kind: 'measure.move', data: { before: 2, after: 1 } })
    expect(await moveMeasure(administrator, second, { direction: 'up' })).toMatchObject({ reason: 'notNow' })
    expect(await moveMeasure(administrator, second, { direction: 'aside' })).toMatchObject({
      reason: 'invalid',
    })
    expect(await moveMeasure(administrator, 'none', { direction: 'up' })).toMatchObject({
      reason: 'notFound',
    })
  })

  it('is never removed while a text names it, not even a draft', async () => {
    const desk = await startDesk(client)
    const { slug } = (await createMeasure(administrator, {
      ...given,
      label: 'Sport',
      shortLabel: 'Sport',
    })) as {
      slug: string
    }
    const draft = await desk.begin({ measures: [{ measure: slug }] })
    for (const used of ['training', slug])
      expect(await removeMeasure(administrator, used)).toEqual({ ok: false, reason: 'notNow' })
    await client.workingCopy.deleteMany({ where: { documentId: draft } })
    expect(await removeMeasure(administrator, slug)).toMatchObject({ ok: true })
    expect(await order()).not.toContain(slug)
    expect(await lastEvent()).toMatchObject({ kind: 'measure.remove' })
  })

  it('is for administrators alone', async () => {
    const attempts = [
      () => createMeasure(moderator, given),
      () => changeMeasure(moderator, 'training', given),
      () => moveMeasure(moderator, 'training', { direction: 'up' }),
      () => removeMeasure(moderator, 'training'),
      () => changeGuidance(moderator, { field: 'title', language: 'en' }, { body: 'x', seen: '' }),
      () => resetGuidance(moderator, { field: 'title', language: 'en' }, { seen: '' }),
    ]
    for (const attempt of attempts) {
      expect(await attempt()).toEqual({ ok: false, reason: 'notYours' })
      expect((await lastEvent()).kind).toMatch(/^refused\.(measure|guidance)\./)
    }
  })

  it('that was moved or changed is left alone when the files are loaded again', async () => {
    const read = await readInventory('content/inventory')
    if (!read.ok) throw new Error('The inventory cannot be read')
    const before = await listMeasuresForDesk()
    const measures = read.inventory.measures.map((measure) => ({
      ...measure,
      label: `${measure.label} again`,
      hash: `another ${measure.slug}`,
    }))
    const counts = await loadInventory(client, { ...read.inventory, measures })
    const { kept = 0, updated = 0 } = counts.find(({ kind }) => kind === 'measure') ?? {}
    expect(kept).toBeGreaterThanOrEqual(2)
    expect(kept + updated).toBe(measures.length)
    const after = await listMeasuresForDesk()
    const changed = after.filter(({ label }) => label.endsWith(' again'))
    expect(changed).toHaveLength(updated)
    expect(after.slice(0, 2).map(({ slug }) => slug)).toEqual(before.slice(0, 2).map(({ slug }) => slug))
  })
})

describe('guidance', () => {
  const title = { field: 'title', language: 'en' }
  const seenOf = async () => (await findGuidance('title', 'en'))?.seen

  it('is the secretariat’s own where there is one, and goes back to the default', async () => {
    const shipped = await guidanceFor('title', 'en')
    expect(
      await changeGuidance(administrator, title, { body: 'Say it in *six* words.', seen: '' }),
    ).toMatchObject({
      ok: true,
    })
    expect(await guidanceFor('title', 'en')).toBe('Say it in *six* words.')
    expect(await guidanceFor('title', 'fr')).toBe('Say it in *six* words.')
    expect(await lastEvent()).toMatchObject({
      kind: 'guidance.change',
      data: { field: 'title', language: 'en', before: null, after: 'Say it in *six* words.' },
    })
    // Somebody who still sees the default is told.
    expect(await changeGuidance(administrator, title, { body: 'Other', seen: '' })).toEqual({
      ok: false,
      reason: 'stale',
      differences: [{ field: 'body', now: 'Say it in *six* words.' }],
    })
    expect(await resetGuidance(administrator, title, { seen: '' })).toMatchObject({ reason: 'stale' })
    expect(await resetGuidance(administrator, title, { seen: await seenOf() })).toMatchObject({ ok: true })
    expect(await guidanceFor('title', 'en')).toBe(shipped)
    expect(await resetGuidance(administrator, title, { seen: '' })).toMatchObject({ reason: 'notFound' })
  })

  it('is written for each language', async () => {
    const french = { field: 'title', language: 'fr' }
    await changeGuidance(administrator, french, { body: 'Dites ce qui a été fait.', seen: '' })
    expect(await guidanceFor('title', 'fr')).toBe('Dites ce qui a été fait.')
    expect(await guidanceFor('title', 'en')).not.toBe('Dites ce qui a été fait.')
    const listed = (await listGuidance('fr')).find(({ field }) => field === 'title')
    expect(listed).toMatchObject({ isOwn: true, isEnglish: false })
    expect((await listGuidance('fr')).find(({ field }) => field === 'body')).toMatchObject({
      isEnglish: true,
    })
  })

  it('needs a text, a field and a language', async () => {
    expect(await changeGuidance(administrator, title, { body: ' ', seen: '' })).toMatchObject({
      problems: [{ field: 'body', problem: 'missing' }],
    })
    expect(await changeGuidance(administrator, title, { body: 'x'.repeat(4001), seen: '' })).toMatchObject({
      problems: [{ field: 'body', problem: 'tooLong', values: { most: 4000 } }],
    })
    const nowhere = { field: 'nowhere', language: 'en' }
    expect(await changeGuidance(administrator, nowhere, { body: 'x', seen: '' })).toMatchObject({
      reason: 'notFound',
    })
    const nobody = { field: 'title', language: 'tlh' }
    expect(await changeGuidance(administrator, nobody, { body: 'x', seen: '' })).toMatchObject({
      reason: 'invalid',
    })
  })
})

it('leaves an audit trail without a gap', async () => {
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})
