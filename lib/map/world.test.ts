import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { prepareWorld, worldFile } from './prepare.ts'
import { worldMap } from './world.ts'

const codes: string[] = parse(readFileSync('content/inventory/countries.yaml', 'utf8')).map(
  ({ iso3 }: { iso3: string }) => iso3,
)
const country = (iso3: string) => worldMap.countries.find((one) => one.iso3 === iso3)

describe('the world', () => {
  let prepared: typeof worldMap

  beforeAll(() => {
    prepared = prepareWorld(new Set(codes))
  })

  it('as it is committed is what the boundaries make', () => {
    expect(worldMap).toEqual(prepared)
    expect(readFileSync('public/world.svg', 'utf8')).toBe(worldFile(prepared))
  })

  it('has every country of the list, each with an outline or a dot within the drawing', () => {
    expect(worldMap.countries.map(({ iso3 }) => iso3)).toEqual([...codes].sort())
    for (const { iso3, shape, small, x, y } of worldMap.countries) {
      expect([iso3, small || shape !== '']).toEqual([iso3, true])
      expect([iso3, x >= 0 && x <= worldMap.width && y >= 0 && y <= worldMap.height]).toEqual([iso3, true])
    }
  })

  it('lies as one knows it: north above, west before east', () => {
    const at = (iso3: string) => country(iso3) ?? { x: Number.NaN, y: Number.NaN }
    expect(at('NOR').y).toBeLessThan(at('KEN').y)
    expect(at('KEN').y).toBeLessThan(at('ZAF').y)
    expect(at('MEX').x).toBeLessThan(at('KEN').x)
    expect(at('KEN').x).toBeLessThan(at('FJI').x)
  })

  it('gives small island States a dot', () => {
    for (const iso3 of ['WSM', 'TUV', 'GRD', 'MDV', 'SGP', 'LUX', 'PSE'])
      expect([iso3, country(iso3)?.small]).toEqual([iso3, true])
    for (const iso3 of ['MEX', 'HTI', 'RWA']) expect([iso3, country(iso3)?.small]).toEqual([iso3, false])
  })

  it('is light: outlines in whole steps, below what a page may weigh', () => {
    for (const { shape } of worldMap.countries) expect(shape).toMatch(/^(?:M\d+ \d+l[-\d ]+z)*$/)
    expect(readFileSync('public/world.svg').length).toBeLessThan(64_000)
  })
})
