import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { findFormerLocation } from '../../lib/former/find.ts'
import { canonicalQuery } from '../../lib/search/params.ts'
import { PortalServer } from '../../lib/server/server.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')

/** What gets through to Next is answered with its address; the server in front of it and the names are real. */
let server: PortalServer
let origin: string

beforeAll(async () => {
  server = new PortalServer({
    handle: async (request, response) => {
      response.end(request.url)
    },
    canonicalQuery,
    directoryVersion: async () => 1,
    findPage: async () => 'page',
    hasFile: () => true,
    formerLocation: findFormerLocation,
    databaseIsReachable: async () => true,
    site: 'http://localhost:3000',
    development: false,
  })
  origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
})

afterAll(() => server.close())

async function ask(
  target: string,
): Promise<{ status: number; location: string | null; caching: string | null }> {
  const answer = await fetch(origin + target, { redirect: 'manual' })
  await answer.arrayBuffer()
  const { headers, status } = answer
  return { status, location: headers.get('location'), caching: headers.get('cache-control') }
}

describe('the addresses of the former inventory', () => {
  it.each([
    ['/en/agencies/dpko', '/agencies/dpo'],
    ['/fr/agencies/unifem', '/fr/agencies/un-women'],
    ['/en/taxonomy/term/40', '/agencies/escwa'],
    ['/en/taxonomy/term/116', '/measures/femicide'],
    ['/es/taxonomy/term/118', '/es/periods/2025-01--2025-12'],
    ['/en/global/taxonomy/un-measures/training-and-capacity-building', '/measures/training'],
    ['/en/global/taxonomy/un-measures/enhanced-capacity-un-entity-relation-vaw', '/measures/capacity'],
    [
      '/en/search?f[0]=un_agency:24&f[1]=un_measure:68&f[2]=un_inventory_period:98',
      '/activities?agency=un-women&measure=data&period=2014-03--2016-03',
    ],
    [
      '/index.php/fr/search?unagency=%7b637a11d26b984ab4a550c93bf4afea22%7d,%7b637A11D2-6B98-4AB4-A550-C93BF4AFEA22%7d',
      '/fr/activities?agency=dpo',
    ],
    [
      '/en/agencies?f[0]=agencies:40&f[1]=measures:68&f[2]=periods:94',
      '/activities?agency=escwa&measure=data&former=period-94',
    ],
  ])('%s leads for good to %s', async (asked, location) => {
    expect(await ask(asked)).toMatchObject({ status: 308, location })
  })

  it('lead to every page of which an identifier is known', async () => {
    const known = [...identifiersIn('agencies'), ...identifiersIn('measures'), ...identifiersIn('periods')]
    expect(known.length).toBeGreaterThan(25)
    for (const { section, slug, scheme, value } of known) {
      const page = `/${section}/${slug}`
      if (scheme === 'term') expect((await ask(`/en/taxonomy/term/${value}`)).location).toBe(page)
      else if (scheme === 'old-slug') expect((await ask(`/en/agencies/${value}`)).location).toBe(page)
      else expect((await ask(`/en/search?unagency={${value}}`)).location).toBe(`/activities?agency=${slug}`)
    }
  })

  it('leave pages of today to themselves', async () => {
    expect(await ask('/fr/agencies/unodc')).toMatchObject({ status: 200 })
    expect(await ask('/en/agencies/unodc?measure=policy')).toMatchObject({
      status: 308,
      location: '/agencies/unodc?measure=policy',
    })
  })

  it('tell what is not known for a minute only, and find it as soon as it is there', async () => {
    const before = await ask('/en/taxonomy/term/77')
    expect(before).toMatchObject({ location: '/activities?former=term-77' })
    expect(before.caching).toContain('s-maxage=60')
    const { id } = await client.measure.findUniqueOrThrow({ where: { slug: 'services' } })
    await client.legacyIdentifier.create({ data: { scheme: 'term', value: '77', measureId: id } })
    await expect
      .poll(async () => (await ask('/en/taxonomy/term/77')).location, { timeout: 10_000 })
      .toBe('/measures/services')
  })

  it('never end in an error, whatever stands in them', async () => {
    const start = fc.constantFrom(
      '/en/agencies/',
      '/index.php/',
      '/fr/search?f[0]=',
      '/node/',
      '/en/search?unagency=',
    )
    const rest = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map(encodeURIComponent),
      fc.constantFrom(
        '%',
        '%ff%fe',
        '{}',
        'un_agency:%00',
        '%252e%252e%252f',
        '..%5c',
        '?f[0]=',
        '__proto__',
      ),
    )
    await fc.assert(
      fc.asyncProperty(start, rest, async (before, behind) => {
        const { status, location } = await ask(before + behind)
        expect([200, 308, 400]).toContain(status)
        if (location) expect(location).toMatch(/^\/(?!\/)/)
      }),
      { numRuns: 300 },
    )
  })
})

type Identified = {
  slug?: string
  start?: string
  end?: string
  legacyIds?: { scheme: string; value: string }[]
}

/** The identifiers that stand in the files of the inventory. */
function identifiersIn(section: string) {
  return readdirSync(join('content/inventory', section)).flatMap((file) => {
    const text = readFileSync(join('content/inventory', section, file), 'utf8')
    const fields = parse(text.startsWith('---') ? (text.split('\n---')[0] ?? '') : text) as Identified
    const slug = file.replace(/\.\w+$/, '')
    return (fields.legacyIds ?? []).map(({ scheme, value }) => ({ section, slug, scheme, value }))
  })
}
