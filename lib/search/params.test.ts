import { describe, expect, it } from 'vitest'
import {
  canonicalQuery,
  isNarrowed,
  listParameters,
  parseFilters,
  queryFrom,
  serialiseFilters,
  toggleFilter,
  withFilter,
} from './params.ts'

const query = (text: string) => new URLSearchParams(text)
const parse = (text: string) => parseFilters('activities', query(text))
const canonical = (text: string) => serialiseFilters('activities', parse(text).filters)

describe('reading', () => {
  it('gives every parameter of the list, empty where nothing is chosen', () => {
    const { filters, problems } = parse('measure=training')
    expect(Object.keys(filters)).toEqual(Object.keys(listParameters.activities))
    expect(filters).toMatchObject({ measure: ['training'], agency: [], cursor: [] })
    expect(problems).toEqual([])
  })

  it('takes values of one parameter together, each once, in one order', () => {
    expect(parse('agency=who&agency=unodc&agency=who').filters.agency).toEqual(['unodc', 'who'])
  })

  it('reads capitals and surrounding space as the same value', () => {
    const { filters, problems } = parse('agency=%20UNODC%20&country=KEN&role=Lead')
    expect(filters).toMatchObject({ agency: ['unodc'], country: ['ken'], role: ['lead'] })
    expect(problems).toEqual([])
  })

  it('takes empty values for none, as a form without script sends them', () => {
    expect(parse('q=&agency=&from=%20&sort=')).toEqual(parse(''))
  })

  it('ignores parameters that the list does not know', () => {
    expect(parse('utm_source=mail&__proto__=x&constructor=y&kind=secretariat')).toEqual(parse(''))
  })

  it('knows other parameters for other lists', () => {
    expect(
      parseFilters('agencies', query('kind=specialized-agency&active=yes&from=2010-01')).filters,
    ).toEqual({ kind: ['specialized-agency'], measure: [], mechanism: [], active: ['yes'], sort: [] })
    expect(parseFilters('results', query('year=2024&pillar=womens-movement')).filters).toMatchObject({
      pillar: ['womens-movement'],
      year: ['2024'],
    })
  })
})

describe('bad values', () => {
  it.each([
    'agency=no such agency',
    'agency=a---b',
    'agency=a_b',
    'agency=-a',
    'country=kenya',
    'country=k3n',
    'region=35',
    'period=2009/10',
    'from=2009-13',
    'from=2009-1',
    'from=1899-01',
    'role=owner',
    'scope=worldwide',
    'language=de',
    'sort=best',
    'cursor=a.b',
    `cursor=${'a'.repeat(121)}`,
  ])('are set apart with their parameter: %s', (text) => {
    const [parameter = '', value = ''] = text.split('=')
    const { filters, problems } = parse(`${text}&measure=training`)
    expect(filters).toEqual(parse('measure=training').filters)
    expect(problems).toEqual([{ parameter, value: value.length > 120 ? `${value.slice(0, 119)}…` : value }])
  })

  it('do not take the good ones of the same parameter with them', () => {
    const { filters, problems } = parse('measure=training&measure=?!&measure=data')
    expect(filters.measure).toEqual(['data', 'training'])
    expect(problems).toEqual([{ parameter: 'measure', value: '?!' }])
  })

  it('are those beyond the first where only one may stand', () => {
    const { filters, problems } = parse('from=2010-01&from=2011-01&q=law&q=police')
    expect(filters).toMatchObject({ q: ['law'], from: ['2010-01'] })
    expect(problems).toEqual([
      { parameter: 'q', value: 'police' },
      { parameter: 'from', value: '2011-01' },
    ])
  })

  it('are those beyond the twentieth where many may stand, repeats not counted', () => {
    const slugs = Array.from({ length: 25 }, (_, index) => `agency-${String(index).padStart(2, '0')}`)
    const { filters, problems } = parse([...slugs, ...slugs].map((slug) => `agency=${slug}`).join('&'))
    expect(filters.agency).toEqual(slugs.slice(0, 20))
    expect(problems).toHaveLength(10)
    expect(problems[0]).toEqual({ parameter: 'agency', value: 'agency-20' })
  })

  it('stay in the canonical query, so that the page can name them', () => {
    const given = query('region=35&agency=unodc&agency=no such')
    const carried = query(canonicalQuery('/activities', given) ?? '')
    expect(parseFilters('activities', carried)).toEqual(parseFilters('activities', given))
    expect(parseFilters('activities', carried).problems).toHaveLength(2)
  })

  it('cannot become good ones by being shortened', () => {
    const given = query(`agency=${'a'.repeat(300)}`)
    const again = parseFilters('activities', query(canonicalQuery('/activities', given) ?? ''))
    expect(again.filters.agency).toEqual([])
    expect(again.problems).toEqual([{ parameter: 'agency', value: `${'a'.repeat(119)}…` }])
  })
})

describe('words', () => {
  it('lose doubled space and control characters, which the database refuses', () => {
    expect(parse('q=%20women%09in%00%0d%0aprison%20').filters.q).toEqual(['women in prison'])
    expect(parse('q=%00')).toEqual(parse(''))
  })

  it('are cut at 200 characters without a space or half a character at the end', () => {
    expect(parse(`q=${'a'.repeat(199)}+b`).filters.q).toEqual(['a'.repeat(199)])
    expect(parse(`q=${'a'.repeat(199)}😀`).filters.q).toEqual(['a'.repeat(199)])
    expect(parse(`q=${'😀'.repeat(150)}`).filters.q).toEqual(['😀'.repeat(100)])
  })

  it('keep their capitals, accents and script', () => {
    const text = 'Côte d’Ivoire العنف 暴力 %'
    expect(parse(`q=${encodeURIComponent(text)}`).filters.q).toEqual([text])
  })
})

describe('writing', () => {
  it('has one form for equal choices', () => {
    expect(canonical('role=lead&to=2012-01&agency=who&q=law&agency=unodc&sort=relevance')).toBe(
      'q=law&agency=unodc&agency=who&role=lead&to=2012-01',
    )
    expect(canonical('agency=unodc&to=2012-01&agency=WHO&utm=x&q=law++&role=lead')).toBe(
      'q=law&agency=unodc&agency=who&role=lead&to=2012-01',
    )
  })

  it('leaves out what is so by default, also where it is asked for', () => {
    expect(canonical('sort=newest')).toBe('')
    expect(canonical('sort=newest&q=law')).toBe('q=law&sort=newest')
    expect(canonical('sort=oldest')).toBe('sort=oldest')
    expect(parse('sort=oldest&sort=newest')).toEqual(parse('sort=newest&sort=oldest'))
    expect(serialiseFilters('activities', withFilter(parse('sort=oldest').filters, 'sort', ['newest']))).toBe(
      '',
    )
  })

  it('orders values that were put in another order', () => {
    expect(serialiseFilters('activities', { agency: ['who', 'unodc'] })).toBe('agency=unodc&agency=who')
  })

  it('gives no query where nothing is chosen or the address is no list', () => {
    expect(canonicalQuery('/activities', query(''))).toBeNull()
    expect(canonicalQuery('/activities', query('utm_source=mail&sort=newest'))).toBeNull()
    expect(canonicalQuery('/activities/some-activity', query('q=law'))).toBeNull()
    expect(canonicalQuery('/about', query('q=law'))).toBeNull()
    expect(canonicalQuery('/agencies/unodc/more', query('measure=data'))).toBeNull()
  })

  it.each([
    ['/activities', 'q=law'],
    ['/agencies', 'active=yes'],
    ['/agencies/unodc', 'measure=data'],
    ['/results', 'year=2024'],
  ])('gives the query of %s', (path, text) => {
    expect(canonicalQuery(path, query(`utm_source=mail&${text}`))).toBe(text)
  })

  it('reads what Next makes of a query', () => {
    expect(queryFrom({ q: 'law and order', agency: ['unodc', 'who'], none: undefined }).toString()).toBe(
      'q=law+and+order&agency=unodc&agency=who',
    )
  })
})

describe('changing', () => {
  const { filters } = parse('agency=unodc&sort=oldest&cursor=abc')

  it('adds a value or takes it away, and starts paging again', () => {
    const more = toggleFilter(filters, 'agency', 'dpo')
    expect(more).toEqual({ ...filters, agency: ['dpo', 'unodc'], cursor: [] })
    expect(toggleFilter(more, 'agency', 'unodc')).toMatchObject({ agency: ['dpo'] })
    expect(filters.agency).toEqual(['unodc'])
  })

  it('replaces all values of one parameter, and starts paging again', () => {
    expect(withFilter(filters, 'agency', [])).toEqual({ ...filters, agency: [], cursor: [] })
  })

  it('knows whether anything narrows the list', () => {
    expect(isNarrowed(filters)).toBe(true)
    expect(isNarrowed(parse('sort=oldest&cursor=abc').filters)).toBe(false)
    expect(isNarrowed(parse('from=2010-01').filters)).toBe(true)
  })
})
