import { describe, expect, it } from 'vitest'
import english from '../../content/messages/en.json'
import { dcatCatalogue, schemaOrgCatalogue } from '../../lib/data-catalogue.ts'
import { findHoldings } from '../../lib/directory/holdings.ts'
import { findOverview } from '../../lib/directory/overview.ts'
import { dataKinds } from '../../lib/open-data.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')

describe('what there is to take away', () => {
  it('is counted, kind by kind', async () => {
    const { counts, organizations } = await findHoldings()
    expect(counts).toMatchObject({
      activities: await client.activity.count(),
      results: await client.result.count(),
      countries: await client.country.count(),
    })
    expect(Object.keys(counts).sort()).toEqual([...dataKinds].sort())
    expect(organizations).toContainEqual({
      slug: 'unodc',
      acronym: 'UNODC',
      name: 'United Nations Office on Drugs and Crime',
      iatiIdentifier: 'XM-DAC-41128',
    })
  })

  it('has a log of days, in which a change stands apart from a publication', async () => {
    const loaded = await findHoldings()
    const days = new Set(loaded.changes.map(({ day }) => day))
    expect(days.size).toBeLessThanOrEqual(2)
    for (const kind of dataKinds) {
      const own = loaded.changes.filter((change) => change.kind === kind)
      const total = own.reduce((sum, { published, changed }) => sum + published + changed, 0)
      expect(total, kind).toBe(loaded.counts[kind])
    }
    const { id } = await client.activity.findFirstOrThrow()
    await client.activity.update({ where: { id }, data: { updatedAt: new Date('2031-05-04T12:00:00Z') } })
    const [newest] = (await findHoldings()).changes
    expect(newest).toEqual({ day: '2031-05-04', kind: 'activities', published: 0, changed: 1 })
  })
})

describe('the catalogue', () => {
  const kinds = english.data.kind
  const site = 'https://inventory.example.org'
  const load = async () => ({
    site,
    name: english.site.tagline,
    description: english.site.description,
    kinds,
    overview: await findOverview(),
    holdings: await findHoldings(),
  })

  it('in schema.org has what search engines for data ask for', async () => {
    const graph = schemaOrgCatalogue(await load())['@graph'] as Record<string, unknown>[]
    const datasets = graph.filter((node) => node['@type'] === 'Dataset')
    expect(graph[0]).toMatchObject({ '@type': 'DataCatalog', '@id': `${site}/data` })
    expect(datasets).toHaveLength(dataKinds.length + 1)
    for (const dataset of datasets) {
      expect(String(dataset.description).length).toBeGreaterThanOrEqual(50)
      expect(dataset).toMatchObject({
        license: 'https://creativecommons.org/licenses/by/3.0/igo/',
        includedInDataCatalog: { '@id': `${site}/data` },
        temporalCoverage: expect.stringMatching(/^\d{4}\/\d{4}$/),
      })
      for (const { contentUrl } of dataset.distribution as { contentUrl: string }[])
        expect(contentUrl).toMatch(/^https:\/\/inventory\.example\.org\/api\/v1\/[a-z]+/)
    }
  })

  it('in DCAT names every dataset, download and the service, and refers to nothing that it does not hold', async () => {
    const catalogue = dcatCatalogue(await load())
    const datasets = catalogue['dcat:dataset'] as Record<string, unknown>[]
    const ids = new Set(datasets.map((dataset) => dataset['@id']))
    const service = catalogue['dcat:service'] as Record<string, unknown>
    for (const { '@id': id } of service['dcat:servesDataset'] as { '@id': string }[])
      expect(ids).toContain(id)
    expect(datasets.flatMap((dataset) => dataset['dcat:distribution'])).toHaveLength(dataKinds.length * 4 + 1)
    const prefixes = new Set(Object.keys(catalogue['@context'] as object))
    for (const [, prefix = ''] of JSON.stringify(catalogue).matchAll(/"([a-z]+):[A-Za-z]+":/g))
      expect(prefixes).toContain(prefix)
  })
})
