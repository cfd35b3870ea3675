import { expect, test } from 'vitest'
import { withLocalNames } from './local-names.ts'

const data = {
  agency: { slug: 'unodc', acronym: 'UNODC', name: 'United Nations Office on Drugs and Crime' },
  countries: [
    { iso3: 'MEX', name: 'Mexico', activityCount: 3 },
    { iso3: 'CHE', name: 'Switzerland', activityCount: 0 },
  ],
  facets: { regions: [{ value: { code: '419', name: 'Latin America and the Caribbean' }, count: 2 }] },
  measures: [
    { slug: 'training', label: 'Training and capacity-building', shortLabel: 'Training', inferred: true },
  ],
  publishedAt: null,
}

test('countries, regions and measures take their names in the language, wherever they stand', () => {
  const names = {
    country: { MEX: 'Mexique' },
    region: { '419': 'Amérique latine et Caraïbes' },
    measure: { training: { label: 'Formation et renforcement des capacités', shortLabel: 'Formation' } },
  }
  expect(withLocalNames(data, names)).toEqual({
    ...data,
    countries: [
      { iso3: 'MEX', name: 'Mexique', activityCount: 3 },
      { iso3: 'CHE', name: 'Switzerland', activityCount: 0 },
    ],
    facets: { regions: [{ value: { code: '419', name: 'Amérique latine et Caraïbes' }, count: 2 }] },
    measures: [
      {
        slug: 'training',
        label: 'Formation et renforcement des capacités',
        shortLabel: 'Formation',
        inferred: true,
      },
    ],
  })
})

test('without names in the language everything stays as it is', () => {
  expect(withLocalNames(data, undefined)).toBe(data)
})
