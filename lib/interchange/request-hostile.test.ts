import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../../tests/support/growth.ts'
import { query } from '../../tests/support/hostile-requests.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { kinds } from './kinds.ts'
import { mostRowsOfPage, type Parsed, parseQuery } from './request.ts'

const accept = fc.constantFrom(
  null,
  '',
  '*/*',
  'text/csv',
  'text/*;q=0.5',
  ';q=',
  ',,,',
  '*/*;q=NaN',
  'x'.repeat(5000),
)

describe('whatever is asked of the API', () => {
  it('is read of every kind into little, and its canonical form is read as it was', () => {
    fc.assert(
      fc.property(query, accept, fc.constantFrom(...kinds), (asked, accepted, kind) => {
        const parsed = parseQuery(kind, new URLSearchParams(asked), accepted)
        if (parsed === null) return
        const { chosen, fields, limit, problems } = parsed
        const filters = Object.keys(kind.filters)
        const known = new Set([...filters, 'format', 'fields', 'limit'])
        if (problems.length > 20 || JSON.stringify(problems).length > 20_000)
          throw new Error('too many problems')
        if (problems.some(({ value, detail }) => value.length > 120 || detail === ''))
          throw new Error('a bad problem')
        if (problems.some(({ parameter }) => !known.has(parameter))) throw new Error('a problem of nothing')
        for (const [parameter, values = []] of Object.entries(chosen))
          if (
            !filters.includes(parameter) ||
            values.length > 20 ||
            values.some((value) => value.length > 200)
          )
            throw new Error(`too much of ${parameter}`)
        if (problems.length > 0) return
        if (limit !== null && !(limit >= 1 && limit <= mostRowsOfPage)) throw new Error(`${limit} rows`)
        if (fields?.some((field) => !Object.hasOwn(kind.schema.shape, field)))
          throw new Error('fields of nothing')
        const again = parseQuery(kind, canonicalOf(parsed), null)
        if (JSON.stringify(again) !== JSON.stringify(parsed))
          throw new Error(`is read otherwise: ${canonicalOf(parsed)}`)
      }),
      { numRuns: 20_000 },
    )
  })

  it('a cursor is taken for one only where it was given out for that list, and names a place', () => {
    const list = fc.constantFrom('agencies []', 'activities [["q",["x"]]]')
    fc.assert(
      fc.property(list, list, fc.string({ unit: 'binary', maxLength: 130 }), (one, other, place) => {
        const wanted = one === other && /^[\w.-]{1,120}$/.test(place) ? place : null
        if (decodeCursor(other, encodeCursor(one, place)) !== wanted) throw new Error('is taken for another')
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['hyphens', '-', ''],
    ['letters and hyphens', 'a-', '!'],
    ['space', ' ', 'b'],
    ['commas', 'title,', ''],
    ['ranges', 'text/*;q=0,', ''],
    ['digits', '1', ''],
  ])('%s without end are read once each, and come back short', (_, part, end) => {
    const make = (length: number) => part.repeat(length / part.length) + end
    for (const kind of kinds)
      for (const parameter of [...Object.keys(kind.filters), 'format', 'fields', 'limit']) {
        const read = (text: string) => parseQuery(kind, new URLSearchParams([[parameter, text]]), text)
        expect(JSON.stringify(read(make(100_000)) ?? '').length).toBeLessThan(20_000)
        expect(growthOf(make, read, 100_000)).toBeLessThan(5)
      }
  })

  it('a value that is repeated without end is read once each time', () => {
    for (const kind of kinds)
      for (const parameter of Object.keys(kind.filters)) {
        const make = (length: number) => `&${parameter}=a`.repeat(length / (parameter.length + 3))
        expect(
          growthOf(make, (text) => parseQuery(kind, new URLSearchParams(text), null), 100_000),
        ).toBeLessThan(5)
      }
  })
})

/** What was read, as one would write it. */
function canonicalOf({ chosen, format, fields, limit }: Parsed): URLSearchParams {
  const written = new URLSearchParams({ format, ...(limit !== null && { limit: String(limit) }) })
  if (fields) written.set('fields', fields.join(','))
  for (const [parameter, values = []] of Object.entries(chosen))
    for (const value of values) written.append(parameter, value)
  return written
}
