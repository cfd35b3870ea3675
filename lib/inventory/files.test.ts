import { describe, expect, it } from 'vitest'
import {
  activity,
  changed,
  countries,
  period,
  problemsOf,
  programme,
  read,
  sound,
  story,
} from '../../tests/support/sound-inventory.ts'
import { formatProblems } from './files.ts'

describe('a sound inventory', () => {
  it('is read whole, with slugs from file names and texts from beneath the fields', async () => {
    const result = await read(sound)
    if (!result.ok) throw new Error(formatProblems(result.problems))
    const { inventory } = result
    expect(inventory.regions.map(({ code }) => code)).toEqual(['001', '035'])
    expect(inventory.countries).toMatchObject([{ iso3: 'THA', file: countries }])
    expect(inventory.periods).toMatchObject([{ slug: '2009-10--2010-02', inferred: false }])
    expect(inventory.agencies.map(({ slug }) => slug)).toEqual(['dpo', 'unodc'])
    expect(inventory.sources).toMatchObject([{ page: 'agency-unodc' }])
    expect(inventory.programmes).toMatchObject([{ slug: 'spotlight', body: '' }])
    expect(inventory.activities).toMatchObject([
      { slug: 'rules', file: activity, language: 'en', body: 'First paragraph.\n\nSecond paragraph.' },
    ])
  })

  it('is read from sub-folders too', async () => {
    const { [activity]: text = '', ...others } = sound
    const result = await read({ ...others, 'activities/2009/rules.md': text, 'activities/.hidden': 'x' })
    expect(result).toMatchObject({
      ok: true,
      inventory: { activities: [{ file: 'activities/2009/rules.md' }] },
    })
  })

  it('hashes the bytes of a file and the meaning of a row', async () => {
    const before = await read(sound)
    const after = await read({
      ...changed(activity, 'First', 'Other'),
      [countries]: "- region: '035'\n  name: Thailand\n  m49: '764'\n  iso3: THA\n  alsoKnownAs: [Siam]\n",
    })
    if (!before.ok || !after.ok) throw new Error('The inventories should be sound')
    expect(after.inventory.activities[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(after.inventory.activities[0]?.hash).not.toBe(before.inventory.activities[0]?.hash)
    expect(after.inventory.stories[0]?.hash).toBe(before.inventory.stories[0]?.hash)
    expect(after.inventory.countries[0]?.hash).toBe(before.inventory.countries[0]?.hash)
  })
})

describe('problems of form', () => {
  it.each([
    ['a list that is missing', { [countries]: undefined }, countries, '', /^Add this file/],
    ['a list that is none', { 'regions.yaml': 'World: 1\n' }, 'regions.yaml', '', /as a list/],
    ['a wrong value in a row', changed(countries, "'764'", '764'), countries, 'THA.m49', /in quotes.*764/],
    ['a row without its key', { [countries]: '- {}\n' }, countries, 'row 1.iso3', /^Add this field/],
    ['YAML that cannot be read', { [period]: 'start: 2009-10\nend: [\n' }, period, '', /YAML near line 3/],
    ['front matter that cannot be read', { [story]: '---\ntitle: [\n---\n' }, story, '', /YAML near line 3/],
    ['a file of no fields', { [period]: '- 2009-10\n' }, period, '', /as fields/],
    ['a text without front matter', { [story]: 'The story.\n' }, story, '', /three hyphens/],
    ['a text among the fields', changed(story, 'lede:', 'body: x\nlede:'), story, 'body', /^Move/],
    ['a slug within the file', changed(story, 'lede:', 'slug: x\nlede:'), story, 'slug', /^Remove/],
    ['a bad file name', { 'stories/Bad Name.md': sound[story] }, 'stories/Bad Name.md', 'slug', /^Rename/],
    ['another kind of file', { 'stories/notes.txt': 'x' }, 'stories/notes.txt', '', /only \.md/],
    ['a missing field', changed(story, 'lede: They spoke.\n', ''), story, 'lede', /^Add this field/],
    ['an empty field', changed(story, 'They spoke.', ''), story, 'lede', /^Give a value/],
    ['an unknown field', changed(story, 'lede:', 'author: x\nlede:'), story, 'author', /^Remove/],
    [
      'an unknown inner field',
      changed(activity, 'entry: 1', 'line: 1'),
      activity,
      'provenance.line',
      /^Remove/,
    ],
    ['a value outside a list', changed(story, 'global', 'local'), story, 'scope', /: global, regional/],
    [
      'a value of another type',
      changed(activity, 'value: 20', 'value: some'),
      activity,
      'results.0.value',
      /number/,
    ],
    ['a text too long', changed(story, 'Voices', 'V'.repeat(91)), story, 'title', /at most \(it has 91\)/],
    ['a list too short', changed(story, '[unodc]', '[]'), story, 'agencies', /^Fill this in/],
    ['a text beneath the fields left out', changed(story, 'The story.', ''), story, 'body', /^Fill this in/],
    ['a month in another form', changed(story, '2010-01', 'Jan 2010'), story, 'asOf', /YYYY-MM/],
    [
      'a source of another name',
      changed('sources/agency-unodc.yaml', 'title', 'page: x\ntitle'),
      'sources/agency-unodc.yaml',
      'page',
      /"agency-unodc"/,
    ],
    [
      'a period of another name',
      { [period]: 'start: 2009-10\nend: 2010-03\n' },
      period,
      'start',
      /2009-10--2010-03/,
    ],
  ])('%s', async (_name, changes: Record<string, string | undefined>, file, field, message) => {
    const files = Object.entries({ ...sound, ...changes }).filter(
      (entry): entry is [string, string] => !!entry[1],
    )
    const result = await read(Object.fromEntries(files))
    expect(result.ok ? [] : result.problems).toContainEqual({
      file,
      field,
      message: expect.stringMatching(message),
    })
  })

  it('of one file do not make references to it problems of others', async () => {
    expect(
      await problemsOf(changed('agencies/unodc.yaml', 'kind: secretariat', 'kind: office')),
    ).toMatchObject([{ file: 'agencies/unodc.yaml', field: 'kind' }])
  })
})

describe('references to nothing', () => {
  it.each([
    ['region of a region', 'regions.yaml', "parent: '001'", "parent: '002'", '035.parent'],
    ['region of a country', countries, "'035'", "'036'", 'THA.region'],
    ['member of a mechanism', 'mechanisms/icat.md', 'unodc', 'x', 'memberships.0.agency'],
    ['parent of a mechanism', 'mechanisms/icat.md', 'name:', 'parent: x\nname:', 'parent'],
    ['initiative of a programme', programme, 'tive: unodc', 'tive: x', 'initiative'],
    ['agency of a programme', programme, '{ agency: unodc', '{ agency: x', 'agencies.0.agency'],
    ['country of a programme', programme, 'THA', 'XXX', 'countries.0'],
    ['period', activity, 'end: 2010-02', 'end: 2010-01', 'period'],
    ['lead', activity, 'lead: unodc', 'lead: x', 'lead'],
    ['partner', activity, '[dpo]', '[x]', 'partners.0'],
    ['mention', activity, 'lead:', 'mentions: [x]\nlead:', 'mentions.0'],
    ['measure', activity, 'measure: policy', 'measure: x', 'measures.0.measure'],
    ['country', activity, '[THA]', '[THA, XXX]', 'countries.1'],
    ['region', activity, "['035']", "['099']", 'regions.0'],
    ['mechanism', activity, '[icat]', '[x]', 'mechanisms.0'],
    ['programme', activity, '[spotlight]', '[x]', 'programmes.0'],
    ['country of a result', activity, 'unit:', 'countries: [XXX], unit:', 'results.0.countries.0'],
    ['agency of a result', activity, 'unit:', 'agency: x, unit:', 'results.0.agency'],
    ['programme of a result', activity, 'unit:', 'programme: x, unit:', 'results.0.programme'],
    ['agency of a story', story, '[unodc]', '[x]', 'agencies.0'],
    ['measure of a story', story, 'lede:', 'measures: [x]\nlede:', 'measures.0'],
    ['activity of a story', story, 'activity: rules', 'activity: x', 'activity'],
  ])('%s', async (_name, file, from, to, field) => {
    const message = expect.stringMatching(/^Correct "/)
    expect(await problemsOf(changed(file, from, to))).toEqual([{ file, field, message }])
  })

  it('a former name is answered with the present one', async () => {
    expect(await problemsOf(changed(activity, '[dpo]', '[dpko]'))).toEqual([
      { file: activity, field: 'partners.0', message: 'Write "dpo": "dpko" is a former name of it' },
    ])
  })
})

describe('parents in a circle', () => {
  const message = expect.stringMatching(/^Name another parent/)

  it('of a mechanism are told of each that stands in it', async () => {
    const mechanism = (parent: string) => `---\nname: Group\nsummary: It meets.\nparent: ${parent}\n---\n`
    const problems = await problemsOf({
      'mechanisms/a.md': mechanism('b'),
      'mechanisms/b.md': mechanism('a'),
      'mechanisms/below.md': mechanism('a'),
      'mechanisms/own.md': mechanism('own'),
    })
    expect(problems).toEqual(
      ['mechanisms/a.md', 'mechanisms/b.md', 'mechanisms/own.md'].map((file) => ({
        file,
        field: 'parent',
        message,
      })),
    )
  })

  it('of a region as well', async () => {
    expect(await problemsOf(changed('regions.yaml', 'name: World', "name: World, parent: '035'"))).toEqual([
      { file: 'regions.yaml', field: '001.parent', message },
      { file: 'regions.yaml', field: '035.parent', message },
    ])
  })
})

describe('names of pages of the portal', () => {
  it.each([
    ['activities/map.md', activity],
    ['activities/2009/timeline.md', activity],
    ['mechanisms/matrix.md', 'mechanisms/icat.md'],
  ])('cannot be those of anything else: %s', async (file, like) => {
    const problems = await problemsOf({ [file]: (sound[like] ?? '').replace(/results:\n.*\n/, '') })
    expect(problems).toMatchObject([{ file, message: expect.stringMatching(/^Choose another name/) }])
  })
})

it('collects all problems and prints them by file', async () => {
  const problems = await problemsOf({
    ...changed(activity, 'lead: unodc\npartners: [dpo]', 'lead: x\npartners: [y]'),
    ...changed(story, 'lede: They spoke.\n', ''),
  })
  expect(formatProblems(problems)).toBe(
    [
      'Problems in the content files: 3',
      'activities/rules.md',
      '  lead: Correct "x", or define it: nothing in agencies/ has this name',
      '  partners.0: Correct "y", or define it: nothing in agencies/ has this name',
      'stories/voices.md',
      '  lede: Add this field: it is required',
    ].join('\n'),
  )
})
