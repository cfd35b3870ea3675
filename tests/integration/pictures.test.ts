import { describe, expect, it } from 'vitest'
import { drawPng } from '../../lib/pictures/png.ts'

const svg = (text: string, font: string, height = 60) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${height}" font-family="${font}">` +
  `<rect width="300" height="${height}" fill="#ffffff"/><text x="10" y="40" font-size="24">${text}</text></svg>`

/** Width and height as the PNG's first chunk says (PNG, 11.2.2). */
function sizeOf(png: Uint8Array | null): [number, number] {
  const header = Buffer.from(png ?? [])
  expect(header.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [header.readUInt32BE(16), header.readUInt32BE(20)]
}

describe('a picture as PNG', () => {
  it('is half as large again as it is written', async () => {
    expect(sizeOf(await drawPng(svg('x', 'Source Sans 3')))).toEqual([450, 90])
  })

  it('is never so high that it would take all memory', async () => {
    expect(sizeOf(await drawPng(svg('x', 'Source Sans 3', 40_000)))[1]).toBe(9000)
  })

  it.each([
    ['Latin', 'Source Sans 3', 'Łódź', 'Żółć'],
    ['Cyrillic', 'Source Sans 3', 'насилие', 'женщина'],
    ['Arabic beside Latin', 'Vazirmatn', '\u202bالعنف 2009 UNODC\u202c', '\u202bالنسا 2009 UNODC\u202c'],
  ])('draws words of as many letters differently, so not as empty boxes: %s', async (_, font, one, other) => {
    const drawn = await Promise.all([one, other, ''].map((text) => drawPng(svg(text, font))))
    expect(new Set(drawn.map((png) => Buffer.from(png ?? []).toString('base64'))).size).toBe(3)
  })

  it('that is none is an error, and the next one is drawn all the same', async () => {
    await expect(drawPng('<svg')).rejects.toThrow(/could not be drawn/)
    expect(sizeOf(await drawPng(svg('y', 'Source Sans 3')))).toEqual([450, 90])
  })

  it('is refused where too many wait, and made once for all who ask for the same', async () => {
    const asked = await Promise.all(
      Array.from({ length: 30 }, (_, n) => drawPng(svg(`n ${n}`, 'Source Sans 3'))),
    )
    expect(asked.filter((png) => png === null)).toHaveLength(10)
    const [one, other] = await Promise.all([1, 2].map(() => drawPng(svg('same', 'Source Sans 3'))))
    expect(one).toBe(other)
  })
})
