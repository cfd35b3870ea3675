import { expect, it } from 'vitest'
import { storable } from './storable.ts'

it('what no keyboard writes is left out of a text, and nothing else', () => {
  expect(storable('a\0b\u0007c\u007fd\u0085e\uffff')).toBe('abcde')
  expect(storable('\ud83d \ud83d\ude92 \udc00')).toBe(' 🚒 ')
  expect(storable('One\n\ttwo\u00a0\u200f\u202e ﷺ 女')).toBe('One\n\ttwo\u00a0\u200f\u202e ﷺ 女')
})
