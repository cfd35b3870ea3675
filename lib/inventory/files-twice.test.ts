import { describe, expect, it } from 'vitest'
import {
  activity,
  changed,
  countries,
  type Files,
  problemsOf,
  programme,
  sound,
} from '../../tests/support/sound-inventory.ts'

describe('things used twice', () => {
  const another = (name: string) => changed('agencies/dpo.yaml', 'slug: dpko, ', `slug: ${name}, `)
  const legacy = (scheme: string, value: string) =>
    changed(
      'mechanisms/icat.md',
      'memberships:',
      `legacyIds: [{ scheme: ${scheme}, value: '${value}' }]\nmemberships:`,
    )

  it.each([
    ['a file name', { 'activities/2009/rules.md': sound[activity] ?? '' }, activity, ''],
    ['a country', { [countries]: `${sound[countries]}`.repeat(2) }, countries, 'THA'],
    [
      'the number of a country',
      { [countries]: `${sound[countries]}- { iso3: XXX, m49: '764', name: X, region: '035' }\n` },
      countries,
      'XXX.m49',
    ],
    ['a former slug that is a present one', another('unodc'), 'agencies/dpo.yaml', 'names.0.slug'],
    ['a legacy term', legacy('term', '72'), 'mechanisms/icat.md', 'legacyIds.0.value'],
    [
      'a legacy GUID in another form',
      legacy('item-guid', '{58c9d7362a124ff086d0bf8bb7a89f1f}'),
      'mechanisms/icat.md',
      'legacyIds.0.value',
    ],
    [
      'a result key',
      changed(
        activity,
        '---\r\n',
        '  - { key: experts, qualifier: exactly, value: 1, unit: x, counted: y, asOf: 2009-11, source: z }\n---\r\n',
      ),
      activity,
      'results.1.key',
    ],
  ])('%s', async (_name, changes: Files, file, field) => {
    const message = expect.stringMatching(/^(Change or remove|Give this another name)/)
    expect(await problemsOf(changes)).toContainEqual({ file, field, message })
  })

  it.each([
    ['a country of an activity', activity, 'countries: [THA]', 'countries: [THA, THA]', 'countries.1'],
    ['a region of an activity', activity, "['035']", "['035', '035']", 'regions.1'],
    [
      'a measure of an activity',
      activity,
      'inferred: true }',
      'inferred: true }\n  - { measure: policy }',
      'measures.1',
    ],
    ['a country of a programme', programme, 'countries: [THA]', 'countries: [THA, THA]', 'countries.1'],
    [
      'an agency of a programme',
      programme,
      'role: lead }',
      'role: lead }\n  - { agency: unodc, role: participant }',
      'agencies.1',
    ],
    [
      'a country of a result',
      activity,
      'value: 20',
      'value: 20, countries: [THA, THA]',
      'results.0.countries.1',
    ],
    ['a partner that leads', activity, 'partners: [dpo]', 'partners: [dpo, unodc]', 'partners.1'],
  ])('in one list: %s', async (_name, file, from, to, field) => {
    const message = expect.stringMatching(/^Remove/)
    expect(await problemsOf(changed(file, from, to))).toContainEqual({ file, field, message })
  })

  it('the same value in another scheme is none', async () => {
    expect(await problemsOf(legacy('old-slug', '72'))).toEqual([])
  })

  it('names that overlap in time', async () => {
    expect(await problemsOf(changed('agencies/dpo.yaml', 'until: 2019', 'until: 2020'))).toMatchObject([
      { file: 'agencies/dpo.yaml', field: 'names.1.from' },
    ])
  })
})
