import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ActivityDraft, draftSchemas, type StoryDraft } from './draft.ts'
import { guidanceNames } from './fields.ts'
import { freeKey, numberIn, readForm, removeItem } from './form.ts'

const kinds = ['activity', 'story', 'agency_profile', 'programme_result'] as const

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value)
  return form
}

const before = draftSchemas.activity.parse({
  title: 'Before',
  measures: [{ measure: 'training', inferred: true }, { measure: 'data' }],
  partners: ['un-women', 'who'],
  provenance: { page: 'agency-unodc', entry: 4 },
  period: { start: '2025-01', end: '2025-12', inferred: true, note: 'Worked out' },
  results: [
    { key: 'officers', value: 120, counted: 'officers', featured: true, asOf: '2025-12', asOfInferred: true },
  ],
})
const read = (fields: Record<string, string | string[]>) => {
  const { draft, problems } = readForm('activity', formOf(fields), before, 'unodc')
  return { draft: draft as ActivityDraft, problems }
}

describe('a form', () => {
  it('leaves what it does not show as it was', () => {
    expect(read({ title: 'After' }).draft).toEqual({ ...before, title: 'After' })
  })

  it('keeps the order of what was chosen before, and what was known of it', () => {
    const { draft } = read({ measures: ['', 'policy', 'data', 'training'], partners: ['', 'who'] })
    expect(draft.measures).toEqual([
      { measure: 'training', inferred: true },
      { measure: 'data', inferred: false },
      { measure: 'policy', inferred: false },
    ])
    expect(draft.partners).toEqual(['who'])
  })

  it('knows that nothing is chosen from a field that is not there', () => {
    expect(read({ measures: '' }).draft.measures).toEqual([])
    expect(read({}).draft.measures).toEqual(before.measures)
  })

  it('takes the button that is pressed, not the field before it that says of none', () => {
    expect(read({ scope: ['', 'national'] }).draft.scope).toBe('national')
    expect(read({ scope: '' }).draft.scope).toBe(before.scope)
  })

  it('lets the agency that leads a story stand first', () => {
    const story = draftSchemas.story.parse({ agencies: ['who'] })
    const { draft } = readForm('story', formOf({ agencies: ['', 'un-women', 'who'] }), story, 'unodc')
    expect((draft as StoryDraft).agencies).toEqual(['unodc', 'who', 'un-women'])
  })

  it('forgets that something was inferred when somebody writes it', () => {
    expect(read({ period: '2025-01--2025-12' }).draft.period).toEqual(before.period)
    expect(read({ period: '2026-01--2026-12' }).draft.period).toMatchObject({
      start: '2026-01',
      inferred: false,
      note: '',
    })
    const result = { results: '', 'results.0.key': 'officers', 'results.0.asOf': '2025-11' }
    expect(read(result).draft.results[0]).toMatchObject({ featured: true, value: 120, asOfInferred: false })
  })

  it('leaves out items that hold nothing', () => {
    const { draft } = read({
      ...{ links: '', 'links.0.label': '', 'links.0.url': '', 'links.3.label': 'Report', 'links.3.url': '' },
      ...{
        results: '',
        'results.0.key': 'number-1',
        'results.0.qualifier': 'exactly',
        'results.0.value': ' ',
      },
    })
    expect(draft.links).toEqual([{ label: 'Report', url: '' }])
    expect(draft.results).toEqual([])
  })

  it('takes an item out, and those after it move up', () => {
    const form = formOf({
      ...{ links: '', 'links.0.label': 'A', 'links.1.label': 'B', 'links.2.label': 'C', 'links.2.url': 'c' },
      title: 'Kept',
    })
    removeItem(form, 'links.1')
    removeItem(form, 'links.one')
    expect(Object.fromEntries(form)).toEqual({
      ...{ links: '', 'links.0.label': 'A', 'links.1.label': 'C', 'links.1.url': 'c' },
      title: 'Kept',
    })
  })

  it('says of what is no number what to do, and keeps it', () => {
    const { problems } = read({ results: '', 'results.0.key': 'officers', 'results.0.value': 'twelve' })
    expect(problems).toEqual([{ field: 'results.0.value', key: 'number', typed: 'twelve' }])
  })

  it('takes lines for lines and lists for lists', () => {
    const { draft } = read({
      title: 'Pasted\r\nfrom Word',
      otherPartners: 'Ministry\r\n\r\n  Court ',
      body: 'a\r\nb',
    })
    expect(draft).toMatchObject({
      title: 'Pasted from Word',
      otherPartners: ['Ministry', 'Court'],
      body: 'a\nb',
    })
  })
})

it.each([
  ['1,200', 1200],
  ['1 200,5', undefined],
  ['1\u202f200', 1200],
  ['12.5', 12.5],
  ['\u0661\u0662', 12],
  ['', null],
  ['1e9', undefined],
  ['0x10', undefined],
])('%s as a number', (text, expected) => {
  expect(numberIn(text)).toBe(expected)
})

it('finds a key that no result has', () => {
  expect(freeKey([])).toBe('number-1')
  expect(freeKey(['officers', 'number-7', 'number-2'])).toBe('number-8')
})

it.each(kinds)('every field of %s has guidance', (kind) => {
  const missing = guidanceNames(kind).filter((name) => !existsSync(`content/guidance/en/${name}.md`))
  expect(missing).toEqual([])
})
