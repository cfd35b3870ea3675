import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell } from './csv.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { acceptedFormat } from './formats.ts'
import { escapeXml, longestText, sheetRow } from './xlsx-sheet.ts'

describe('the format that is accepted', () => {
  it.each([
    [null, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['text/csv', 'csv'],
    ['application/*;q=0.5, text/csv;q=0.9', 'csv'],
    ['application/x-ndjson', 'jsonl'],
    ['application/json;q=0, */*', 'csv'],
    ['image/png', null],
    ['text/csv;q=0', null],
    [',;q=;;,', 'json'],
  ])('by %j is %s', (accept, format) => {
    expect(acceptedFormat(accept)).toBe(format)
  })
})

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+41 22', "'+41 22"],
    ['-5 degrees', "'-5 degrees"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\u0000=1', "'\u0000=1"],
    ['＝1', "'＝1"],
    [-5, '-5'],
    [0.25, '0.25'],
    [false, 'false'],
    [null, ''],
    ['a "b", c', '"a ""b"", c"'],
    ['a\nb', '"a\nb"'],
    [' a', '" a"'],
  ])('for %j is %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })
})

describe('a text in a workbook', () => {
  it('is XML 1.0 whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeXml(text)).toMatch(/^(?:[\t\n\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u)
        expect(escapeXml(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
      }),
    )
    expect(escapeXml('a\ud800b\ufffe_x000D_')).toBe('ab_x005F_x000D_')
  })

  it('is no longer than Excel can hold', () => {
    const row = sheetRow([{ header: 'body', type: 'text', width: 10 }], ['x'.repeat(longestText + 1)])
    expect(/>(x+…)</.exec(row)?.[1]).toHaveLength(longestText)
  })
})

describe('a cursor', () => {
  it('names a place of its own list and of no other', () => {
    const cursor = encodeCursor('activities []', '2010-09.2010-03.x')
    expect(decodeCursor('activities []', cursor)).toBe('2010-09.2010-03.x')
    expect(decodeCursor('agencies []', cursor)).toBeNull()
  })

  it('that somebody made up is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        expect(decodeCursor('activities []', text)).toBeNull()
      }),
    )
  })
})
