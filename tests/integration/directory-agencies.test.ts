import { describe, expect, it } from 'vitest'
import { agencyKinds, findAgency, findSuccessor, listAgencies } from '../../lib/directory/agencies.ts'
import { findCountry, listCountriesByRegion } from '../../lib/directory/countries.ts'
import { findMeasure, listMeasures } from '../../lib/directory/measures.ts'
import { findMechanism, listMechanisms } from '../../lib/directory/mechanisms.ts'
import { nearestPages } from '../../lib/directory/nearest.ts'
import { findPeriod, listPeriods } from '../../lib/directory/periods.ts'
import { findProgramme, listProgrammes } from '../../lib/directory/programmes.ts'
import { findStory, listStories } from '../../lib/directory/stories.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')

describe('agencies', () => {
  it('are found under an address of before by what they are today', async () => {
    expect(await findSuccessor('dpko')).toBe('dpo')
    expect(await findSuccessor('unifem')).toBe('un-women')
    expect(await findSuccessor('daw')).toBe('un-women')
    expect(await findSuccessor('dpi')).toBe('dgc')
    expect(await findSuccessor('dpo')).toBeNull()
    expect(await findSuccessor('nobody')).toBeNull()
  })

  it('are listed with the names they had, not with the one they have', async () => {
    const agencies = await listAgencies()
    expect(agencies).toHaveLength(36)
    const formerNames = (slug: string) =>
      agencies.find((agency) => agency.slug === slug)?.formerNames.map(({ acronym }) => acronym)
    expect(formerNames('dpo')).toEqual(['DPKO'])
    expect(formerNames('un-women')).toEqual(['VFDW', 'UNIFEM', 'DAW'])
    expect(formerNames('unodc')).toEqual([])
  })

  it('count what they led or joined', async () => {
    for (const { slug, activityCount } of await listAgencies())
      expect(activityCount).toBe(
        await client.activity.count({ where: { agencies: { some: { agency: { slug } } } } }),
      )
  })

  it('are narrowed by kind, measure, mechanism and whether they reported', async () => {
    const slugs = async (filters: Parameters<typeof listAgencies>[0]) =>
      (await listAgencies(filters)).map(({ slug }) => slug)
    const commissions = ['eca', 'ece', 'eclac', 'escap', 'escwa']
    expect((await slugs({ kind: ['regional-commission'] })).sort()).toEqual(commissions)
    expect(await slugs({ mechanism: ['icat'] })).toEqual(expect.arrayContaining(['unodc', 'iom']))
    expect(await slugs({ kind: ['regional-commission'], active: ['yes'] })).toEqual(['escap'])
    expect(await slugs({ kind: ['regional-commission'], measure: ['inter-agency'] })).toEqual(['escap'])
    expect(await slugs({ kind: ['regional-commission'], measure: ['legislation'] })).toEqual([])
    expect(agencyKinds).toHaveLength(9)
  })

  it('are shown with their places in mechanisms: UNODC is the secretariat of ICAT', async () => {
    const unodc = await findAgency('unodc')
    expect(unodc?.memberships).toContainEqual(
      expect.objectContaining({ role: 'secretariat', mechanism: expect.objectContaining({ slug: 'icat' }) }),
    )
    expect(await findAgency('dpko')).toBeNull()
  })
})

describe('mechanisms', () => {
  it('have members with roles and years: UNODC is the secretariat of ICAT, IOM was co-chair', async () => {
    const icat = await findMechanism('icat')
    expect(icat?.members).toMatchObject([
      { role: 'secretariat', agency: { slug: 'unodc' }, fromYear: null, untilYear: null },
      { role: 'co_chair', agency: { slug: 'iom' }, fromYear: 2023, untilYear: 2024 },
    ])
    expect(icat?.activityCount).toBe(2)
  })

  it('know of what they are part and what is part of them', async () => {
    expect((await findMechanism('ianwge-task-force-vaw'))?.parent?.slug).toBe('ianwge')
    expect((await findMechanism('ianwge'))?.children.map(({ slug }) => slug)).toEqual([
      'ianwge-task-force-vaw',
    ])
    expect(await findMechanism('nothing')).toBeNull()
    expect(await listMechanisms()).toHaveLength(await client.mechanism.count())
  })
})

describe('periods', () => {
  it('stand between the one before and the one after, over gaps', async () => {
    const period = await findPeriod('2012-03--2013-02')
    expect(period).toMatchObject({
      previous: { slug: '2011-03--2012-01' },
      next: { slug: '2013-03--2014-02' },
      agencies: [
        { slug: 'dpo', activityCount: 1 },
        { slug: 'unaids', activityCount: 1 },
      ],
    })
    const periods = await listPeriods()
    expect((await findPeriod(periods[0]?.slug ?? ''))?.next).toBeNull()
    expect((await findPeriod(periods.at(-1)?.slug ?? ''))?.previous).toBeNull()
    expect(await findPeriod('2012')).toBeNull()
  })
})

describe('measures', () => {
  it('stand in their own order and count activities', async () => {
    const measures = await listMeasures()
    const { count } = await client.activityMeasure
      .groupBy({ by: ['measureId'], _count: true })
      .then((rows) => ({
        count: rows.reduce((sum, row) => sum + row._count, 0),
      }))
    expect(measures.reduce((sum, { activityCount }) => sum + activityCount, 0)).toBe(count)
    expect(measures.slice(-2).map(({ kind }) => kind)).toEqual(['thematic_focus', 'thematic_focus'])
    expect(await findMeasure('policy')).toEqual(measures.find(({ slug }) => slug === 'policy'))
    expect(await findMeasure('nothing')).toBeNull()
  })
})

describe('countries', () => {
  it('are found by their code in either case', async () => {
    const liberia = await findCountry('lbr')
    expect(liberia).toMatchObject({ iso3: 'LBR', name: 'Liberia' })
    expect(liberia?.regions.map(({ name }) => name)).toEqual([
      'Africa',
      'Sub-Saharan Africa',
      'Western Africa',
    ])
    expect(await findCountry('LBR')).toEqual(liberia)
    expect(await findCountry('Lbr')).toEqual(liberia)
    for (const code of ['xxx', 'lb', 'liberia', '']) expect(await findCountry(code)).toBeNull()
  })

  it('stand under their smallest region, each once, with what each has', async () => {
    const groups = await listCountriesByRegion()
    const listed = groups.flatMap(({ code, countries }) => countries.map((country) => ({ ...country, code })))
    expect(listed).toHaveLength(await client.country.count())
    expect(listed.filter(({ code, regionCode }) => code !== regionCode)).toEqual([])
    const western = groups.find(({ code }) => code === '011')
    expect(western).toMatchObject({ name: 'Western Africa', parent: { code: '202' } })
    const liberia = western?.countries.find(({ iso3 }) => iso3 === 'LBR')
    expect(liberia).toEqual({
      iso3: 'LBR',
      name: 'Liberia',
      regionCode: '011',
      activityCount: await client.activityCountry.count({ where: { iso3: 'LBR' } }),
      storyCount: await client.storyCountry.count({ where: { iso3: 'LBR' } }),
      programmeCount: await client.programmeCountry.count({ where: { iso3: 'LBR' } }),
      resultCount: await client.resultCountry.count({ where: { iso3: 'LBR' } }),
    })
  })

  it('keep the groups of one continent together', async () => {
    const continents = (await listCountriesByRegion()).map(({ code, parent }) => parent?.code ?? code)
    const turns = continents.filter((code, index) => code !== continents[index - 1])
    expect(turns).toEqual([...new Set(turns)])
  })
})

describe('programmes and stories', () => {
  it('are found by their slug, with those that carry them out', async () => {
    const programmes = await listProgrammes()
    expect(programmes).toHaveLength(35)
    expect(programmes.filter(({ initiative }) => initiative?.slug === 'spotlight-initiative')).toHaveLength(
      34,
    )
    expect((await findProgramme('haya'))?.agencies.map(({ slug }) => slug)).toContain('unodc')
    expect(await findProgramme('nothing')).toBeNull()
  })

  it('of a country, a programme or an agency are among all', async () => {
    const all = await listStories()
    expect(all).toHaveLength(await client.story.count())
    const jamaican = (await listStories({ country: 'JAM' })).map(({ slug }) => slug)
    expect(jamaican).toContain('jamaica-domestic-violence-intervention-centres')
    expect((await listStories({ programme: 'spotlight-jamaica' })).map(({ slug }) => slug)).toEqual(jamaican)
    expect((await listStories({ agency: 'spotlight-initiative', country: 'JAM' })).length).toBe(
      jamaican.length,
    )
    const story = await findStory('jamaica-domestic-violence-intervention-centres')
    expect(story).toMatchObject({ asOfInferred: true, activity: { slug: 'spotlight-essential-services' } })
    expect(story?.contentNote).toBeTruthy()
    expect(await findStory('nothing')).toBeNull()
  })
})

describe('the nearest pages', () => {
  it.each([
    ['unoc', 'agencies', 'unodc'],
    ['rules-for-women-prisoner', 'activities', 'rules-for-women-prisoners-drafted'],
    ['hondura', 'countries', 'hnd'],
    ['spotlight-hondurras', 'programmes', 'spotlight-honduras'],
    ['technology-violence', 'measures', 'technology-facilitated-violence'],
    ['rules-for-women-prisoners-drafted-in-2009', 'activities', 'rules-for-women-prisoners-drafted'],
    ['rules-for-wimen-prisoners-draftet', 'activities', 'rules-for-women-prisoners-drafted'],
    ['prisoners-drafted', 'activities', 'rules-for-women-prisoners-drafted'],
  ])('to "%s" hold what was meant', async (words, kind, slug) => {
    const near = await nearestPages(words)
    expect(near.map((page) => `${page.kind} ${page.slug}`)).toContain(`${kind} ${slug}`)
    expect(near.length).toBeLessThanOrEqual(5)
  })

  it.each(['zzzzqqqq', '', '%', "'", '\\', '😀', 'x'.repeat(5000)])('to "%s" are none', async (words) => {
    expect(await nearestPages(words)).toEqual([])
  })
})
