import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOn, differencesBetween, type FieldDifference } from './differences.ts'
import { contentOf, type Draft, readDraft } from './draft.ts'
import { type Piece, proseDifference, sideOf } from './prose-difference.ts'

function shown(pieces: Piece[]): string {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] }
  return pieces.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
}

describe('words of prose', () => {
  it('are compared as whole words, with the space between two that changed', () => {
    const before = 'UNODC took part in the focal point for police, and coordinated regularly.'
    const after = 'UNODC took part in the global focal point for police, and coordinated.'
    expect(shown(proseDifference(before, after, 'en'))).toBe(
      'UNODC took part in the {+global +}focal point for police, and coordinated[- regularly-].',
    )
    expect(shown(proseDifference('one old word here', 'one new term here', 'en'))).toBe(
      'one [-old word-]{+new term+} here',
    )
  })

  it('are found where nothing stands between them', () => {
    expect(shown(proseDifference('联合国妇女署培训警察', '联合国妇女署培训法官', 'zh'))).toBe(
      '联合国妇女署培训[-警察-]{+法官+}',
    )
  })

  it('run from right to left as well', () => {
    expect(shown(proseDifference('تدريب الشرطة في كينيا', 'تدريب القضاة في كينيا', 'ar'))).toBe(
      'تدريب [-الشرطة-]{+القضاة+} في كينيا',
    )
  })

  it('leave paragraphs that did not change alone', () => {
    const before = 'First.\n\nSecond one.\n\nThird.'
    const after = 'First.\n\nSecond two.\n\nThird.\n\nFourth.'
    expect(shown(proseDifference(before, after, 'en'))).toBe(
      'First.\n\nSecond [-one-]{+two+}.\n\nThird.{+\n\nFourth.+}',
    )
  })

  it('give both texts back, whatever they are', () => {
    const words = fc.array(
      fc.constantFrom('a', 'b', 'the ', ' ', '\n', '\n\n', '. ', '法', 'é', '\u202e', '👩‍⚖️'),
      {
        maxLength: 40,
      },
    )
    const text = fc.oneof(
      words.map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = proseDifference(before, after, 'en')
        expect(sideOf(pieces, 'before')).toBe(before)
        expect(sideOf(pieces, 'after')).toBe(after)
        expect(pieces.every((piece) => piece.text !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('of long texts that have nothing in common are not looked for for long', () => {
    const long = (word: string) => Array.from({ length: 30_000 }, (_, index) => `${word}${index}`).join(' ')
    const [before, after] = [long('a'), long('b')]
    const began = performance.now()
    const pieces = proseDifference(before, after, 'en')
    expect(performance.now() - began).toBeLessThan(2000)
    expect(sideOf(pieces, 'after')).toBe(after)
    expect(sideOf(pieces, 'before')).toBe(before)
  })
})

const activity = {
  title: 'Prison staff trained in Kenya',
  excerpt: 'Officers were trained.',
  body: 'UNODC trained 120 officers.',
  scope: 'national',
  period: { start: '2026-01', end: '2026-12' },
  measures: [{ measure: 'training' }],
  countries: ['KEN'],
  results: [
    {
      key: 'officers',
      value: 120,
      unit: 'people',
      counted: 'officers trained',
      asOf: '2026-06',
      source: 'UNODC',
    },
  ],
}

function draftOf(content: object): Draft {
  const draft = readDraft('activity', { ...activity, ...content })
  if (!draft) throw new Error('The text of the test is none.')
  return draft
}

function changed(before: object, after: object): FieldDifference[] {
  return differencesBetween('activity', draftOf(before), draftOf(after)).filter(({ isChanged }) => isChanged)
}

describe('fields', () => {
  it('that stayed as they were are not among those that changed', () => {
    expect(changed({}, {})).toEqual([])
  })

  it('of lists tell what was added and what was removed', () => {
    expect(changed({ countries: ['KEN', 'UGA'] }, { countries: ['KEN', 'RWA'] })).toEqual([
      {
        field: 'countries',
        isChanged: true,
        kind: 'list',
        items: [
          { change: 'same', value: 'KEN' },
          { change: 'removed', value: 'UGA' },
          { change: 'added', value: 'RWA' },
        ],
      },
    ])
    expect(changed({}, { partners: ['un-women'] })).toMatchObject([
      { field: 'partners', items: [{ change: 'added', value: 'un-women' }] },
    ])
  })

  it('of results are compared result by result', () => {
    const [result] = activity.results
    const [difference] = changed({}, { results: [{ ...result, value: 125 }] })
    expect(difference).toMatchObject({ field: 'results', items: [{ change: 'altered' }] })
    const [item] = difference?.kind === 'list' ? difference.items : []
    const fields = item?.change === 'altered' ? item.fields.filter(({ isChanged }) => isChanged) : []
    expect(fields).toEqual([{ field: 'value', isChanged: true, kind: 'value', before: 120, after: 125 }])
  })

  it('of a first text are all new', () => {
    const all = differencesBetween('activity', null, draftOf({}))
    expect(all.find(({ field }) => field === 'title')).toMatchObject({
      pieces: [{ kind: 'added', text: activity.title }],
    })
  })

  it('give both texts back, whatever changed', () => {
    const lists = fc.record(
      {
        title: fc.string(),
        body: fc.string(),
        countries: fc.uniqueArray(fc.constantFrom('KEN', 'UGA', 'RWA', 'MEX')),
        partners: fc.uniqueArray(fc.constantFrom('un-women', 'dpo', 'ilo')),
        measures: fc.uniqueArray(
          fc.record({ measure: fc.constantFrom('training', 'policy', 'data'), inferred: fc.boolean() }),
          { selector: ({ measure }) => measure },
        ),
        links: fc.array(
          fc.record({ label: fc.string(), url: fc.constantFrom('https://a.org', 'https://b.org') }),
        ),
        results: fc.uniqueArray(
          fc.record({
            key: fc.constantFrom('one', 'two', 'three'),
            value: fc.integer(),
            counted: fc.string(),
          }),
          { selector: ({ key }) => key },
        ),
        contentNote: fc.string(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [before, after] = [draftOf(one), draftOf(other)]
        const differences = differencesBetween('activity', before, after)
        expect(withoutEmptyLists(contentOn('before', differences))).toEqual(
          withoutEmptyLists(contentOf(before)),
        )
        expect(withoutEmptyLists(contentOn('after', differences))).toEqual(
          withoutEmptyLists(contentOf(after)),
        )
      }),
      { numRuns: 300 },
    )
  })
})

/** Empty lists say the same as none. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).filter(([, part]) => !(Array.isArray(part) && part.length === 0))
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutEmptyLists(part)]))
}
