import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../../tests/support/growth.ts'
import { query, target } from '../../tests/support/hostile-requests.ts'
import { isLocale } from '../locales.ts'
import {
  canonicalQuery,
  type List,
  listParameters,
  parseFilters,
  serialiseFilters,
} from '../search/params.ts'
import { type Address, internalAddress, type OwnAddress } from './addresses.ts'

const lists = Object.keys(listParameters) as List[]

describe('whatever stands in the first line of a request', () => {
  it('becomes an address of Next, a redirect that ends, or none', () => {
    fc.assert(
      fc.property(target, (asked) => {
        let address = ownOf(internalAddress(asked, canonicalQuery))
        for (let steps = 0; address.kind === 'redirect'; steps += 1) {
          if (!/^\/(?![/\\])[^\r\n]*$/.test(address.location)) throw new Error(`leads to ${address.location}`)
          if (steps > 3) throw new Error('leads in a circle')
          address = ownOf(internalAddress(address.location, canonicalQuery))
        }
        if (address.kind !== 'page') return
        const [, language] = address.url.split(/[/?]/)
        if (!isLocale(language)) throw new Error(`is no page of a language: ${address.url}`)
        if (address.url.length > asked.length + 8000) throw new Error('grows')
        const [, list, chosen] = /^\/[a-z]{2}(.*)\/filtered\?(.*)$/.exec(address.url) ?? []
        if (list && canonicalQuery(list, new URLSearchParams(chosen)) !== chosen)
          throw new Error('is not canonical')
      }),
      { numRuns: 20_000 },
    )
  })

  it('is read by every list into few filters and problems, and its canonical form is read as it was', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...lists), (asked, list) => {
        const { filters, problems } = parseFilters(list, new URLSearchParams(asked))
        const canonical = serialiseFilters(list, filters)
        if (Object.keys(filters).join() !== Object.keys(listParameters[list]).join())
          throw new Error('other filters')
        if (canonical.length > 30_000 || problems.length > 20) throw new Error('too much is left')
        if (problems.some(({ value }) => value.length > 120)) throw new Error('a long value is left')
        const again = parseFilters(list, new URLSearchParams(canonical))
        if (again.problems.length > 0) throw new Error(`has problems of its own: ${canonical}`)
        if (JSON.stringify(again.filters) !== JSON.stringify(filters))
          throw new Error(`is read otherwise: ${canonical}`)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['slashes', '/', ''],
    ['dots between slashes', '/..', ''],
    ['languages', '/en', ''],
    ['percent signs', '/%25', '!'],
    ['capitals', 'A', '/B'],
    ['hyphens in a slug', '-', '!'],
    ['brackets', 'f[0][', '=agencies:1'],
    ['open brackets', '[', '=agencies:1'],
    ['marks of entities', 'amp;', 'un_agency=x'],
    ['endings of files', '.svg', '!'],
    ['filters of filters', '/filtered', 'x'],
    ['space', ' ', 'x'],
    ['parameters', '&agency=a', ''],
    ['values with commas', '&un_agency=a,', ''],
  ])('%s without end are read once each', (_, part, end) => {
    for (const start of [
      '/',
      '/agencies/',
      '/index.php/',
      '/taxonomy/',
      '/activities?q=',
      '/search?f',
      '/activities?agency=a',
    ]) {
      const make = (length: number) => start + part.repeat(length / part.length) + end
      expect(growthOf(make, (asked) => internalAddress(asked, canonicalQuery), 100_000)).toBeLessThan(5)
    }
  })
})

function ownOf(address: Address): OwnAddress {
  return address.kind === 'former' ? address.otherwise : address
}
