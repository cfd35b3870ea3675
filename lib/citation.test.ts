import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Citation, citationOf, toBibTex, toRis } from './citation.ts'

const citation: Citation = {
  key: 'vawg-rules-for-women-prisoners-drafted',
  authors: ['United Nations Office on Drugs and Crime', 'Department of Peace Operations'],
  title: 'Rules on the treatment of women prisoners',
  period: 'October 2009 – February 2010',
  year: 2026,
  version: 3,
  published: '2026-11-22',
  url: 'https://inventory.example.org/activities/rules-for-women-prisoners-drafted',
}
const publisher = 'United Nations inventory'
/** Any unit of UTF-16, half characters too. */
const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

describe('a citation', () => {
  it('names every agency in order, and the version and day of what is shown', () => {
    const agency = (slug: string, name: string, role: 'lead' | 'partner') => ({
      slug,
      acronym: slug,
      name,
      role,
    })
    const activity = {
      slug: 'rules',
      title: 'Rules drafted',
      agencies: [
        agency('unodc', 'Office on Drugs and Crime', 'lead'),
        agency('dpo', 'Peace Operations', 'partner'),
      ],
      version: 2,
      updatedAt: '2026-11-22T23:59:59.000Z',
    }
    expect(citationOf(activity, { url: 'https://example.org/activities/rules', period: 'Oct 2009' })).toEqual(
      {
        key: 'vawg-rules',
        authors: ['Office on Drugs and Crime', 'Peace Operations'],
        title: 'Rules drafted',
        period: 'Oct 2009',
        year: 2026,
        version: 2,
        published: '2026-11-22',
        url: 'https://example.org/activities/rules',
      },
    )
  })
})

describe('BibTeX', () => {
  it('is one entry with the authors as names that are not to be taken apart', () => {
    expect(toBibTex(citation, publisher)).toBe(`@misc{vawg-rules-for-women-prisoners-drafted,
  author = {{United Nations Office on Drugs and Crime} and {Department of Peace Operations}},
  title = {{Rules on the treatment of women prisoners}},
  year = {2026},
  publisher = {{United Nations inventory}},
  note = {October 2009 – February 2010; version 3},
  url = {https://inventory.example.org/activities/rules-for-women-prisoners-drafted}
}
`)
  })

  it.each([
    ['5 % of R&D', '5 \\% of R\\&D'],
    ['$100 #1 a_b', '\\$100 \\#1 a\\_b'],
    ['~ ^ \\', '\\textasciitilde{} \\textasciicircum{} \\textbackslash{}'],
    ['{a} }', '\\textbraceleft{}a\\textbraceright{} \\textbraceright{}'],
    ['\\textbf{x}', '\\textbackslash{}textbf\\textbraceleft{}x\\textbraceright{}'],
    ['two\r\nlines', 'two lines'],
  ])('escapes what TeX reads as commands: %s', (title, escaped) => {
    expect(toBibTex({ ...citation, title }, publisher)).toContain(`  title = {{${escaped}}},\n`)
  })

  it('has balanced braces whatever a text holds, counted as BibTeX counts them', () => {
    const text = fc.oneof(fc.string({ unit: anyUnit }), fc.stringMatching(/^[{}\\%\n a]{0,30}$/))
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1 }), text, (title, authors, name) => {
        const written = toBibTex({ ...citation, title, authors }, name)
        const depths: number[] = []
        for (const character of written) {
          const step = character === '{' ? 1 : character === '}' ? -1 : 0
          depths.push((depths.at(-1) ?? 0) + step)
        }
        // The entry begins with its first brace, and ends with its last and no earlier one.
        const begun = written.indexOf('{')
        expect(Math.min(...depths.slice(begun, -2))).toBe(1)
        expect(depths.at(-1)).toBe(0)
        expect(written.split('\n').length).toBe(9)
      }),
    )
  })
})

describe('RIS', () => {
  it('is one record: a line for each agency, closed by ER, CRLF throughout', () => {
    expect(toRis(citation, publisher)).toBe(
      [
        'TY  - ELEC',
        'AU  - United Nations Office on Drugs and Crime',
        'AU  - Department of Peace Operations',
        'TI  - Rules on the treatment of women prisoners',
        'PY  - 2026',
        'DA  - 2026/11/22',
        'PB  - United Nations inventory',
        'N1  - October 2009 – February 2010; version 3',
        'UR  - https://inventory.example.org/activities/rules-for-women-prisoners-drafted',
        'ER  - ',
        '',
      ].join('\r\n'),
    )
  })

  it.each(['\r\n', '\n', '\r', '\u2028', '\u0085', '\v'])(
    'stays one record where a title holds a line break: %j',
    (lineBreak) => {
      const title = `Rules${lineBreak}ER  - ${lineBreak}TY  - BOOK`
      expect(toRis({ ...citation, title }, publisher)).toContain('\r\nTI  - Rules ER - TY - BOOK\r\n')
    },
  )

  it('has the same tags whatever the texts hold', () => {
    const text = fc.oneof(fc.string({ unit: anyUnit }), fc.stringMatching(/^[\r\nAUER -]{0,30}$/))
    fc.assert(
      fc.property(text, text, text, (title, author, name) => {
        const lines = toRis({ ...citation, title, authors: [author] }, name).split(
          /\r\n|[\n\r\v\f\u0085\u2028\u2029]/,
        )
        expect(lines.map((line) => line.slice(0, 6))).toEqual([
          ...['TY', 'AU', 'TI', 'PY', 'DA', 'PB', 'N1', 'UR', 'ER'].map((tag) => `${tag}  - `),
          '',
        ])
      }),
    )
  })
})
