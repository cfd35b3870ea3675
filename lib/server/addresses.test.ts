import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery } from '../search/params.ts'
import { internalAddress, mayBeFramed } from './addresses.ts'

const ask = (target: string) => internalAddress(target, canonicalQuery)
const page = (target: string) => {
  const address = ask(target)
  return address.kind === 'page' ? address.url : address.kind
}
const redirected = (target: string) => {
  const address = ask(target)
  return address.kind === 'redirect' ? address.location : address.kind
}

describe('views', () => {
  it('have their filters in canonical form, as lists have', () => {
    expect(page('/fr/activities/timeline?by=agency&country=mex&sort=oldest')).toBe(
      '/fr/activities/timeline/filtered?country=mex&by=agency',
    )
    expect(page('/activities/map?utm_source=mail')).toBe('/en/activities/map')
    expect(page('/embed/results/charts?by=year&x=1')).toBe('/en/embed/results/charts?by=year')
  })

  it('have files under their address with an ending', () => {
    expect(page('/activities/map.svg')).toBe('/en/drawn/activities/map/svg')
    expect(page('/ar/mechanisms/matrix.png?x=1&by=agency')).toBe('/ar/drawn/mechanisms/matrix/png?by=agency')
    expect(ask('/en/activities/map.csv?q=law')).toEqual({
      kind: 'redirect',
      location: '/activities/map.csv?q=law',
    })
    expect(ask('/activities/other.svg')).toMatchObject({ kind: 'other' })
    expect(ask('/drawn/activities/map/svg/all')).toEqual({ kind: 'redirect', location: '/' })
  })

  it('may be framed where they are made for it, and nowhere else', () => {
    const framed = (target: string) => mayBeFramed((ask(target) as { url: string }).url)
    for (const target of ['/embed/activities/map', '/ar/embed/activities/timeline?q=law'])
      expect([target, framed(target)]).toEqual([target, true])
    for (const target of [
      '/',
      '/activities/map',
      '/activities/embed/x',
      '/agencies/embed',
      '/embed',
      '/desk/embed/x',
    ])
      expect([target, framed(target)]).toEqual([target, false])
  })
})

describe('languages', () => {
  it.each([
    ['/', '/en'],
    ['/agencies/unodc', '/en/agencies/unodc'],
    ['/fr', '/fr'],
    ['/zh/agencies', '/zh/agencies'],
    ['/de/agencies', '/en/de/agencies'],
  ])('%s is %s inside', (asked, internal) => {
    expect(page(asked)).toBe(internal)
  })

  it.each([
    ['/en', '/'],
    ['/en/agencies', '/agencies'],
    ['/en/agencies?kind=x', '/agencies?kind=x'],
    ['/EN/Agencies', '/agencies'],
  ])('%s redirects to %s', (asked, location) => {
    expect(redirected(asked)).toBe(location)
  })
})

describe('one address for one page', () => {
  it.each([
    ['/agencies/', '/agencies'],
    ['//agencies//unodc', '/agencies/unodc'],
    ['/Agencies/UNODC?q=A', '/agencies/unodc?q=A'],
    ['/%61gencies', '/agencies'],
    ['/agencies/./unodc', '/agencies/unodc'],
    ['/activities/../agencies', '/agencies'],
    ['/%2e%2e/agencies', '/agencies'],
    ['//evil.example/', '/evil.example'],
    ['/activities/filtered/abc', '/activities'],
    ['/fr/agencies/unodc/filtered/abc', '/fr/agencies/unodc'],
  ])('%s redirects to %s', (asked, location) => {
    expect(redirected(asked)).toBe(location)
  })

  it('keeps percent-encoding that it cannot do without', () => {
    expect(page('/agencies/%D8%B9')).toBe('/en/agencies/%D8%B9')
  })

  it('redirects once, to an address that stays, and never to another host', () => {
    const part = fc.constantFrom(
      'en',
      'fr',
      'Agencies',
      '..',
      '.',
      '',
      '%2e',
      '%41',
      'a b',
      'filtered',
      '%2F',
      'x',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        let target = `/${parts.join('/')}`
        for (let hops = 0; hops < 4; hops += 1) {
          const address = ask(target)
          if (address.kind !== 'redirect') return
          expect(address.location).toMatch(/^\/(?!\/)/)
          target = address.location
        }
        throw new Error(`${parts.join('/')} does not come to rest`)
      }),
    )
  })
})

describe('queries', () => {
  it('keeps what filters a list, the same for equal choices', () => {
    const internal = '/en/activities/filtered?agency=unodc&country=hnd'
    expect(page('/activities?agency=unodc&country=HND')).toBe(internal)
    expect(page('/activities?country=hnd&utm_source=x&agency=unodc')).toBe(internal)
    expect(page('/ar/activities?agency=unodc&country=hnd')).toBe(internal.replace('/en/', '/ar/'))
  })

  it('keeps the digest of Next, and nothing else that is called so', () => {
    expect(page('/about?_rsc=3k-_x9Z')).toBe('/en/about?_rsc=3k-_x9Z')
    for (const value of ['', '%e4'.repeat(3000), 'a b', 'x'.repeat(65)])
      expect(page(`/about?_rsc=${value}`)).toBe('/en/about?_rsc=')
  })

  it('says of pages without number that they are made each time, and of public ones where they are', () => {
    expect(ask('/fr/activities?q=law')).toMatchObject({ eachTime: true, path: '/activities' })
    expect(ask('/embed/activities/map')).toMatchObject({ eachTime: true, path: '/embed/activities/map' })
    expect(ask('/ar/agencies/unodc')).toEqual({
      kind: 'page',
      url: '/ar/agencies/unodc',
      locale: 'ar',
      path: '/agencies/unodc',
    })
    expect(ask('/alerts/abc')).not.toHaveProperty('path')
  })

  it('drops what chooses nothing', () => {
    expect(page('/activities?utm_source=x')).toBe('/en/activities')
    expect(page('/about?x=1')).toBe('/en/about')
    expect(page('/?fbclid=1')).toBe('/en')
  })

  it('leaves it to the parts that read their own', () => {
    expect(page('/sign-in?token=AbC')).toBe('/en/sign-in?token=AbC')
    expect(page('/fr/desk/Activities?state=draft')).toBe('/fr/desk/Activities?state=draft')
    expect(page('/desktop?x=1')).toBe('/en/desktop')
  })

  it('leaves data, files and probes as they are', () => {
    for (const asked of [
      '/api/v1/activities?agency=unodc&Q=A',
      '/_next/static/chunks/A_b.js?x=1',
      '/healthz',
      '/robots.txt',
      '/favicon.svg',
    ])
      expect(ask(asked)).toEqual({ kind: 'other', url: asked })
    expect(page('/activities/some-activity/citation.ris')).toBe('/en/activities/some-activity/citation.ris')
  })

  it('leaves of the address of suggestions what is typed, which can be kept', () => {
    const suggestions = (query: string) => ({
      kind: 'other',
      url: `/api/suggestions?q=${query}`,
      stands: true,
    })
    expect(ask('/api/suggestions?q=c%C3%B4te+d&x=1')).toEqual(suggestions('c%C3%B4te+d'))
    expect(ask('/api/suggestions')).toEqual(suggestions(''))
  })

  it('asks for data without the slashes that are too many', () => {
    expect(ask('/api/v1/measures/?format=csv')).toEqual({ kind: 'other', url: '/api/v1/measures?format=csv' })
    expect(ask('/api//v1///Measures')).toEqual({ kind: 'other', url: '/api/v1/Measures' })
  })

  it('answers where it was asked what is too long to be sent elsewhere with', () => {
    const far = `/en/Activities/?measure=training&other=${'a'.repeat(3000)}`
    expect(page(far)).toBe('/en/activities/filtered?measure=training')
    expect(ask('/en/Activities/?measure=training')).toEqual({
      kind: 'redirect',
      location: '/activities?measure=training',
    })
  })

  it('keeps one feed for equal choices', () => {
    const feed = (query: string) => ({ kind: 'other', url: `/feeds/activities.atom${query}`, stands: true })
    expect(ask('/feeds/activities.atom?x=1&measure=training&agency=unodc')).toEqual(
      feed('?agency=unodc&measure=training'),
    )
    expect(ask('/feeds/activities.atom')).toEqual(feed(''))
  })
})

describe('what is no address', () => {
  it.each(['/%', '/%ff', '/%00', '/a%0d%0ab', '/a%5cb', '/a\\b', '*', '', 'agencies'])(
    '%s is malformed',
    (asked) => {
      expect(ask(asked)).toEqual({ kind: 'malformed' })
    },
  )

  it('takes a whole address, as proxies send it', () => {
    expect(page('http://example.org/agencies')).toBe('/en/agencies')
  })

  it('answers anything at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void ask(`/${text}`)))
  })
})
