import { describe, expect, test } from 'vitest'
import { datasetOf, organizationOf } from './structured-data.ts'

const site = 'https://inventory.example.org'
const overview = { agencyCount: 36, activityCount: 40, countryCount: 20, firstYear: 2007, lastYear: 2025 }
const words = { site, name: 'Inventory', description: 'What is done.' }

describe('the inventory as a data set', () => {
  test('names its licence, its publisher and the years it covers', () => {
    expect(datasetOf({ ...overview, updatedAt: '2026-11-22T00:00:00.000Z' }, words)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      url: site,
      license: 'https://creativecommons.org/licenses/by/3.0/igo/',
      publisher: { name: 'UN Women' },
      temporalCoverage: '2007/2025',
      dateModified: '2026-11-22T00:00:00.000Z',
    })
  })

  test('leaves out what an empty inventory cannot say', () => {
    const empty = datasetOf({ ...overview, firstYear: null, lastYear: null, updatedAt: null }, words)
    expect(empty).not.toHaveProperty('temporalCoverage')
    expect(empty).not.toHaveProperty('dateModified')
  })
})

describe('an agency as an organization', () => {
  const agency = {
    slug: 'dpo',
    acronym: 'DPO',
    name: 'Department of Peace Operations',
    kind: 'secretariat' as const,
    summary: 'Plans and leads peace operations.',
    address: null,
    iatiIdentifier: null,
    websites: [],
    names: [
      {
        acronym: 'DPO',
        name: 'Department of Peace Operations',
        relation: 'own' as const,
        fromYear: 2019,
        untilYear: null,
      },
      {
        acronym: 'DPKO',
        name: 'Department of Peacekeeping Operations',
        relation: 'own' as const,
        fromYear: 1992,
        untilYear: 2019,
      },
    ],
    sections: [],
    memberships: [],
    programmes: [],
  }

  test('has its acronym and former names beside its own, each once', () => {
    expect(organizationOf(agency, site).alternateName).toEqual([
      'DPO',
      'DPKO',
      'Department of Peacekeeping Operations',
    ])
  })

  test('says nothing where nothing is known', () => {
    const data = organizationOf(agency, site)
    expect(data).not.toHaveProperty('sameAs')
    expect(data).not.toHaveProperty('address')
    expect(data).not.toHaveProperty('identifier')
  })
})
