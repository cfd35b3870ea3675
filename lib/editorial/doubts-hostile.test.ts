import { describe, expect, it } from 'vitest'
import { around, draft } from '../../tests/support/doubtful.ts'
import { doubtsIn } from './doubts.ts'
import { missingFrom } from './requirements.ts'

describe('hostile texts', () => {
  const parts = [
    ...[
      '](',
      '[',
      '](<',
      '](http://',
      '\\\\a',
      '@',
      'a@',
      'a@a.',
      '1,111',
      '0,',
      '1 ',
      '١',
      '+1 ',
      'Aa ',
      'Aa, 1',
      'A',
    ],
    ...[
      'Kenya ',
      'Papua New ',
      'tel ',
      'calle a ',
      'passport ',
      '\u202e',
      '²',
      '[1]',
      '^',
      '路',
      '阿1岁',
      'http://a.b/c@d.e ',
    ],
    ...[
      'United Nations Entity for Gender ',
      '12 rue de ',
      '17-year-old ',
      '\n[1',
      '   ',
      '0712-345',
      'ул. а',
      'شارع ا',
    ],
  ]

  it.each(parts)('of nothing but %j are looked through quickly', (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000)
    const given = draft({ title: text.slice(0, 2000), body: text })
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage()
      doubtsIn('activity', given, around)
      missingFrom('activity', given, 'unodc')
      return process.cpuUsage(start).user / 1000
    })
    // Milliseconds of processor for all detectors together, whoever else is busy; one that looks back needs many seconds.
    expect(Math.min(...times)).toBeLessThan(400)
  })
})
