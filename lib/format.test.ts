import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareNames,
  formatDate,
  formatFromNow,
  formatList,
  formatMonth,
  formatNumber,
  formatQuantity,
  formatSpan,
  formatTimeIn,
  monthIndex,
  monthsIn,
  yearSpan,
} from './format.ts'
import { type Locale, locales } from './locales.ts'

/** Which kind of space stands in a text, and the marks of direction, differ between versions of Unicode's data. */
const plain = (text: string) => text.replace(/\s/g, ' ').replace(/[\u200e\u200f]/g, '')

const within = { startMonth: '2009-03', endMonth: '2009-09' }
const across = { startMonth: '2009-10', endMonth: '2010-02' }

describe('a span of months', () => {
  const inWords: Record<Locale, [short: string, long: string, across: string]> = {
    ar: ['مارس – سبتمبر 2009', 'مارس – سبتمبر 2009', 'أكتوبر 2009 – فبراير 2010'],
    zh: ['2009年3月 – 9月', '2009年3月 – 9月', '2009年10月 – 2010年2月'],
    en: ['Mar – Sept 2009', 'March – September 2009', 'Oct 2009 – Feb 2010'],
    fr: ['mars – sept. 2009', 'mars – septembre 2009', 'oct. 2009 – févr. 2010'],
    ru: ['март – сент. 2009 г.', 'март – сентябрь 2009 г.', 'окт. 2009 г. – февр. 2010 г.'],
    es: ['mar – sept 2009', 'marzo – septiembre de 2009', 'oct 2009 – feb 2010'],
  }

  it.each(locales)('has the year once where both months share it, in %s', (locale) => {
    const [short, long, apart] = inWords[locale]
    const spaced = (text: string) => plain(text).replace(/ ?– ?/, ' – ')
    expect(spaced(formatSpan(within, locale))).toBe(short)
    expect(spaced(formatSpan(within, locale, 'long'))).toBe(long)
    expect(spaced(formatSpan(across, locale))).toBe(apart)
  })

  it.each(locales)('of one month is that month, in %s', (locale) => {
    const month = { startMonth: '2009-10', endMonth: '2009-10' }
    expect(formatSpan(month, locale)).toBe(formatMonth('2009-10', locale, 'short'))
    expect(formatSpan(month, locale, 'long')).toBe(formatMonth('2009-10', locale))
  })

  it.each(locales)(
    'has Western digits and stays within its months wherever the clock is, in %s',
    (locale) => {
      expect(formatSpan({ startMonth: '2009-12', endMonth: '2010-01' }, locale)).toMatch(/2009.*2010/)
      expect(formatMonth('2010-01', locale)).toContain('2010')
      expect(formatMonth('2010-12', locale)).toContain('2010')
    },
  )
})

describe('a number with meaning', () => {
  const written: Record<Locale, string[]> = {
    ar: ['12.5%', '5.7 مليون', '500 مليون دولار أمريكي', '1,234.50 دولار أمريكي'],
    zh: ['12.5%', '570万', '5亿美元', '1,234.50美元'],
    en: ['12.5%', '5.7 million', '500 million US dollars', '1,234.50 US dollars'],
    fr: ['12,5 %', '5,7 millions', '500 millions dollars des États-Unis', '1 234,50 dollars des États-Unis'],
    ru: ['12,5 %', '5,7 миллиона', '500 миллионов долларов США', '1 234,50 доллара США'],
    es: ['12,5 %', '5,7 millones', '500 millones dólares estadounidenses', '1234,50 dólares estadounidenses'],
  }

  it.each(locales)('is written as the language writes it, in %s', (locale) => {
    expect([
      plain(formatQuantity(12.5, 'percent', locale)),
      plain(formatQuantity(5_700_000, 'people', locale)),
      plain(formatQuantity(500_000_000, 'US dollars', locale)),
      plain(formatQuantity(1234.5, 'US dollars', locale)),
    ]).toEqual(written[locale])
  })

  it('has no cents where there are none', () => {
    expect(formatQuantity(1234, 'US dollars', 'en')).toBe('1,234 US dollars')
  })

  it('is not in words below a million, or where words would round it', () => {
    expect(formatQuantity(999_900, 'people', 'en')).toBe('999,900')
    expect(formatQuantity(1_250_000, 'people', 'en')).toBe('1,250,000')
    expect(formatQuantity(5_712_345, 'people', 'en')).toBe('5,712,345')
    expect(formatQuantity(1_050_000_000, 'people', 'en')).toBe('1,050,000,000')
    expect(formatQuantity(115_000_000, 'people', 'zh')).toBe('115,000,000')
    expect(formatQuantity(3_000_000, 'people', 'en')).toBe('3 million')
    expect(formatQuantity(1_100_000_000, 'people', 'en')).toBe('1.1 billion')
  })

  it('keeps the decimals that are stored', () => {
    expect(formatQuantity(0.05, 'percent', 'en')).toBe('0.05%')
    expect(formatQuantity(57.1, 'percent', 'en')).toBe('57.1%')
    expect(formatQuantity(12.3456, 'deaths per 100,000 women', 'en')).toBe('12.3456')
  })

  it('is never changed by the way it is written', () => {
    const scales: Record<string, number> = { million: 1e6, billion: 1e9, trillion: 1e12 }
    const rounded = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 8 }))
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1e12 }),
      rounded.map(([digits, zeros]) => digits * 10 ** zeros),
    )
    fc.assert(
      fc.property(value, (given) => {
        const [figures = '', word = ''] = formatQuantity(given, 'people', 'en').split(' ')
        expect(Math.round(Number(figures.replaceAll(',', '')) * (scales[word] ?? 1))).toBe(given)
      }),
    )
  })
})

describe('other numbers, dates and lists', () => {
  it('follow the language, with Western digits in Arabic', () => {
    expect(locales.map((locale) => plain(formatNumber(12_345.6, locale)))).toEqual([
      '12,345.6',
      '12,345.6',
      '12,345.6',
      '12 345,6',
      '12 345,6',
      '12.345,6',
    ])
  })

  it('write a day as it is in universal time', () => {
    expect(formatDate('2026-11-22T23:59:59Z', 'en')).toBe('22 November 2026')
    expect(formatDate(new Date('2026-11-22T00:00:00Z'), 'fr')).toBe('22 novembre 2026')
    expect(formatDate('2026-11-22', 'zh')).toBe('2026年11月22日')
  })

  it('join names with the word of the language', () => {
    expect(formatList(['Kenya', 'Mexico', 'Samoa'], 'en')).toBe('Kenya, Mexico and Samoa')
    expect(formatList(['Kenya', 'Mexique'], 'fr')).toBe('Kenya et Mexique')
    expect(formatList([], 'en')).toBe('')
  })

  it('sort names by the alphabet, accents aside', () => {
    expect(['Zambie', 'Émirats', 'Eswatini', 'Danemark'].sort(compareNames('fr'))).toEqual([
      'Danemark',
      'Émirats',
      'Eswatini',
      'Zambie',
    ])
  })
})

describe('years', () => {
  it.each([
    [1992, 2019, '1992–2019'],
    [2019, null, '2019–'],
    [null, 2010, '–2010'],
    [2023, 2023, '2023'],
    [null, null, ''],
  ])('from %s until %s read "%s"', (fromYear, untilYear, text) => {
    expect(yearSpan({ fromYear, untilYear })).toBe(text)
  })
})

describe('months as numbers', () => {
  const month = fc
    .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

  it('count on over the turn of a year', () => {
    expect(monthIndex('2010-03') - monthIndex('2009-10')).toBe(5)
    expect(monthIndex('2010-01') - monthIndex('2009-12')).toBe(1)
  })

  it('measure a span with both its ends', () => {
    expect(monthsIn({ startMonth: '2009-10', endMonth: '2010-02' })).toBe(5)
    expect(monthsIn({ startMonth: '2014-03', endMonth: '2016-03' })).toBe(25)
    expect(monthsIn({ startMonth: '2009-10', endMonth: '2009-10' })).toBe(1)
  })

  it('order as their texts do', () => {
    fc.assert(
      fc.property(month, month, (a, b) => {
        expect(Math.sign(monthIndex(a) - monthIndex(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it('make the months of two spans that touch as many as those of both together', () => {
    fc.assert(
      fc.property(month, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (startMonth, first, second) => {
        const later = (count: number) => {
          const index = monthIndex(startMonth) + count
          return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
        }
        const whole = monthsIn({ startMonth, endMonth: later(first + second + 1) })
        const parts =
          monthsIn({ startMonth, endMonth: later(first) }) +
          monthsIn({ startMonth: later(first + 1), endMonth: later(first + second + 1) })
        expect(parts).toBe(whole)
      }),
    )
  })
})

describe('moments', () => {
  const now = new Date('2026-11-24T16:40:00Z')
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

  it('are told from now, in whole units', () => {
    expect(formatFromNow(at(-2), 'en', now)).toBe('2 minutes ago')
    expect(formatFromNow(at(-119), 'en', now)).toBe('1 hour ago')
    expect(formatFromNow(at(-50 * 60), 'en', now)).toBe('2 days ago')
    expect(formatFromNow(at(72 * 60), 'en', now)).toBe('in 3 days')
    expect(formatFromNow(now, 'en', now)).toBe('this minute')
  })

  it('are shown as clocks do where they were meant', () => {
    expect(plain(formatTimeIn(now, 'en', 'Africa/Nairobi'))).toBe('24 November 2026 at 19:40')
  })
})
