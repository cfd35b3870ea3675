import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  countActivities,
  findActivity,
  listActivities,
  relatedActivities,
} from '../../lib/directory/activities.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import { passagesOf } from '../../lib/directory/activity-passages.ts'
import { resolveFilters } from '../../lib/directory/filter-values.ts'
import { countWithoutEach } from '../../lib/directory/less-narrow.ts'
import { refreshDocuments } from '../../lib/search/documents.ts'
import { matchActivities } from '../../lib/search/matches.ts'
import { testDatabase } from '../support/database.ts'
import {
  anyFilters,
  everyActivity,
  matchesNaively,
  type NaiveActivity,
  oldestFirst,
} from '../support/naive-activities.ts'

const { client } = await testDatabase('inventory')
let activities: NaiveActivity[]

beforeAll(async () => {
  activities = await everyActivity(client)
})

describe('filters', () => {
  it('are joined by OR within a parameter', async () => {
    const one = await slugsOf({ agency: ['unodc'] })
    const other = await slugsOf({ agency: ['dpo'] })
    expect(new Set(await slugsOf({ agency: ['unodc', 'dpo'] }))).toEqual(new Set([...one, ...other]))
    expect(one.length).toBeGreaterThan(0)
    expect(other.length).toBeGreaterThan(0)
  })

  it('are joined by AND across parameters', async () => {
    const slugs = await slugsOf({ agency: ['unodc'], measure: ['training'], country: ['vnm'] })
    expect(slugs).toEqual(['police-trainers-course-in-viet-nam'])
    expect(await slugsOf({ agency: ['dpo'], country: ['vnm'] })).toEqual([])
  })

  it('find by role only what the chosen agency did in that role', async () => {
    const led = await slugsOf({ agency: ['un-women'], role: ['lead'] })
    const joined = await slugsOf({ agency: ['un-women'], role: ['partner'] })
    expect(joined).toContain('global-focal-point-joint-work')
    expect(led).not.toContain('global-focal-point-joint-work')
    expect(led.length + joined.length).toBe(await countActivities({ agency: ['un-women'] }))
  })

  it('find by region what lies in it, in a region within it, or in a country of either', async () => {
    const asia = await slugsOf({ region: ['142'] })
    // Viet Nam, of South-eastern Asia; India, of Southern Asia; Asia itself; Western Asia itself.
    expect(asia).toEqual(
      expect.arrayContaining([
        'police-trainers-course-in-viet-nam',
        'police-training-in-rajasthan',
        'survivors-tell-their-stories-in-asia-and-the-pacific',
        'building-safety-in-emergencies',
      ]),
    )
    const southEastern = await slugsOf({ region: ['035'] })
    expect(southEastern).toContain('police-trainers-course-in-viet-nam')
    expect(southEastern).not.toContain('police-training-in-rajasthan')
    expect(await slugsOf({ region: ['999'] })).toEqual([])
  })

  it('find by months what overlaps them, however little', async () => {
    const rules = 'rules-for-women-prisoners-drafted' // October 2009 to February 2010
    expect(await slugsOf({ from: ['2010-02'], to: ['2010-02'] })).toEqual([rules])
    expect(await slugsOf({ from: ['2009-10'], to: ['2009-10'] })).toEqual([rules])
    expect(await slugsOf({ from: ['2009-11'], to: ['2009-12'] })).toEqual([rules])
    expect(await slugsOf({ from: ['2010-03'] })).not.toContain(rules)
    expect(await slugsOf({ to: ['2009-09'] })).not.toContain(rules)
  })

  it('find nothing in a month that is in no period', async () => {
    expect(await slugsOf({ from: ['2012-02'], to: ['2012-02'] })).toEqual([])
    expect(await slugsOf({ from: ['2021-10'], to: ['2021-12'] })).toEqual([])
    expect(await slugsOf({ from: ['2012-02'], to: ['2012-03'] })).toEqual([
      'hiv-programmes-address-violence-in-conflict',
    ])
  })

  it('find nothing between months that stand the wrong way round', async () => {
    expect(await slugsOf({ from: ['2011-01'], to: ['2010-01'] })).toEqual([])
  })

  it('agree with filtering one by one, and lists with counts', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters(activities), async (filters) => {
        const expected = activities.filter((activity) => matchesNaively(activity, filters))
        const sorted = expected.sort(oldestFirst).map(({ slug }) => slug)
        expect(await slugsOf(filters)).toEqual(sorted.reverse())
        expect(await countActivities(filters)).toBe(expected.length)
      }),
      { numRuns: 30 },
    )
  })

  it('know an agency by a former address', async () => {
    const { filters, names, problems } = await resolveFilters({ agency: ['dpko', 'unifem', 'dpo', 'nobody'] })
    expect(filters.agency).toEqual(['dpo', 'un-women'])
    expect(names.agency).toEqual([
      { value: 'dpo', name: 'DPO' },
      { value: 'un-women', name: 'UN Women' },
    ])
    expect(problems).toEqual([{ parameter: 'agency', value: 'nobody' }])
  })

  it('are named, each by what people know it by, and unknown values set apart', async () => {
    const { names, problems, filters } = await resolveFilters({
      measure: ['policy', 'x'],
      country: ['lbr', 'zzz'],
      region: ['142', '998'],
      period: ['2009-10--2010-02', '2009-10--2010-03'],
      mechanism: ['icat', 'ianwge-task-force-vaw'],
      programme: ['haya'],
      from: ['2009-10'],
    })
    expect(names).toMatchObject({
      measure: [{ value: 'policy', name: 'Policy' }],
      country: [{ value: 'lbr', name: 'Liberia' }],
      region: [{ value: '142', name: 'Asia' }],
      period: [{ value: '2009-10--2010-02' }],
      mechanism: [{ value: 'icat', name: 'ICAT' }, { value: 'ianwge-task-force-vaw' }],
      programme: [{ value: 'haya' }],
    })
    expect(problems.map(({ value }) => value)).toEqual(['x', 'zzz', '998', '2009-10--2010-03'])
    expect(filters).toMatchObject({ measure: ['policy'], country: ['lbr'], from: ['2009-10'] })
  })
})

describe('a list that filters have emptied', () => {
  it('knows what there would be without each of them', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters(activities), async (filters) => {
        const counts = Object.keys(filters).map((parameter) => {
          const others = { ...filters, [parameter]: [] }
          return [
            parameter,
            activities.filter((activity) => matchesNaively(activity, others)).length,
          ] as const
        })
        const chosen = counts.filter(
          ([parameter, count]) => count > 0 && (filters[parameter as 'agency'] ?? []).length > 0,
        )
        const found = await countWithoutEach(filters)
        expect(Object.fromEntries(found.map(({ parameter, count }) => [parameter, count]))).toEqual(
          Object.fromEntries(chosen),
        )
      }),
      { numRuns: 30 },
    )
    expect(await countWithoutEach({ q: ['zzzzzz'], country: ['nru'] })).toEqual([])
    expect(await countWithoutEach({ q: ['zzzzzz'] })).toEqual([{ parameter: 'q', count: activities.length }])
  })
})

describe('words', () => {
  it.each([
    ['a word of the title', 'prisoners experts Thailand', 'rules-for-women-prisoners-drafted'],
    ['an acronym of today', 'unodc rajasthan', 'police-training-in-rajasthan'],
    ['a former acronym', 'DPKO Liberia', 'justice-and-security-for-women-in-liberia'],
    ['a former name', 'peacekeeping operations Haiti', 'training-on-violence-in-camps-in-haiti'],
    ['the acronym of a predecessor', 'unifem camps', 'training-on-violence-in-camps-in-haiti'],
    ['the name of a country', 'viet nam', 'police-trainers-course-in-viet-nam'],
  ])('find by %s, in any case: %s', async (_what, q, slug) => {
    expect(await slugsOf({ q: [q] })).toContain(slug)
    expect(await slugsOf({ q: [q.toUpperCase()] })).toContain(slug)
  })

  it('must all be there, where some activity has them all', async () => {
    const police = await slugsOf({ q: ['police'] })
    const both = await slugsOf({ q: ['police Haiti'] })
    expect(both.length).toBeLessThan(police.length)
    expect(police).toEqual(expect.arrayContaining(both))
  })

  it('must mostly be there, where no activity has them all', async () => {
    const found = await matchActivities('police training Rajasthan nowhereland')
    expect(found).toMatchObject({ has: 3, of: 4, unknown: ['nowhereland'] })
    expect(await slugsOf({ q: ['police training Rajasthan nowhereland'] })).toEqual([
      'police-training-in-rajasthan',
    ])
    expect(await slugsOf({ q: ['police nowhere neverland'] })).toEqual([])
  })

  it('in quotes must stand together, and after a minus not at all', async () => {
    const both = await slugsOf({ q: ['women prisoners'] })
    const phrase = await slugsOf({ q: ['"women prisoners"'] })
    expect(both).toEqual(expect.arrayContaining(phrase))
    expect(phrase).toContain('rules-for-women-prisoners-drafted')
    expect(await slugsOf({ q: ['police -India'] })).not.toContain('police-training-in-rajasthan')
    const all = await countActivities({})
    expect(await countActivities({ q: ['-police'] })).toBe(all - (await countActivities({ q: ['police'] })))
  })

  it('narrow what other filters leave', async () => {
    expect(await slugsOf({ q: ['police'], country: ['ind'] })).toEqual(['police-training-in-rajasthan'])
  })

  it('may be as many as fit in an address', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const many = letters.flatMap((first) => letters.map((second) => first + second)).slice(0, 66)
    expect(await slugsOf({ q: [many.join(' ')] })).toEqual([])
    expect(await slugsOf({ q: ['women '.repeat(33).trim()] })).toEqual(await slugsOf({ q: ['women'] }))
  })

  it.each(['%', '_', '\\', "'", '"', ';', '(', '& | ! <->', '\u{1f600}', ':*', 'the of and', '\u0130'])(
    'that are none narrow nothing: %s',
    async (q) => {
      expect((await matchActivities(q)).numbers).toBeNull()
      expect(await countActivities({ q: [q] })).toBe(activities.length)
    },
  )

  it.each(["pol'ice", 'police:*', 'police & !women', 'a\u0000b', "'; DROP TABLE activities; --"])(
    'are words and never a language of queries: %s',
    async (q) => {
      expect(await countActivities({ q: [q] })).toBeLessThan(activities.length)
    },
  )

  it('are put in order by where they stand, and paged in that order', async () => {
    const whole = await slugsOf({ q: ['police training'] })
    expect(whole[0]).toMatch(/police/)
    expect((await walk({ q: ['police training'] }, 3)).slugs).toEqual(whole)
    const newest = await slugsOf({ q: ['police training'], sort: ['newest'] })
    expect(newest).not.toEqual(whole)
    expect([...newest].sort()).toEqual([...whole].sort())
  })

  it('find at once what is new, and no longer what is changed', async () => {
    const slug = 'police-training-in-rajasthan'
    const find = (q: string) => slugsOf({ q: [q] })
    expect(await find('zebrafish')).toEqual([])
    const { body } = await client.activity.findUniqueOrThrow({ where: { slug } })
    const write = async (text: string) => {
      await client.activity.update({ where: { slug }, data: { body: text } })
      await refreshDocuments(client, [{ kind: 'activity', keys: [slug] }])
    }
    await write(`${body}\n\nzebrafish`)
    expect(await find('zebrafish')).toEqual([slug])
    await write(body)
    expect(await find('zebrafish')).toEqual([])
  })

  it('are put in order, listed and shown by what an activity says now', async () => {
    const slug = 'police-training-in-rajasthan'
    const before = await client.activity.findUniqueOrThrow({ where: { slug } })
    const shown = async () => {
      const { items } = await listActivities({ q: ['police'] })
      const place = items.findIndex((item) => item.slug === slug)
      const passages = await passagesOf('police', [before.number])
      const passage = passages.get(slug)?.passage ?? []
      return { place, item: items[place], passage: passage.map(({ text }) => text).join('') }
    }
    const write = async (data: { title: string; body: string }) => {
      await client.activity.update({ where: { slug }, data })
      await refreshDocuments(client, [{ kind: 'activity', keys: [slug] }])
    }
    const first = await shown()
    expect(first.item?.title).toBe(before.title)
    expect(await shown()).toEqual(first)

    await write({ title: 'Courses in Rajasthan', body: 'Zebrafish, and police at the very end.' })
    const changed = await shown()
    expect(changed.place).toBeGreaterThan(first.place)
    expect(changed.item?.title).toBe('Courses in Rajasthan')
    expect(changed.passage).toContain('Zebrafish, and police')

    const kenya = { activityId: before.id, iso3: 'KEN' }
    await client.activityCountry.create({ data: kenya })
    expect((await shown()).item?.countries.map(({ iso3 }) => iso3)).toContain('KEN')
    await client.activityCountry.deleteMany({ where: kenya })

    await write({ title: before.title, body: before.body })
    expect(await shown()).toEqual(first)
  })
})

describe('paging', () => {
  const sorts = ['newest', 'oldest'] as const

  it.each(sorts.flatMap((sort) => [1, 7, 20, 40].map((size) => [sort, size] as const)))(
    'visits every activity once, %s first, %i at a time',
    async (sort, size) => {
      const expected = [...activities].sort(oldestFirst).map(({ slug }) => slug)
      if (sort === 'newest') expected.reverse()
      const { slugs, pages } = await walk({ sort: [sort] }, size)
      expect(slugs).toEqual(expected)
      expect(pages).toBe(Math.ceil(expected.length / size))
    },
  )

  it('stays within the filters', async () => {
    const filters = { agency: ['unodc'], measure: ['inter-agency'] }
    expect((await walk(filters, 2)).slugs).toEqual(await slugsOf(filters))
  })

  it('has no next page where nothing matches', async () => {
    expect(await listActivities({ country: ['atf'] })).toEqual({
      items: [],
      nextCursor: null,
      isLost: false,
    })
  })

  it.each([
    'x',
    '-',
    'a'.repeat(120),
    encoded('2009-10.2009-10'),
    encoded('2009-10.2009-10.not-a-number'),
    encoded("2009-10.2009-10.' OR 1=1 --"),
    encoded('../../etc'),
  ])('begins anew where the cursor is none: %s', async (cursor) => {
    expect(await listActivities({ cursor: [cursor] })).toEqual({
      ...(await listActivities({})),
      isLost: true,
    })
  })

  it('goes on from the place that a forged cursor names, though nothing stands there', async () => {
    const nobody = 0
    const { items } = await listActivities({ cursor: [encoded(`2012-02.2012-02.${nobody}`)] }, 100)
    const earlier = activities.filter(({ endMonth }) => endMonth < '2012-02')
    expect(items.map(({ slug }) => slug).sort()).toEqual(earlier.map(({ slug }) => slug).sort())
    expect((await listActivities({ cursor: [encoded(`9999-99.9999-99.${nobody}`)] }, 3)).items).toHaveLength(
      3,
    )
    // Behind its end a list would be empty and look as if there were nothing: it begins anew, and says so.
    const behind = await listActivities({ cursor: [encoded(`0000-00.0000-00.${nobody}`)] }, 3)
    expect(behind).toEqual({ ...(await listActivities({}, 3)), isLost: true })
  })

  it('goes on where it was when the activity that the cursor names has gone', async () => {
    const before = await slugsOf({})
    const [period, agency] = [
      await client.reportingPeriod.findUniqueOrThrow({ where: { slug: '2012-03--2013-02' } }),
      await client.agency.findUniqueOrThrow({ where: { slug: 'unodc' } }),
    ]
    await client.activity.create({
      data: {
        slug: 'short-lived',
        title: 'x',
        excerpt: 'x',
        body: 'x',
        language: 'en',
        scope: 'global',
        periodId: period.id,
        startMonth: period.startMonth,
        endMonth: period.endMonth,
        agencies: { create: { agencyId: agency.id, role: 'lead', position: 0 } },
      },
    })
    const place = (await slugsOf({})).indexOf('short-lived')
    const first = await listActivities({}, place + 1)
    await client.activity.delete({ where: { slug: 'short-lived' } })
    expect(first.items.at(-1)?.slug).toBe('short-lived')
    const rest = await listActivities({ cursor: [first.nextCursor ?? ''] }, 100)
    expect(rest.items.map(({ slug }) => slug)).toEqual(before.slice(place))
  })
})

describe('one activity', () => {
  it('is shown whole', async () => {
    const activity = await findActivity('global-focal-point-joint-work')
    expect(activity).toMatchObject({
      period: {
        slug: '2014-03--2016-03',
        startMonth: '2014-03',
        endMonth: '2016-03',
        inferred: false,
        note: null,
      },
      measures: [{ slug: 'inter-agency', inferred: true }],
      mechanisms: [{ slug: 'global-focal-point' }],
      scope: 'global',
      language: 'en',
      fromFormerInventory: true,
      version: 1,
    })
    expect(activity?.agencies.map(({ role, acronym }) => `${role} ${acronym}`)).toEqual([
      'lead UNODC',
      'partner DPO',
      'partner UNDP',
      'partner OHCHR',
      'partner UN Women',
    ])
    expect(await findActivity('no-such-activity')).toBeNull()
  })

  it('never stands among those near it, and these are different ones', async () => {
    for (const { slug } of activities) {
      const near = (await relatedActivities(slug)).map((item) => item.slug)
      expect(near).not.toContain(slug)
      expect(new Set(near).size).toBe(near.length)
      expect(near.length).toBeLessThanOrEqual(5)
    }
  })

  it('has those of the same mechanism and country nearest', async () => {
    const near = await relatedActivities('justice-and-security-for-women-in-liberia', 1)
    expect(near.map(({ slug }) => slug)).toEqual(['rule-of-law-programme-in-liberia'])
    expect(await relatedActivities('no-such-activity')).toEqual([])
  })
})

describe('what people ask of the former inventory', () => {
  it('what UNODC did on women in prison in 2009 and 2010', async () => {
    const found = await listActivities({
      q: ['women in prison'],
      agency: ['unodc'],
      from: ['2009-01'],
      to: ['2010-12'],
    })
    expect(found.items.map(({ slug }) => slug)).toEqual(['rules-for-women-prisoners-drafted'])
    expect(found.items[0]?.period).toMatchObject({
      startMonth: '2009-10',
      endMonth: '2010-02',
      inferred: false,
    })
  })

  it('the seven dated entries of the page of UNODC, and those of the inter-agency pages', async () => {
    const unodc = await client.activity.findMany({
      where: { agencies: { some: { agency: { slug: 'unodc' } } } },
      select: {
        sourcePage: true,
        periodInferred: true,
        legacyIds: { select: { scheme: true, value: true } },
      },
    })
    const own = unodc.filter(({ sourcePage }) => sourcePage === 'agency-unodc')
    expect(own.map(({ legacyIds }) => legacyIds[0]?.value).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((entry) => `agency-unodc#${entry}`),
    )
    expect(own.every(({ periodInferred }) => !periodInferred)).toBe(true)
    const pages: Record<string, number> = {}
    for (const { sourcePage } of unodc) pages[String(sourcePage)] = (pages[String(sourcePage)] ?? 0) + 1
    expect(pages).toEqual({
      'agency-unodc': 7,
      'agency-dpko': 1,
      'inter-agency-2017-2021': 2,
      'inter-agency-2022-2024': 4,
    })
    expect(await countActivities({ agency: ['unodc'] })).toBe(unodc.length)
  })

  it('a joint activity of five agencies stands under each of them and counts once in the whole', async () => {
    const five = ['unodc', 'dpo', 'undp', 'ohchr', 'un-women']
    for (const agency of five)
      expect(await slugsOf({ agency: [agency] })).toContain('global-focal-point-joint-work')
    const together = await slugsOf({ agency: five })
    expect(together.filter((slug) => slug === 'global-focal-point-joint-work')).toHaveLength(1)
    expect(await countActivities({ agency: five })).toBe(new Set(together).size)
    expect(await countActivities({ mechanism: ['global-focal-point'], period: ['2014-03--2016-03'] })).toBe(1)
    expect(await countActivities({})).toBe(activities.length)
  })
})

async function slugsOf(filters: ActivityFilters): Promise<string[]> {
  return (await listActivities(filters, 1000)).items.map(({ slug }) => slug)
}

/** Goes from page to page; gives up where a cursor leads in a circle. */
async function walk(filters: ActivityFilters, size: number): Promise<{ slugs: string[]; pages: number }> {
  const slugs: string[] = []
  let cursor: string[] = []
  for (let pages = 1; pages <= activities.length + 1; pages += 1) {
    const { items, nextCursor } = await listActivities({ ...filters, cursor }, size)
    slugs.push(...items.map(({ slug }) => slug))
    if (nextCursor === null) return { slugs, pages }
    cursor = [nextCursor]
  }
  throw new Error('The pages do not end')
}

function encoded(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url')
}
