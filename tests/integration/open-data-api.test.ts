import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsOf from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listActivities } from '../../lib/directory/activities.ts'
import { kinds } from '../../lib/interchange/kinds.ts'
import { listParameters } from '../../lib/search/params.ts'
import { testDatabase } from '../support/database.ts'
import { ask } from '../support/open-data.ts'

const { client } = await testDatabase('inventory')

describe('a list', () => {
  it.each(kinds.map(({ name }) => name))('of %s holds whole rows, and every row once', async (name) => {
    const kind = kinds.find((one) => one.name === name)
    const seen: string[] = []
    let path: string | null = `/api/v1/${name}?limit=7`
    let total = 0
    while (path !== null) {
      const { json, status, headers } = await ask(path)
      expect(status).toBe(200)
      for (const row of json.data) {
        kind?.schema.strict().parse(row)
        seen.push(row.id)
      }
      total = json.meta.total
      expect(json.links.next === null).toBe(json.meta.nextCursor === null)
      expect(headers.get('link')).toBe(json.links.next && `<${json.links.next}>; rel="next"`)
      path = json.links.next?.replace('http://localhost:3000', '') ?? null
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect(total).toBeGreaterThan(0)
  })

  it('of activities has the shape of the contract', async () => {
    const { json } = await ask('/api/v1/activities?limit=1&agency=unodc')
    expect(json.data[0]).toMatchObject({
      id: expect.any(String),
      slug: expect.any(String),
      url: expect.stringMatching(/^http:\/\/localhost:3000\/activities\//),
      title: expect.any(String),
      body: expect.any(String),
      excerpt: expect.any(String),
      language: 'en',
      period: {
        slug: expect.any(String),
        label: expect.any(String),
        start: expect.stringMatching(/^\d{4}-\d{2}$/),
        end: expect.stringMatching(/^\d{4}-\d{2}$/),
      },
      measures: expect.arrayContaining([
        { slug: expect.any(String), label: expect.any(String), inferred: expect.any(Boolean) },
      ]),
      scope: expect.stringMatching(/^(global|regional|national)$/),
      version: 1,
      publishedAt: expect.any(String),
      updatedAt: expect.any(String),
      licence: 'https://creativecommons.org/licenses/by/3.0/igo/',
      citation: expect.stringContaining('United Nations Office on Drugs and Crime'),
    })
    const roles = json.data[0].agencies.map(({ role }: { role: string }) => role)
    expect(roles[0]).toBe('lead')
    expect(json.data[0].agencies.map(({ slug }: { slug: string }) => slug)).toContain('unodc')
  })

  it('of activities is in the order of the portal, with filters and without', async () => {
    for (const query of [
      '',
      'agency=un-women',
      'country=hnd&country=mex',
      'sort=oldest',
      'q=police&from=2010-01',
    ]) {
      const entries = [...new URLSearchParams(query)].map(([name, value]) => [name, value] as const)
      const filters: Record<string, string[]> = {}
      for (const [name, value] of entries) filters[name] = [...(filters[name] ?? []), value]
      const { items } = await listActivities(filters, 100)
      const { json } = await ask(`/api/v1/activities?limit=100&${query}`)
      const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug)
      expect(slugs(json.data)).toEqual(slugs(items))
      expect(json.meta.total).toBe(items.length)
    }
  })

  it('knows every filter that the list of activities has', () => {
    const activities = kinds.find(({ name }) => name === 'activities')
    expect(Object.keys(activities?.filters ?? {}).sort()).toEqual(
      Object.keys(listParameters.activities)
        .filter((name) => name !== 'cursor')
        .sort(),
    )
  })

  it('narrows other kinds', async () => {
    const names = async (path: string) =>
      (await ask(path)).json.data.map(({ slug }: { slug: string }) => slug)
    expect(await names('/api/v1/programmes?country=mli&fields=slug')).toEqual(['spotlight-mali'])
    expect(await names('/api/v1/periods?from=2010-01&to=2010-02&fields=slug')).toEqual(['2009-10--2010-02'])
    expect(await names('/api/v1/measures?kind=thematic-focus')).toEqual([
      'femicide',
      'technology-facilitated-violence',
    ])
    expect(await names('/api/v1/countries?region=013&limit=100')).toContain('hnd')
    expect(await names('/api/v1/agencies?kind=regional-commission')).toEqual([
      'eca',
      'ece',
      'eclac',
      'escap',
      'escwa',
    ])
    expect((await ask('/api/v1/results?pillar=services')).json.meta.total).toBe(
      await client.result.count({ where: { pillar: 'services' } }),
    )
  })

  it('takes a former name of an agency for that of today', async () => {
    const [former, present] = await Promise.all([
      ask('/api/v1/activities?agency=dpko'),
      ask('/api/v1/activities?agency=dpo'),
    ])
    expect(former.json.meta.total).toBe(present.json.meta.total)
    const moved = await ask('/api/v1/agencies/dpko?fields=slug')
    expect(moved.status).toBe(308)
    expect(moved.headers.get('location')).toBe('/api/v1/agencies/dpo?fields=slug')
  })

  it('has the fields that were chosen', async () => {
    const { json } = await ask('/api/v1/activities?fields=title,agencies&fields=id&limit=1')
    expect(Object.keys(json.data[0]).sort()).toEqual(['agencies', 'id', 'title'])
  })

  it('carries identifiers of IATI', async () => {
    expect((await ask('/api/v1/agencies/unodc')).json.data.iatiIdentifier).toBe('XM-DAC-41128')
  })
})

describe('one record', () => {
  it.each(kinds.map(({ name }) => name))('of %s is found by slug and by identifier', async (name) => {
    const [row] = (await ask(`/api/v1/${name}?limit=1`)).json.data
    for (const key of [row.slug, row.id, String(row.id).toUpperCase()]) {
      const { json, status } = await ask(`/api/v1/${name}/${key}`)
      expect(status).toBe(200)
      expect(json.data).toEqual(row)
    }
  })
})

describe('a repeated question', () => {
  it.each([
    '/api/v1/activities?limit=3',
    '/api/v1/agencies/unodc',
    '/api/v1/activities?format=csv',
    '/api/v1/results?format=xlsx',
    '/api/v1/inventory.zip',
    '/api/v1/openapi.json',
  ])('%s is answered with 304 until something changes', async (path) => {
    const first = await ask(path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"[\w-]+"$/)
    expect(first.headers.get('cache-control')).toContain('s-maxage=60')
    expect((await ask(path, { 'If-None-Match': `"other", ${tag}` })).status).toBe(304)
    expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  it('is answered anew after a publication', async () => {
    const before = await ask('/api/v1/activities?limit=1')
    await client.activity.update({
      where: { slug: before.json.data[0].slug },
      data: { version: 2, updatedAt: new Date() },
    })
    const after = await ask('/api/v1/activities?limit=1', {
      'If-None-Match': before.headers.get('etag') ?? '',
    })
    expect(after.json.data[0].version).toBe(2)
    await client.activity.update({ where: { slug: before.json.data[0].slug }, data: { version: 1 } })
  })
})

describe('what is wrong', () => {
  it('is told by parameter, with what to write', async () => {
    const { json, status, headers } = await ask(
      '/api/v1/activities?agency=nobody&from=2010&limit=900&fields=title,colour&format=pdf&role=boss&utm=x',
    )
    expect(status).toBe(400)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(json).toMatchObject({
      status: 400,
      type: expect.stringContaining('#problem-bad-parameters'),
      instance: '/api/v1/activities',
    })
    const said = Object.fromEntries(
      json.errors.map((error: { parameter: string; detail: string }) => [error.parameter, error.detail]),
    )
    expect(said).toEqual({
      agency: expect.stringContaining('/api/v1/agencies'),
      from: expect.stringContaining('2010-03'),
      limit: expect.stringContaining('1 to 100'),
      fields: expect.stringContaining('title'),
      format: expect.stringContaining('csv'),
      role: expect.stringContaining('lead, partner'),
    })
  })

  it('is a cursor of another list, or one made up', async () => {
    const { json } = await ask('/api/v1/activities?limit=1')
    const cursor = json.meta.nextCursor
    for (const path of [
      `/api/v1/activities?agency=unodc&cursor=${cursor}`,
      `/api/v1/agencies?cursor=${cursor}`,
      `/api/v1/activities?cursor=${cursor.slice(2)}`,
      '/api/v1/activities?cursor=%00%ff',
    ]) {
      const refused = await ask(path)
      expect(refused.status).toBe(400)
      expect(refused.json.errors[0]).toMatchObject({
        parameter: 'cursor',
        detail: expect.stringContaining('nextCursor'),
      })
    }
  })

  it.each([
    '/api/v1/nothing',
    '/api/v1/activities/no-such-activity',
    '/api/v1/activities/00000000-0000-7000-8000-000000000000',
    '/api/v1/agencies/%00',
    '/api/v1/countries/xyz',
  ])('at %s is that there is nothing', async (path) => {
    const { json, status } = await ask(path)
    expect(status).toBe(404)
    expect(json).toMatchObject({ status: 404, title: expect.any(String) })
  })

  it('is a format that nobody writes', async () => {
    expect((await ask('/api/v1/agencies', { Accept: 'image/png' })).status).toBe(406)
    expect(
      (await ask('/api/v1/agencies', { Accept: 'text/html, */*;q=0.1' })).headers.get('content-type'),
    ).toBe('application/json')
    expect(
      (await ask('/api/v1/agencies', { Accept: 'application/json;q=0.5, text/csv' })).headers.get(
        'content-type',
      ),
    ).toContain('text/csv')
  })

  it('never is our fault, whatever is asked', async () => {
    const names = [
      'q',
      'agency',
      'role',
      'measure',
      'country',
      'region',
      'period',
      'from',
      'to',
      'mechanism',
      'programme',
      'scope',
      'language',
      'sort',
      'cursor',
      'limit',
      'fields',
      'format',
      'kind',
      'pillar',
      'year',
      'active',
    ]
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'unodc',
        'lead',
        '2010-03',
        'hnd',
        '202',
        'csv',
        'jsonl',
        'xlsx',
        '1',
        '100',
        'services',
        '__proto__',
        'constructor',
        '%',
        "'",
        '\u0000',
        'a'.repeat(5000),
      ),
    )
    const path = fc.record({
      kind: fc.constantFrom(...kinds.map(({ name }) => name)),
      key: fc.option(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('unodc', 'hnd')),
        { freq: 3 },
      ),
      query: fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(path, async ({ kind, key, query }) => {
        const { status } = await ask(
          `/api/v1/${kind}${key ? `/${encodeURIComponent(key)}` : ''}?${new URLSearchParams(query)}`,
        )
        expect([200, 400, 404, 308]).toContain(status)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the OpenAPI document', async () => {
  const { json: document } = await ask('/api/v1/openapi.json')

  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it.each(kinds.map(({ name }) => name))('describes the answers for %s', async (name) => {
    const list = validatorOf(document, `/${name}`)
    const one = validatorOf(document, `/${name}/{key}`)
    for (const path of [`/api/v1/${name}?limit=100`, `/api/v1/${name}?fields=slug,url`]) {
      const { json } = await ask(path)
      expect([list(json), list.errors]).toEqual([true, null])
      const record = await ask(`/api/v1/${name}/${json.data[0].slug}`)
      expect([one(record.json), one.errors]).toEqual([true, null])
    }
    const wrong = await ask(`/api/v1/${name}?limit=0`)
    const problem = ajvOf(document).compile({ $ref: 'document#/components/schemas/Problem' })
    expect([problem(wrong.json), problem.errors]).toEqual([true, null])
  })

  it('gives the values of every parameter that has a closed list of them, as the refusals do', async () => {
    const closed: string[] = []
    for (const { name, filters } of kinds)
      for (const parameter of Object.keys(filters)) {
        const { json } = await ask(`/api/v1/${name}?${parameter}=what-nobody-offers`)
        const refused = json.errors?.[0].detail.match(/^Write one of (.+)\.$/)?.[1]
        const described = document.paths[`/${name}`].get.parameters.find(
          (found: { name?: string }) => found.name === parameter,
        )
        expect(described.schema.items.enum, `${name} ${parameter}`).toEqual(refused?.split(', '))
        if (refused) closed.push(`${name} ${parameter}`)
      }
    expect(closed).toEqual(
      expect.arrayContaining(['activities role', 'activities sort', 'agencies kind', 'results pillar']),
    )
  })

  it('describes every field', () => {
    const undescribed = kinds.flatMap((kind) => {
      const { properties } = document.components.schemas[kind.schemaName]
      return Object.keys(properties).filter((field) => !properties[field].description)
    })
    expect(undescribed).toEqual([])
  })
})

function ajvOf(document: object): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, formats: { month: /^\d{4}-\d{2}$/ } })
  formatsOf.default(ajv)
  ajv.addSchema({ ...document, $id: 'document' })
  return ajv
}

function validatorOf(document: object, path: string) {
  const place = `paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/200`
  return ajvOf(document).compile({ $ref: `document#/${place}/content/application~1json/schema` })
}
