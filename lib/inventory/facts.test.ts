import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkFacts } from './facts.ts'
import { formatProblems, type Inventory, readInventory, type Sourced } from './files.ts'
import * as shapes from './schema.ts'

describe('the texts of the inventory', () => {
  let inventory: Inventory

  beforeAll(async () => {
    const result = await readInventory(fileURLToPath(new URL('../../content/inventory', import.meta.url)))
    if (!result.ok) throw new Error(formatProblems(result.problems))
    inventory = result.inventory
  })

  it('agree with the facts recorded beside them', () => {
    const problems = checkFacts(inventory)
    expect(problems, formatProblems(problems)).toEqual([])
  })

  it('carry at least 40 results', () => {
    const results = [...inventory.activities, ...inventory.stories].flatMap((entry) => entry.results)
    expect(results.length).toBeGreaterThanOrEqual(40)
  })

  it('say nothing twice', () => {
    const paragraphs = [
      ...inventory.activities.flatMap(({ excerpt, body }) => [excerpt, ...body.split(/\n\s*\n/)]),
      ...inventory.stories.flatMap(({ lede, body }) => [lede, ...body.split(/\n\s*\n/)]),
    ].filter((paragraph) => paragraph.length > 60)
    expect(paragraphs.filter((paragraph, index) => paragraphs.indexOf(paragraph) !== index)).toEqual([])
  })
})

function sourced<T extends object>(file: string, record: T): Sourced<T> {
  return { ...record, file, hash: '' }
}

function country(iso3: string, name: string, ...alsoKnownAs: string[]) {
  return sourced('countries.yaml', { iso3, m49: '001', name, region: '001', alsoKnownAs })
}

function agency(slug: string, acronym: string, name: string, names: object[] = []) {
  const fields = { slug, acronym, name, kind: 'secretariat', summary: 'It acts.', names }
  return sourced(`agencies/${slug}.yaml`, shapes.agencySchema.parse(fields))
}

const source = shapes.sourceSchema.parse({
  page: 'agency-unodc',
  title: 'UNODC',
  entries: [
    {
      entry: 1,
      about: 'Training',
      numbers: ['2000', '65/228', '5.7 million', '57th', 'five', '025'],
      damaged: ['025'],
    },
    { entry: 2, about: 'Rules', numbers: ['18/1'] },
  ],
})

const known: Inventory = {
  regions: [],
  countries: [
    country('GIN', 'Guinea'),
    country('GNB', 'Guinea-Bissau'),
    country('PNG', 'Papua New Guinea'),
    country('NER', 'Niger'),
    country('NGA', 'Nigeria', 'Nigerian'),
    country('CIV', "Côte D'Ivoire", 'Ivory Coast'),
    country('PSE', 'State of Palestine', 'Palestine'),
  ],
  measures: [],
  periods: [],
  agencies: [
    agency('unodc', 'UNODC', 'United Nations Office on Drugs and Crime'),
    agency('who', 'WHO', 'World Health Organization'),
    agency('un-action', 'UN Action', 'UN Action against Sexual Violence in Conflict'),
    agency('untf', 'UNTF', 'United Nations Trust Fund'),
    agency('unrwa', 'UNRWA', 'Relief and Works Agency for Palestine Refugees'),
    agency('dpo', 'DPO', 'Department of Peace Operations', [
      { name: 'Department of Peacekeeping Operations', acronym: 'DPKO', until: 2019 },
      { name: 'Department of Peace Operations', acronym: 'DPO', from: 2019 },
    ]),
  ],
  mechanisms: [
    sourced(
      'mechanisms/un-trust-fund.md',
      shapes.mechanismSchema.parse({
        slug: 'un-trust-fund',
        name: 'United Nations Trust Fund',
        summary: 'x',
      }),
    ),
    sourced(
      'mechanisms/un-action.md',
      shapes.mechanismSchema.parse({ slug: 'un-action', name: 'UN Action', summary: 'x' }),
    ),
  ],
  programmes: [],
  activities: [],
  stories: [],
  sources: [sourced('sources/agency-unodc.yaml', source)],
}

const result = {
  key: 'officers',
  unit: 'people',
  counted: 'officers trained',
  asOf: '2010-02',
  source: 'UNODC',
}

/** The title is set past the schema, which refuses long ones too. */
function checkActivity({
  title = 'Officers trained',
  ...fields
}: {
  title?: string
  [field: string]: unknown
}) {
  const activity = shapes.activitySchema.parse({
    slug: 'training',
    title: 'x',
    excerpt: 'Officers were trained.',
    period: { start: '2009-10', end: '2010-02' },
    lead: 'unodc',
    measures: [{ measure: 'training' }],
    scope: 'global',
    provenance: { page: 'agency-unodc', entry: 1 },
    body: 'Officers were trained.',
    ...fields,
  })
  return checkFacts({ ...known, activities: [sourced('activities/training.md', { ...activity, title })] })
}

function checkStory(fields: object) {
  const story = shapes.storySchema.parse({
    slug: 'voices',
    title: 'Officers speak',
    lede: 'Officers spoke.',
    asOf: '2010-02',
    agencies: ['unodc'],
    scope: 'global',
    provenance: { page: 'agency-unodc', entry: 1 },
    body: 'Officers spoke.',
    ...fields,
  })
  return checkFacts({ ...known, stories: [sourced('stories/voices.md', story)] })
}

/** The words that the messages put in quotation marks: what was found wrong. */
function quotedIn(problems: { message: string }[]) {
  return problems.map(({ message }) => /"([^"]+)"/.exec(message)?.[1])
}

describe('numbers', () => {
  it.each([
    'More than 2,000 officers',
    'Resolution A/RES/65/228',
    '5.7 million women',
    '5,700,000 women',
    'At the 57th session',
    'Five courses, 5 in all',
    'One officer, often in tents',
    'A [period](/periods/2031--2032) and https://example.org/77 beside it',
    '1. Officers were trained.\n4. Others were not.',
  ])('are accepted where the source entry holds them: %s', (body) => {
    expect(checkActivity({ body })).toEqual([])
  })

  it.each([
    ['2,001 officers', '2,001'],
    ['5.7 women', '5.7'],
    ['65 officers in 228 stations', '65'],
    ['Resolution 65/229', '65/229'],
    ['Twelve officers', 'Twelve'],
    ['25 community leaders', '25'],
    ['Resolution 18/1 of another entry', '18/1'],
  ])('are refused where it does not: %s', (body, number) => {
    const problems = checkActivity({ body })
    expect(problems[0]).toMatchObject({ file: 'activities/training.md', field: 'body' })
    expect(quotedIn(problems)[0]).toBe(number)
  })

  it('are accepted where a result of the same file holds them', () => {
    const results = [{ ...result, qualifier: 'from-to', value: 70, valueTo: 90 }]
    expect(checkActivity({ body: 'From 70 to 90 officers', results })).toEqual([])
    expect(quotedIn(checkActivity({ body: 'From 70 to 91 officers', results }))).toEqual(['91'])
  })

  it('are looked for in titles, excerpts and ledes too', () => {
    expect(checkActivity({ title: 'Of 99 officers' })).toMatchObject([{ field: 'title' }])
    expect(checkActivity({ excerpt: 'Of 99 officers.' })).toMatchObject([{ field: 'excerpt' }])
    expect(checkStory({ lede: 'Of 99 officers.' })).toMatchObject([
      { file: 'stories/voices.md', field: 'lede' },
    ])
  })

  it('are held against the whole page where no entry is named', () => {
    const provenance = { page: 'agency-unodc' }
    expect(checkStory({ provenance, body: 'Resolution 18/1, 2,000 officers' })).toEqual([])
    expect(quotedIn(checkStory({ provenance, body: 'Resolution 18/2' }))).toEqual(['18/2'])
  })

  it.each([{ page: 'agency-unodc', entry: 3 }, { page: 'agency-who' }])(
    'need facts of the source: %o has none',
    (provenance) => {
      const problems = checkActivity({ provenance })
      expect(problems).toMatchObject([{ field: 'provenance' }])
      expect(problems[0]?.message).toContain(`sources/${provenance.page}.yaml`)
    },
  )
})

describe('a damaged figure', () => {
  const unreadable = { ...result, qualifier: 'unreadable', printed: '025' }

  it('may be recorded as unreadable, and quoted beside that record', () => {
    expect(checkActivity({ body: 'The page prints “025 leaders”.', results: [unreadable] })).toEqual([])
  })

  it('may not be used in a text', () => {
    expect(quotedIn(checkActivity({ body: 'There were 025 leaders.', results: [unreadable] }))).toEqual([
      '025',
    ])
    expect(quotedIn(checkActivity({ body: 'The page prints “025 leaders”.' }))).toEqual(['025'])
  })

  it.each([
    { ...result, qualifier: 'exactly', value: 25 },
    { ...result, qualifier: 'exactly', value: 2000, printed: '025' },
    { ...result, qualifier: 'exactly', value: 2000, counted: 'officers, of them 025 leaders' },
  ])('may not be used in a result that can be read', (readable) => {
    const problems = checkActivity({ results: [readable] })
    expect(problems).toMatchObject([{ field: 'results.0.value' }])
    expect(problems[0]?.message).toContain('025')
  })
})

describe('countries', () => {
  it.each([
    ['In Papua New Guinea', 'PNG'],
    ['In **Nigeria:**\nofficers', 'NGA'],
    ['A Nigerian officer', 'NGA'],
    ['In Côte D’Ivoire', 'CIV'],
    ['In the Ivory\nCoast', 'CIV'],
    ['In Guinea-Bissau', 'GNB'],
  ])('that a text names must be among its countries: %s', (body, iso3) => {
    const problems = checkActivity({ body })
    expect(problems.map(({ message }) => /^Add (.+) to countries/.exec(message)?.[1])).toEqual([iso3])
    expect(checkStory({ body, countries: [iso3] })).toEqual([])
  })

  it('are not found within other words and names', () => {
    const body = 'Guineas, guinea, nigerian; the Relief and Works Agency for Palestine Refugees'
    expect(checkActivity({ body, partners: ['unrwa'] })).toEqual([])
  })

  it('are each found where a text names several', () => {
    expect(checkActivity({ body: 'Guinea, Niger and Nigeria', countries: ['NGA'] })).toHaveLength(2)
  })
})

describe('agencies', () => {
  it.each([
    ['WHO took part', 'who'],
    ["The World health organization's staff", 'who'],
    ['UN-Action took part', 'un-action'],
    ['DPKO took part', 'dpo'],
    ['The Department of Peacekeeping Operations took part', 'dpo'],
  ])('that a text names must be named by its fields: %s', (body, slug) => {
    const problems = checkActivity({ body })
    expect(problems.map(({ message }) => /^Add (.+) to partners/.exec(message)?.[1])).toEqual([slug])
    expect(checkActivity({ body, lead: slug })).toEqual([])
    for (const field of ['partners', 'mentions']) expect(checkActivity({ body, [field]: [slug] })).toEqual([])
    expect(checkStory({ body })).toHaveLength(1)
    for (const field of ['agencies', 'mentions']) expect(checkStory({ body, [field]: [slug] })).toEqual([])
  })

  it('are not found in other words or in another case', () => {
    expect(checkActivity({ body: 'Officers who took un action, WHOLE and AWHO' })).toEqual([])
  })

  it('may be linked as the mechanisms that they are too', () => {
    const body = 'UN Action and the United Nations Trust Fund took part'
    expect(checkActivity({ body, mechanisms: ['un-action', 'un-trust-fund'] })).toEqual([])
    expect(checkActivity({ body, mechanisms: ['un-action'] })).toHaveLength(1)
  })
})

describe('a title', () => {
  it('has at most 90 characters', () => {
    expect(checkActivity({ title: 'é'.repeat(90) })).toEqual([])
    const problems = checkActivity({ title: 'é'.repeat(91) })
    expect(problems).toMatchObject([{ file: 'activities/training.md', field: 'title' }])
    expect(problems[0]?.message).toContain('91')
  })
})
