import { expect, it } from 'vitest'
import { draft } from '../../tests/support/doubtful.ts'
import { completeActivity } from '../../tests/support/people.ts'
import { missingFrom } from './requirements.ts'

/** What stands in the way of an activity with one result, as `field key`. */
function missing(result: object): string[] {
  const whole = { key: 'number-1', value: 120, unit: 'people', counted: 'officers trained', source: 'UNODC' }
  const text = draft({ ...completeActivity, results: [{ ...whole, ...result }] })
  return missingFrom('activity', text, 'unodc').map(({ field, key }) => `${field} ${key}`)
}

it('the time that a number speaks of does not begin after its end', () => {
  expect(missing({ from: '2026-04', asOf: '2026-03' })).toEqual(['results.0.from afterAsOf'])
  expect(missing({ from: '2026-03', asOf: '2026-03' })).toEqual([])
  expect(missing({ from: '', asOf: '2026-03' })).toEqual([])
})

it('a number has room where it is stored', () => {
  expect(missing({ value: 1e15 - 1, asOf: '2026-03' })).toEqual([])
  expect(missing({ value: 1e15, asOf: '2026-03' })).toEqual(['results.0.value invalid'])
  expect(missing({ qualifier: 'from-to', valueTo: 1e300, asOf: '2026-03' })).toEqual([
    'results.0.valueTo invalid',
  ])
})
