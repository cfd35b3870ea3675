import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded, parseQuery, segmented } from './query.ts'
import { synonymsOf, termsOf } from './synonyms.ts'

describe('a search', () => {
  it('is words, phrases in quotes, and what must not be there', () => {
    expect(parseQuery('police "women prisoners" -India -"human trafficking"')).toEqual([
      { text: 'police', phrase: false, excluded: false },
      { text: 'women prisoners', phrase: true, excluded: false },
      { text: 'India', phrase: false, excluded: true },
      { text: 'human trafficking', phrase: true, excluded: true },
    ])
  })

  it('takes quotes of every kind, and one that is not closed for none', () => {
    expect(parseQuery('“women prisoners”')).toMatchObject([{ text: 'women prisoners', phrase: true }])
    expect(parseQuery('"women prisoners').map(({ text }) => text)).toEqual(['women', 'prisoners'])
  })

  it('keeps what joins words, and drops punctuation', () => {
    expect(parseQuery("gender-based Côte d'Ivoire, FGM/C!?").map(({ text }) => text)).toEqual([
      'gender-based',
      'Côte',
      "d'Ivoire",
      'FGM/C',
    ])
    expect(parseQuery('%% -- " & | ! ()')).toEqual([])
  })

  it('has each term once, and no more than can be looked for', () => {
    expect(parseQuery('women WOMEN women')).toHaveLength(1)
    expect(parseQuery(Array.from({ length: 500 }, (_, index) => `w${index}`).join(' '))).toHaveLength(16)
  })

  it('is taken apart whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const term of parseQuery(text)) {
          expect(term.text.length).toBeGreaterThan(0)
          expect(term.text.length).toBeLessThanOrEqual(60)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('expressions of the field', () => {
  it('are one term, with and without quotes', () => {
    expect(termsOf('human trafficking Haiti').map(({ text }) => text)).toEqual(['human trafficking', 'Haiti'])
    expect(termsOf('training human trafficking').map(({ text }) => text)).toEqual([
      'training',
      'human trafficking',
    ])
  })

  it('lead to their abbreviations and back', () => {
    expect(synonymsOf('gbv')).toContain('gender-based violence')
    expect(synonymsOf('Female Genital Mutilation')).toContain('fgm')
    expect(synonymsOf('police')).toEqual([])
  })
})

it('Chinese is cut into words', () => {
  expect(segmented('消除对妇女的暴力')).toContain('妇女')
  expect(segmented('消除对妇女的暴力').split(' ').length).toBeGreaterThan(2)
  expect(segmented('no Chinese here')).toBe('no Chinese here')
})

it('accents and capitals are folded', () => {
  expect(folded("Côte d'Ivoire ÉLAN")).toBe("cote d'ivoire elan")
})
