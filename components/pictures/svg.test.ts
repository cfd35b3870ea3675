import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toCsv } from '@/lib/pictures/csv'
import { palette, shade } from './palette'
import { sheet, tableOf } from './sheet'
import { element, escaped, linesOf, text } from './svg'

describe('markup of a picture', () => {
  it('is well formed whatever a text holds', () => {
    expect(text('<script>alert("x")</script> & \u0000', { x: 1.23456 })).toBe(
      '<text x="1.23">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; </text>',
    )
    expect(escaped('half \ud83d of a character')).toBe('half  of a character')
    expect(element('rect', { 'data-x': 'a"b', width: null })).toBe('<rect data-x="a&quot;b"/>')
  })

  it('lets Arabic run from right to left, with its numbers and full stops', () => {
    expect(text('2009 العنف ضد النساء.', {})).toBe('<text>\u202b2009 العنف ضد النساء.\u202c</text>')
  })

  it('breaks lines at spaces, Chinese anywhere, and cuts the last one that fits', () => {
    expect(linesOf('one two three', 10, 40)).toEqual(['one two', 'three'])
    expect(linesOf('二〇〇九年至二〇一〇年', 10, 50).length).toBeGreaterThan(1)
    expect(linesOf('one two three four five six', 10, 40, 2)).toEqual(['one two', 'three four …'])
    expect(linesOf('', 10, 40)).toEqual([])
  })

  it('breaks a long text without spaces nowhere, and quickly', () => {
    expect(linesOf('x'.repeat(100_000), 10, 40)).toHaveLength(1)
  })
})

describe('the palette of pictures', () => {
  it('is that of the pages', () => {
    const css = readFileSync('app/globals.css', 'utf8').split('@media (prefers-color-scheme: dark)')[0] ?? ''
    for (const [name, value] of Object.entries(palette)) expect(css).toContain(`--${name}: ${value};`)
  })

  it('has shades that run from pale to dark', () => {
    const lightness = [1, 2, 3, 4].map((place) => Number.parseInt(shade(place).slice(1), 16))
    expect(lightness).toEqual([...lightness].sort((a, b) => b - a))
  })

  it('has shades that are told from land without anything, and from each other', () => {
    const [land = 0, ...shades] = [0, 1, 2, 3, 4].map((place) => luminance(shade(place)))
    expect((land + 0.05) / ((shades[0] ?? 1) + 0.05)).toBeGreaterThan(3)
    for (const [index, next] of shades.slice(1).entries())
      expect(((shades[index] ?? 0) + 0.05) / (next + 0.05)).toBeGreaterThan(1.5)
  })
})

/** As WCAG counts it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('a picture as a file', () => {
  const picture = {
    title: 'Activities on the map',
    words: 'All 40 activities.',
    notes: ['A note.'],
    drawing: { markup: '<path d="M0 0"/>', height: 100 },
    table: { columns: ['Country', 'Activities'], rows: [['Mexico', 4]] },
  }
  const provenance = { source: 'Source: inventory', licence: 'Licence: CC', made: 'Made on 1 May 2026' }

  it('carries title, words, notes, source, licence and date', () => {
    const svg = sheet(picture, provenance, 'en')
    for (const words of [picture.title, picture.words, 'A note.', ...Object.values(provenance)])
      expect(svg).toContain(words)
  })

  it('has them in every row of its table as well', () => {
    expect(tableOf(picture, provenance, ['Shows', 'Source', 'Licence', 'Date'])).toEqual([
      ['Country', 'Activities', 'Shows', 'Source', 'Licence', 'Date'],
      ['Mexico', 4, 'Activities on the map. All 40 activities.', ...Object.values(provenance)],
    ])
  })

  it('is a table that spreadsheets read rightly: no formulas, numbers as numbers', () => {
    expect(toCsv([['=1+1', 'a "b", c', -5, '-5']])).toBe(`\ufeff'=1+1,"a ""b"", c",-5,'-5\r\n`)
  })
})
