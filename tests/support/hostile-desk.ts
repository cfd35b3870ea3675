import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { value } from './hostile-values.ts'
import { completeActivity } from './people.ts'

/** What nobody types at the desk and somebody sends: texts, numbers, dates, identifiers, forms, whole contents. */

const megabytes = 'x\0'.repeat(1_500_000)

/** A text, whatever it was meant for. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: value },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['\0', 'unodc\0', '\0unodc', '\ud800', 'a\udc00b', '\u0007\u001b[31m', '\u0085', '\ufffe\uffff'],
      ...['', ' ', '\n', '\t\t', '\u202etxt.exe', '\u200b\u2060', 'ⅷ', 'ﷺ'.repeat(500), '\\u0000', '\\x00'],
      ...['0000-01-01', '9999-12-31', '99999-01-01', '+275760-09-13', '2026-02-30', '0000-01', '9999-12'],
      ...['null', '[]', '{"a":"\\u0000"}', '{"__proto__":{"a":1}}', '-0', '9007199254740993', '1e400'],
    ),
  },
  // Long texts are as rare as they are slow.
  { weight: 1, arbitrary: fc.constantFrom(megabytes, 'é'.repeat(300_000), '['.repeat(100_000)) },
)

/** Something that is good by itself, or spoilt. */
export const spoilt = (good: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 1, arbitrary: good.map((one) => `${one}\0`) },
    { weight: 1, arbitrary: good.map((one) => `\ud800${one}`) },
    { weight: 2, arbitrary: text },
  )

/** An identifier of one of these, or of nothing. */
export const idOf = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constant(null).map(() => randomUUID()) },
    { weight: 2, arbitrary: text },
  )

export const key: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null).map(() => randomUUID()) },
  { weight: 1, arbitrary: text },
)

const number = fc.constantFrom(
  ...[0, -0, -1, 0.1, 1e15, 1e16, 1e21, 1e300, -1e300, 5e-324, Number.MAX_VALUE, Number.NaN],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 53, 2 ** 63],
)

export const lockVersion: fc.Arbitrary<number | undefined> = fc.oneof(number, fc.constant(undefined))

export const moment: fc.Arbitrary<Date> = fc.oneof(
  fc
    .constantFrom(
      ...[
        '0000-01-01',
        '0001-01-01',
        '1969-12-31',
        '2038-01-19',
        '9999-12-31',
        '+010000-01-01',
        '+099999-01-01',
      ],
      ...['+275760-09-13', '-271821-04-20', 'never'],
    )
    .map((day) => new Date(`${day}T00:00:00Z`)),
  fc.integer({ min: 1, max: 1000 }).map((minutes) => new Date(Date.now() + minutes * 60_000)),
)

/** What somebody else's program sends in place of a field. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(null, true, [], {}, [null], [[]], [{}], { toString: 1 }) },
  { weight: 3, arbitrary: fc.array(text, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ label: text, url: text }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ measure: text, inferred: fc.boolean() }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.record({ start: text, end: text }) },
)

const goodResult = {
  ...{ key: 'number-1', qualifier: 'exactly', value: 120, unit: 'people', counted: 'officers trained' },
  ...{ asOf: '2026-03', source: 'UNODC', countries: ['KEN'] },
}

/** A result in which something is not as it should be. */
const result = fc
  .dictionary(
    fc.constantFrom(
      'key',
      'value',
      'valueTo',
      'unit',
      'counted',
      'printed',
      'from',
      'asOf',
      'source',
      'agency',
    ),
    anything,
    { maxKeys: 2 },
  )
  .map((wrong) => ({ ...goodResult, ...wrong }))

const fields = [
  ...[
    'title',
    'excerpt',
    'lede',
    'body',
    'language',
    'period',
    'partners',
    'agencies',
    'mentions',
    'measures',
  ],
  ...['otherPartners', 'mechanisms', 'programmes', 'programme', 'scope', 'countries', 'regions', 'pillars'],
  ...['links', 'contentNote', 'isPersonalAccount', 'consent', 'attachments', 'provenance', 'legacyIds'],
  ...['results', 'result', 'sections', 'asOf', 'activity', 'state', '__proto__', 'constructor'],
] as const

/** A text as the editor sends it, in which up to three fields are something else; or nothing of the kind. */
export const content: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .dictionary(fc.constantFrom(...fields), anything, { maxKeys: 3 })
      .map((wrong) => ({ ...completeActivity, ...wrong })),
  },
  {
    weight: 3,
    arbitrary: fc.array(result, { maxLength: 3 }).map((results) => ({ ...completeActivity, results })),
  },
  { weight: 1, arbitrary: anything },
)

/** A form with these fields, some of which are good and others not, or not there, or more than there should be. */
export function form(good: Record<string, string>): fc.Arbitrary<Record<string, string>> {
  const names = fc.constantFrom(...Object.keys(good), '__proto__', 'slug', 'seen', 'sure')
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(good) },
    {
      weight: 4,
      arbitrary: fc.dictionary(names, text, { maxKeys: 2 }).map((wrong) => ({ ...good, ...wrong })),
    },
  )
}

/** A query as Next reads it: a parameter may come more than once. */
export function query(names: readonly string[]): fc.Arbitrary<Record<string, string | string[]>> {
  return fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) }),
  )
}
