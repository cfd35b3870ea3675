import { describe, expect, it } from 'vitest'
import { barOf } from './bar'

const result = { qualifier: 'exactly', value: 10, valueTo: null } as const

describe('a bar', () => {
  it('is as long as its number, and ends as its qualifier says', () => {
    expect(barOf({ ...result, value: 5 }, 20)).toEqual({ solid: 0.25, open: 0, end: 'exact' })
    expect(barOf({ ...result, value: 20, qualifier: 'more_than' }, 20)).toEqual({
      solid: 1,
      open: 0,
      end: 'more',
    })
    expect(barOf({ ...result, qualifier: 'close_to' }, 20).end).toBe('about')
    expect(barOf({ ...result, value: 5, valueTo: 15, qualifier: 'from_to' }, 20)).toEqual({
      solid: 0.25,
      open: 0.5,
      end: 'range',
    })
  })
})
