import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalised, readFormerAddress } from '../former/address.ts'
import { comparable, type FormerNames, formerLocation } from '../former/location.ts'
import { canonicalQuery } from '../search/params.ts'
import { internalAddress } from './addresses.ts'

const names: FormerNames = {
  agencySlugs: new Set(['unodc', 'dpo', 'escwa', 'un-women']),
  terms: new Map([
    ['24', { section: 'agencies', slug: 'un-women' }],
    ['40', { section: 'agencies', slug: 'escwa' }],
    ['68', { section: 'measures', slug: 'data' }],
    ['98', { section: 'periods', slug: '2014-03--2016-03' }],
    ['96', { section: 'periods', slug: '2017-02--2018-04' }],
  ]),
  nodes: new Map([['512', { section: 'activities', slug: 'police-handbook' }]]),
  guids: new Map([['3465766B-AB03-4A9D-8F0E-7343B9CC4381', { section: 'agencies', slug: 'unodc' }]]),
  agencies: new Map(
    [
      ['unodc', 'unodc'],
      ['dpo', 'dpo'],
      ['dpko', 'dpo'],
      ['UN Women', 'un-women'],
      ['United Nations Office on Drugs and Crime', 'unodc'],
    ].map(([name = '', slug = '']) => [comparable(name), slug]),
  ),
  measures: new Map(
    [
      ['data', 'data'],
      ['Data collection, analysis and research', 'data'],
      ['Protection, support and services for victims/survivors', 'services'],
      ['Support for policy development', 'policy'],
      ['Support for legislative development', 'legislation'],
    ].map(([name = '', slug = '']) => [comparable(name), slug]),
  ),
}

/** Where a visitor who asks for `target` is sent; null for an address of today. */
function sentTo(target: string): string | null {
  const address = internalAddress(target, canonicalQuery)
  return address.kind === 'former' ? (formerLocation(address.former, names)?.location ?? null) : null
}

describe('pages of the former inventory', () => {
  it.each([
    ['/en/agencies/dpko', '/agencies/dpo'],
    ['/fr/agencies/DPKO', '/fr/agencies/dpo'],
    ['/es/agencies/unwomen', '/es/agencies/un-women'],
    ['/en/agencies/united-nations-office-drugs-and-crime', '/agencies/unodc'],
    ['/index.php/en/agencies/unodc', '/agencies/unodc'],
    ['/index.php/agencies/unodc', '/agencies/unodc'],
    ['/fr/index.php/agencies/unodc', '/fr/agencies/unodc'],
    ['/en/taxonomy/term/40', '/agencies/escwa'],
    ['/fr/taxonomy/term/68', '/fr/measures/data'],
    ['/taxonomy/term/98/feed', '/periods/2014-03--2016-03'],
    ['/index.php/es/taxonomy/term/24', '/es/agencies/un-women'],
    ['/en/node/512', '/activities/police-handbook'],
    ['/en/global/taxonomy/un-measures/data-collection-analysis-and-research', '/measures/data'],
    ['/en/global/taxonomy/un-measures/data-collection', '/measures/data'],
    [
      '/en/global/taxonomy/un-measures/protection-support-and-services-victimssurvivors-0',
      '/measures/services',
    ],
    ['/INDEX.PHP/EN/Stories', '/stories'],
    ['/index.php/fr/countries/mex?x=1', '/fr/countries/mex?x=1'],
    ['/index.php', '/'],
  ])('%s is %s', (asked, location) => {
    expect(sentTo(asked)).toBe(location)
  })

  it.each([
    ['/en/agencies/nobody', '/agencies?former=agency-nobody'],
    ['/fr/agencies/n%E9ant', '/fr/agencies?former=agency-nant'],
    ['/en/node/7', '/activities?former=node-7'],
    ['/es/node', '/es/activities?former=node'],
    ['/en/taxonomy/term/70', '/activities?former=term-70'],
    ['/fr/global/taxonomy/un-measures/support', '/fr/activities?former=measure-support'],
    ['/index.php/en/some/thing', '/activities?former=address-some-thing'],
    ['/index.php//evil.example/', '/activities?former=address-evil-example'],
  ])('what is not known leads to the nearest list: %s is %s', (asked, location) => {
    expect(sentTo(asked)).toBe(location)
  })

  it.each([
    '/fr/agencies/unodc',
    '/en/agencies/unodc',
    '/agencies/nobody',
    '/agencies/dpko',
    '/fr/agencies',
    '/fr/agencies/unodc/filtered/abc',
    '/ar/agencies/unodc',
    '/activities?from=2010-01',
    '/search?q=femicide',
    '/fr/search?f=1',
    '/api/v1/activities?f[0]=agencies:40',
  ])('%s is an address of today', (asked) => {
    expect(sentTo(asked)).toBeNull()
  })
})

describe('facets of the former inventory', () => {
  const whole = '/activities?agency=escwa&measure=data&period=2014-03--2016-03'

  it.each([
    '/en/agencies?f[0]=agencies:40&f[1]=measures:68&f[2]=periods:98',
    '/en/agencies?f%5B2%5D=periods%3A98&f%5B0%5D=agencies%3A40&f%5B1%5D=measures%3A68',
    '/en/measures?f%255B7%255D=measures%253A68&f[]=agencies:40&f[x]=periods:98',
    '/en/search?f[0]=un_agency:40&f[1]=un_measure:68&f[2]=un_inventory_period:98',
    '/index.php/en/search?f[0]=un_agency:40&amp;f[1]=un_measure:68&amp;f[2]=un_inventory_period:98',
    '/search?F[0]=un_agency:40,40&f[1]=UN_MEASURE:68&f[9]=un_inventory_period:98&page=3',
  ])('%s narrows the list of activities', (asked) => {
    expect(sentTo(asked)).toBe(whole)
  })

  it.each([
    ['plain', '3465766B-AB03-4A9D-8F0E-7343B9CC4381'],
    ['in lower case', '3465766b-ab03-4a9d-8f0e-7343b9cc4381'],
    ['in braces', '{3465766B-AB03-4A9D-8F0E-7343B9CC4381}'],
    ['in encoded braces', '%7B3465766B-AB03-4A9D-8F0E-7343B9CC4381%7D'],
    ['without dashes', '3465766BAB034A9D8F0E7343B9CC4381'],
    ['in braces without dashes', '{3465766bab034a9d8f0e7343b9cc4381}'],
    ['doubled', '{3465766B-AB03-4A9D-8F0E-7343B9CC4381},{3465766B-AB03-4A9D-8F0E-7343B9CC4381}'],
    ['doubled in two spellings', '3465766B-AB03-4A9D-8F0E-7343B9CC4381%2C3465766bab034a9d8f0e7343b9cc4381'],
  ])('knows a GUID %s', (_, guid) => {
    expect(sentTo(`/es/search?unagency=${guid}`)).toBe('/es/activities?agency=unodc')
    expect(sentTo(`/en/search?f[0]=un_agency:${guid}&unmeasure=`)).toBe('/activities?agency=unodc')
  })

  it('keeps what is known and names what is not, but no GUID', () => {
    const guid = '{637A11D2-6B98-4AB4-A550-C93BF4AFEA99}'
    expect(sentTo('/en/agencies?f[0]=agencies:40&f[1]=measures:68&f[2]=periods:94')).toBe(
      '/activities?agency=escwa&measure=data&former=period-94',
    )
    expect(sentTo(`/en/search?f[0]=un_measure:68&unmeasure=${guid}`)).toBe(
      '/activities?measure=data&former=measure',
    )
    expect(sentTo('/fr/agencies?f[0]=agencies:99')).toBe('/fr/agencies?former=agency-99')
    expect(sentTo('/en/agencies?f[0]=agencies:68')).toBe('/agencies?former=agency-68')
    expect(sentTo('/en/search?f[0]=colour:red')).toBe('/activities?former=filter-red')
  })

  it('joins several values, a page with facets, and words', () => {
    expect(sentTo('/en/search?f[0]=un_agency:40&f[1]=un_agency:24&f[2]=un_inventory_period:96')).toBe(
      '/activities?agency=escwa&agency=un-women&period=2017-02--2018-04',
    )
    expect(sentTo('/en/taxonomy/term/24?f[0]=measures:68')).toBe('/activities?agency=un-women&measure=data')
    expect(sentTo('/en/search?keys=police+training&f[0]=un_agency:24')).toBe(
      '/activities?q=police+training&agency=un-women',
    )
  })
})

describe('any address', () => {
  const piece = fc.oneof(
    fc.constantFrom('index.php', 'en', 'FR', 'es', 'ar', 'agencies', 'measures', 'search', 'node'),
    fc.constantFrom('taxonomy', 'term', 'global', 'un-measures', 'un-agencies', '..', '%', '%ff', '\\'),
    fc.constantFrom('unodc', '40', '68', 'evil.example', '%2f%2fevil.example', 'https:', '{', '', ' '),
    fc.string({ unit: 'binary', maxLength: 12 }).map(encodeURIComponent),
  )
  const parameter = fc.tuple(
    fc.constantFrom('f[0]', 'f%5B1%5D', 'f[]', 'F[99]', 'f', 'f[', 'unagency', 'unmeasure', 'amp;f[2]', 'q'),
    fc.oneof(
      fc.constantFrom('agencies:40', 'measures:68', 'periods:94', 'un_agency:', ':', ':::', '__proto__:1'),
      fc.constantFrom('agencies:constructor', '%7B%7D', '%', 'agencies:%E9', 'un_measure:a,b,c,,'),
      fc.string({ unit: 'binary', maxLength: 40 }).map(encodeURIComponent),
      fc.string({ maxLength: 40 }).map((text) => text.replace(/[#\s]/g, '')),
    ),
  )
  const target = fc
    .tuple(fc.array(piece, { maxLength: 7 }), fc.array(parameter, { maxLength: 6 }))
    .map(([path, query]) => `/${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}`)

  it('comes to rest at a page of this site, whatever is in it', () => {
    fc.assert(
      fc.property(target, (asked) => {
        let next = asked
        for (let hops = 0; hops < 5; hops += 1) {
          const address = internalAddress(next, canonicalQuery)
          const found = address.kind === 'former' ? formerLocation(address.former, names) : null
          if (found) {
            // ASCII, of this site, and nothing but what stands for something here.
            expect(found.location).toMatch(/^\/(?!\/)[!-~]*$/)
            expect(found.location).not.toMatch(/^(?:\/[a-z]{2})?\/(?:index\.php|node|taxonomy|global)\b/)
          }
          const own = address.kind === 'former' ? address.otherwise : address
          const location = found?.location ?? (own.kind === 'redirect' ? own.location : null)
          if (location === null) return
          next = location
        }
        throw new Error(`${asked} does not come to rest`)
      }),
      { numRuns: 5000 },
    )
  })

  it('is read quickly, however long', () => {
    const long = `/en/search?${'f[0]=un_agency:40,&'.repeat(5000)}`
    expect(readFormerAddress('/en/search', long.slice('/en/search'.length))?.facets).toHaveLength(1)
    expect(sentTo(`/en/agencies/${'x%25'.repeat(30_000)}`)).toMatch(/^\/agencies\?former=agency-x{20,}$/)
    expect(normalised('{'.repeat(50_000)).length).toBeLessThanOrEqual(200)
  })
})
