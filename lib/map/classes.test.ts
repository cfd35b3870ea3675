import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantileClasses, shadeOf } from './classes.ts'

describe('classes of counts', () => {
  it('hold about as many countries each', () => {
    expect(quantileClasses([1, 1, 2, 3, 4, 6, 9, 20])).toEqual([
      { from: 1, to: 1, shade: 1 },
      { from: 2, to: 3, shade: 2 },
      { from: 4, to: 6, shade: 3 },
      { from: 9, to: 20, shade: 4 },
    ])
  })

  it('are as few as there are different counts', () => {
    expect(quantileClasses([3, 3, 3, 3])).toEqual([{ from: 3, to: 3, shade: 3 }])
    expect(quantileClasses([1, 1, 2, 2]).map(({ shade }) => shade)).toEqual([1, 3])
    expect(quantileClasses([...Array(30).fill(1), 2, 3])).toHaveLength(3)
    expect(quantileClasses([])).toEqual([])
    expect(quantileClasses([0, 0])).toEqual([])
  })

  it('are as many where most counts are the same', () => {
    expect(quantileClasses([...Array(30).fill(1), 2, 3, 4, 5])).toEqual([
      { from: 1, to: 1, shade: 1 },
      { from: 2, to: 2, shade: 2 },
      { from: 3, to: 3, shade: 3 },
      { from: 4, to: 5, shade: 4 },
    ])
  })

  it('take in every count exactly once, and a higher count is never paler', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 200 }), (counts) => {
        const classes = quantileClasses(counts)
        const above = counts.filter((count) => count > 0).sort((a, b) => a - b)
        for (const count of above)
          expect(classes.filter(({ from, to }) => count >= from && count <= to)).toHaveLength(1)
        const shades = above.map((count) => shadeOf(count, classes))
        expect(shades).toEqual([...shades].sort())
        expect(shadeOf(0, classes)).toBe(0)
      }),
    )
  })
})
