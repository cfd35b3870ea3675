import { Client, DatabaseError } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'

/** What must never happen is refused by the database itself, whoever writes: these tests write SQL. */

const { url } = await testDatabase('empty')
const client = new Client(url)

const ids = {
  unodc: '00000000-0000-7000-8000-000000000001',
  dpo: '00000000-0000-7000-8000-000000000002',
  period: '00000000-0000-7000-8000-000000000003',
  activity: '00000000-0000-7000-8000-000000000004',
  story: '00000000-0000-7000-8000-000000000005',
  mechanism: '00000000-0000-7000-8000-000000000006',
  measure: '00000000-0000-7000-8000-000000000007',
} as const

type Values = Record<string, string | number | null>

/** Rows without faults: each test changes what it is about. */
const sound = {
  agencies: {
    slug: 'who',
    acronym: 'WHO',
    name: 'World Health Organization',
    kind: 'specialized_agency',
    summary: 'x',
  },
  agency_names: { agency_id: ids.dpo, name: 'x', acronym: 'X', relation: 'own', position: 5 },
  reporting_periods: { slug: '2010-03--2010-09', start_month: '2010-03', end_month: '2010-09' },
  activities: {
    slug: 'another',
    title: 'Another',
    excerpt: 'x',
    body: 'x',
    language: 'en',
    scope: 'global',
    period_id: ids.period,
    start_month: '2009-10',
    end_month: '2010-02',
  },
  activity_agencies: { activity_id: ids.activity, agency_id: ids.dpo, role: 'partner', position: 1 },
  stories: {
    slug: 'another',
    title: 'Another',
    lede: 'x',
    body: 'x',
    language: 'en',
    scope: 'global',
    as_of_month: '2010-01',
  },
  programmes: { slug: 'haya', name: 'HAYA', summary: 'x', body: '', kind: 'joint' },
  profile_sections: { agency_id: ids.unodc, kind: 'background', body: 'x', language: 'en' },
  mechanisms: { slug: 'un-action', name: 'UN Action', summary: 'x', body: '' },
  memberships: { mechanism_id: ids.mechanism, agency_id: ids.unodc, role: 'chair' },
  results: {
    slug: 'another-officers',
    position: 0,
    qualifier: 'exactly',
    value: 20,
    unit: 'people',
    counted: 'officers trained',
    as_of_month: '2010-01',
    source: 'x',
    activity_id: ids.activity,
  },
  legacy_identifiers: { scheme: 'term', value: '31', agency_id: ids.unodc },
} satisfies Record<string, Values>

type Table = keyof typeof sound
/** Tables whose rows are known by what they connect. */
const withoutId: Table[] = ['activity_agencies', 'profile_sections']

beforeAll(async () => {
  await client.connect()
  await client.query('BEGIN')
  await insert('agencies', { id: ids.unodc, slug: 'unodc', acronym: 'UNODC' })
  await insert('agencies', { id: ids.dpo, slug: 'dpo', acronym: 'DPO' })
  await insert('agency_names', {
    slug: 'dpko',
    acronym: 'DPKO',
    from_year: 1992,
    until_year: 2019,
    position: 0,
  })
  await insert('reporting_periods', {
    id: ids.period,
    slug: '2009-10--2010-02',
    start_month: '2009-10',
    end_month: '2010-02',
  })
  await insert('activities', { id: ids.activity, slug: 'rules' })
  await insert('activity_agencies', { agency_id: ids.unodc, role: 'lead', position: 0 })
  await insert('stories', { id: ids.story, slug: 'voices' })
  await insert('mechanisms', { id: ids.mechanism, slug: 'icat' })
  await insert('results', { slug: 'rules-experts' })
  await insert('legacy_identifiers', { scheme: 'term', value: '24' })
  await client.query('COMMIT')
})

afterAll(async () => {
  await client.end()
})

describe('months and spans', () => {
  it('a period cannot end before it starts', async () => {
    const changes = { slug: '2010-09--2010-03', start_month: '2010-09', end_month: '2010-03' }
    expect(await refusal('reporting_periods', changes)).toBe('reporting_periods_ends_after_start')
  })

  it('a period may last one month', async () => {
    const changes = { slug: '2010-03--2010-03', start_month: '2010-03', end_month: '2010-03' }
    expect(await refusal('reporting_periods', changes)).toBeNull()
  })

  it('the slug of a period is its span', async () => {
    expect(await refusal('reporting_periods', { slug: '2010' })).toBe('reporting_periods_slug_is_span')
    expect(await refusalOf(`UPDATE reporting_periods SET slug = '2010-01--2010-02'`)).toBe(
      'reporting_periods_slug_is_span',
    )
  })

  it.each(['2010-13', '2010-00', '2010-3', '2010', '1899-12', '2010-03-01', 'Mar 2010', ''])(
    'a month is YYYY-MM, not "%s"',
    async (month) => {
      const span = { slug: `${month}--${month}`, start_month: month, end_month: month }
      expect(await refusal('reporting_periods', span)).toBe('month_check')
      expect(await refusal('programmes', { start_month: month })).toBe('month_check')
      expect(await refusal('programmes', { end_month: month })).toBe('month_check')
      expect(await refusal('profile_sections', { confirmed_month: month })).toBe('month_check')
      expect(await refusal('stories', { as_of_month: month })).toBe('month_check')
      expect(await refusal('results', { as_of_month: month })).toBe('month_check')
      expect(await refusal('results', { from_month: month })).toBe('month_check')
    },
  )

  it('a programme cannot end before it starts, and may be open at either end', async () => {
    const inverted = { start_month: '2020-02', end_month: '2020-01' }
    expect(await refusal('programmes', inverted)).toBe('programmes_end_after_start')
    expect(await refusal('programmes', { start_month: '2020-02' })).toBeNull()
    expect(await refusal('programmes', { end_month: '2020-02' })).toBeNull()
  })

  it('the months of an activity are those of its period', async () => {
    const fixed = 'activities_period_id_start_month_end_month_fkey'
    expect(await refusal('activities', { end_month: '2010-03' })).toBe(fixed)
    expect(await refusalOf(`UPDATE activities SET start_month = '2009-09' WHERE slug = 'rules'`)).toBe(fixed)
  })

  it('the months of an activity follow when those of its period are corrected', async () => {
    const months = await inTransaction(async () => {
      await client.query(
        `UPDATE reporting_periods SET start_month = '2009-09', slug = '2009-09--2010-02' WHERE id = $1`,
        [ids.period],
      )
      return client.query(`SELECT start_month, end_month FROM activities WHERE slug = 'rules'`)
    })
    expect(months.rows).toEqual([{ start_month: '2009-09', end_month: '2010-02' }])
  })

  it('a period cannot go while an activity lies in it', async () => {
    expect(await refusalOf(`DELETE FROM reporting_periods`)).toBe(
      'activities_period_id_start_month_end_month_fkey',
    )
  })
})

describe('addresses of views', () => {
  it.each(['filtered', 'map', 'timeline'])('no activity can have that of %s', async (slug) => {
    expect(await refusal('activities', { slug })).toBe('activities_slug_is_free')
    expect(await refusalOf(`UPDATE activities SET slug = '${slug}'`)).toBe('activities_slug_is_free')
  })

  it('no mechanism can have that of the matrix', async () => {
    expect(await refusal('mechanisms', { slug: 'matrix' })).toBe('mechanisms_slug_is_free')
  })
})

describe('the agencies of an activity', () => {
  const activity = { id: '00000000-0000-7000-8000-00000000000a' }
  const first = { activity_id: activity.id, agency_id: ids.unodc, role: 'lead', position: 0 }

  it('there is one, when the transaction ends', async () => {
    expect(await refusal('activities', activity)).toBe('activities_have_a_lead')
    expect(
      await refusalOf(async () => {
        await insert('activities', activity)
        await insert('activity_agencies', first)
      }),
    ).toBeNull()
  })

  it.each([
    ['deleted', `DELETE FROM activity_agencies WHERE role = 'lead'`],
    ['made a partner', `UPDATE activity_agencies SET role = 'partner', position = 1 WHERE role = 'lead'`],
  ])('the lead cannot be %s without another', async (_how, sql) => {
    expect(await refusalOf(sql)).toBe('activities_have_a_lead')
    expect(
      await refusalOf(async () => {
        await client.query(sql)
        await insert('activity_agencies', { agency_id: ids.dpo, role: 'lead', position: 0 })
      }),
    ).toBeNull()
  })

  it('the lead may go with the activity', async () => {
    expect(await refusalOf(`DELETE FROM activities WHERE slug = 'rules'`)).toBeNull()
  })

  it('only one leads, wherever it stands', async () => {
    expect(
      await refusalOf(async () => {
        await client.query('ALTER TABLE activity_agencies DROP CONSTRAINT activity_agencies_lead_is_first')
        await insert('activity_agencies', { role: 'lead' })
      }),
    ).toBe('activity_agencies_one_lead')
  })

  it('the lead is first, and only the lead', async () => {
    expect(await refusalOf(`UPDATE activity_agencies SET position = 1`)).toBe(
      'activity_agencies_lead_is_first',
    )
    expect(await refusal('activity_agencies', { position: 0 })).toBe('activity_agencies_lead_is_first')
  })

  it('each has its own place and stands once', async () => {
    expect(await refusal('activity_agencies', {})).toBeNull()
    expect(await refusal('activity_agencies', { agency_id: ids.unodc })).toBe('activity_agencies_pkey')
    expect(
      await refusalOf(async () => {
        await insert('activity_agencies', {})
        await insert('agencies', { id: ids.measure })
        await insert('activity_agencies', { agency_id: ids.measure })
      }),
    ).toBe('activity_agencies_activity_id_position_key')
  })

  it('an agency cannot go while it takes part in something', async () => {
    expect(await refusalOf(`DELETE FROM agencies WHERE slug = 'unodc'`)).toBe(
      'activity_agencies_agency_id_fkey',
    )
  })
})

describe('the names and addresses of an agency', () => {
  it.each([
    ['agencies', { slug: 'unodc' }, 'agencies_slug_key'],
    ['agencies', { acronym: 'UNODC' }, 'agencies_acronym_key'],
    ['activities', { slug: 'rules' }, 'activities_slug_key'],
    ['stories', { slug: 'voices' }, 'stories_slug_key'],
    ['mechanisms', { slug: 'icat' }, 'mechanisms_slug_key'],
    ['results', { slug: 'rules-experts' }, 'results_slug_key'],
    ['agency_names', { slug: 'dpko', from_year: 2030 }, 'agency_names_slug_key'],
  ] as const)('no two %s share %o', async (table, changes, constraint) => {
    expect(await refusal(table, changes)).toBe(constraint)
  })

  it.each([
    ['the same years', 1992, 2019],
    ['years within', 2000, 2001],
    ['the last year', 2018, 2020],
    ['no end', 2018, null],
    ['no beginning', null, 1993],
    ['neither', null, null],
  ])('its own names do not overlap: %s', async (_what, from_year, until_year) => {
    expect(await refusal('agency_names', { from_year, until_year })).toBe('agency_names_do_not_overlap')
  })

  it('one name may begin in the year in which the other ended', async () => {
    expect(await refusal('agency_names', { from_year: 2019 })).toBeNull()
    expect(await refusal('agency_names', { until_year: 1992 })).toBeNull()
  })

  it('predecessors and other agencies may have had names at the same time', async () => {
    expect(await refusal('agency_names', { relation: 'predecessor', from_year: 1992 })).toBeNull()
    expect(await refusal('agency_names', { agency_id: ids.unodc, from_year: 1992 })).toBeNull()
  })

  it('a name is used for a year at least', async () => {
    expect(await refusal('agency_names', { from_year: 2030, until_year: 2029 })).toBe(
      'agency_names_until_after_from',
    )
    expect(await refusal('agency_names', { from_year: 2030, until_year: 2030 })).toBe(
      'agency_names_until_after_from',
    )
  })

  it('a former address is not the address of another agency of today', async () => {
    const taken = 'agency_address_is_free'
    expect(await refusal('agency_names', { slug: 'unodc', from_year: 2019 })).toBe(taken)
    expect(await refusalOf(`UPDATE agency_names SET slug = 'unodc' WHERE slug = 'dpko'`)).toBe(taken)
    expect(await refusal('agencies', { slug: 'dpko' })).toBe(taken)
    expect(await refusalOf(`UPDATE agencies SET slug = 'dpko' WHERE slug = 'unodc'`)).toBe(taken)
  })
})

describe('a result', () => {
  it.each([
    [
      'unreadable and yet a number',
      { qualifier: 'unreadable', printed: '025' },
      'results_value_or_unreadable',
    ],
    ['readable and yet no number', { value: null }, 'results_value_or_unreadable'],
    [
      'unreadable without what is printed',
      { qualifier: 'unreadable', value: null },
      'results_unreadable_is_quoted',
    ],
    ['a range without upper end', { qualifier: 'from_to' }, 'results_range'],
    ['an upper end without a range', { value_to: 30 }, 'results_range'],
    ['a range that falls', { qualifier: 'from_to', value_to: 10 }, 'results_range'],
    ['a range of nothing', { qualifier: 'from_to', value_to: 20 }, 'results_range'],
    ['stated by two', { story_id: ids.story }, 'results_stated_once'],
    ['stated by nothing', { activity_id: null }, 'results_stated_once'],
    ['of a time that begins after its end', { from_month: '2010-02' }, 'results_months'],
  ])('is not %s', async (_what, changes, constraint) => {
    expect(await refusal('results', changes)).toBe(constraint)
  })

  it.each([
    ['a number', {}],
    ['a range', { qualifier: 'from_to', value_to: 30 }],
    ['what is printed', { qualifier: 'unreadable', value: null, printed: '025' }],
    ['stated by a story', { activity_id: null, story_id: ids.story }],
    ['of one month', { from_month: '2010-01' }],
  ])('may be %s', async (_what, changes) => {
    expect(await refusal('results', changes)).toBeNull()
  })

  it('goes with the activity that states it', async () => {
    const left = await inTransaction(async () => {
      await client.query(`DELETE FROM activities WHERE slug = 'rules'`)
      return client.query(`SELECT slug FROM results`)
    })
    expect(left.rows).toEqual([])
  })
})

describe('an identifier of the former inventory', () => {
  it('names one thing of today', async () => {
    const target = 'legacy_identifiers_one_target'
    expect(await refusal('legacy_identifiers', { activity_id: ids.activity })).toBe(target)
    expect(await refusal('legacy_identifiers', { agency_id: null })).toBe(target)
    expect(await refusal('legacy_identifiers', { agency_id: null, story_id: ids.story })).toBeNull()
  })

  it('is there once', async () => {
    const once = 'legacy_identifiers_name_one_thing'
    expect(await refusal('legacy_identifiers', { value: '24' })).toBe(once)
    expect(await refusal('legacy_identifiers', { value: '24', agency_id: ids.dpo })).toBe(once)
    expect(await refusal('legacy_identifiers', { scheme: 'old_slug', value: '24' })).toBeNull()
  })

  it('may be an entry that several records of today come from', async () => {
    const entry = { scheme: 'entry', value: 'agency-unodc#1' }
    expect(
      await refusalOf(async () => {
        await insert('legacy_identifiers', { ...entry, agency_id: null, activity_id: ids.activity })
        await insert('legacy_identifiers', { ...entry, agency_id: null, story_id: ids.story })
      }),
    ).toBeNull()
  })
})

describe('texts and bodies', () => {
  it.each([
    ['activities', 91, 'activities_title_length'],
    ['activities', 0, 'activities_title_length'],
    ['stories', 91, 'stories_title_length'],
    ['stories', 0, 'stories_title_length'],
  ] as const)('the title of %s does not have %i characters', async (table, length, constraint) => {
    expect(await refusal(table, { title: 'é'.repeat(length) })).toBe(constraint)
  })

  it('a title may have 90 characters, however many bytes they take', async () => {
    expect(await refusal('stories', { title: '暴'.repeat(90) })).toBeNull()
  })

  it('an activity says something', async () => {
    expect(await refusal('activities', { body: '' })).toBe('activities_body_present')
  })

  it('a mechanism is not part of itself', async () => {
    expect(await refusalOf(`UPDATE mechanisms SET parent_id = id`)).toBe('mechanisms_not_its_own_parent')
    expect(await refusal('mechanisms', { parent_id: ids.mechanism })).toBeNull()
  })

  it('a membership does not end before it starts; both years count', async () => {
    const inverted = { from_year: 2024, until_year: 2023 }
    expect(await refusal('memberships', inverted)).toBe('memberships_until_not_before_from')
    expect(await refusal('memberships', { from_year: 2024, until_year: 2024 })).toBeNull()
    expect(await refusal('memberships', { until_year: 2024 })).toBeNull()
  })
})

/** The constraint that refuses a sound row with these changes, or null where the row is taken. */
function refusal(table: Table, changes: Values): Promise<string | null> {
  return refusalOf(() => insert(table, changes))
}

/** The constraint that refuses what is done, at once or when the transaction ends; null where nothing does. */
async function refusalOf(work: string | (() => Promise<unknown>)): Promise<string | null> {
  try {
    await inTransaction(async () => {
      await (typeof work === 'string' ? client.query(work) : work())
      await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    })
    return null
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint) return error.constraint
    throw error
  }
}

/** Leaves nothing behind, whether the work succeeds or not. */
async function inTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN')
  try {
    return await work()
  } finally {
    await client.query('ROLLBACK')
  }
}

async function insert(table: Table, changes: Values): Promise<void> {
  const own: Values = withoutId.includes(table) ? {} : { id: crypto.randomUUID() }
  const row: Values = { ...own, ...sound[table], ...changes }
  const columns = Object.keys(row)
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  )
}
