import { defaultLocale, isLocale, type Locale } from '../locales.ts'

/** By what the former inventory filtered. */
export type FormerKind = 'agency' | 'measure' | 'period'

/** A value that an address filters by: the number of a term, a GUID or a name. */
export type FormerFacet = { kind: FormerKind | 'filter'; value: string }

/**
 * What an address of the former inventory asks for, not yet looked up: one page, facets, or both. `today` is a page of
 * the portal that stands behind `index.php`, as path and query.
 */
export type FormerAddress = {
  locale: Locale
  page: { kind: FormerKind | 'term' | 'node' | 'address' | 'today'; name: string } | null
  facets: FormerFacet[]
  words: string
  /** True where the same address also names a page of today: `/fr/agencies/unodc` did then and does now. */
  mayBeOfToday: boolean
}

/** Cheap, and true of every address of the former inventory; ordinary addresses are hardly ever looked at twice. */
const suspicious =
  /index\.php|\/(?:en|fr|es)\/agencies\/|\/node(?:\/|$)|\/taxonomy\/|[?&;](?:f(?:=|\[|%)|un_?(?:agency|measure|inventory))/i

/** Its languages; pages behind `index.php` or with its facets had them too, but are known without. */
const formerLanguages = new Set(['en', 'fr', 'es'])
const lists = new Set(['agencies', 'measures', 'search'])

/** Sections of the portal that an address behind `index.php` may mean. */
const sections = new Set([
  ...['agencies', 'activities', 'periods', 'measures', 'mechanisms', 'programmes', 'results', 'countries'],
  ...['stories', 'search', 'data', 'about', 'accessibility', 'methodology', 'privacy'],
])

const mostFacets = 20

/**
 * Reads an address, `path` and `search` as they stand in the request, as one of the former inventory (the patterns
 * stand in lib/README.md); null for any other. Never throws: what cannot be decoded is left out.
 */
export function readFormerAddress(path: string, search: string): FormerAddress | null {
  if (!suspicious.test(path + search)) return null
  const segments = segmentsOf(path)
  const scripted = takeIf(segments, (first) => first === 'index.php')
  const language = takeIf(segments, isLocale)
  const behind = takeIf(segments, (first) => first === 'index.php') ?? scripted
  const [first = '', second = '', third = '', fourth = ''] = segments
  const query = new URLSearchParams(search)
  const facets = lists.has(first) || behind || first === 'taxonomy' ? facetsOf(query) : []
  const asked = (page: FormerAddress['page'], mayBeOfToday = false): FormerAddress => ({
    locale: isLocale(language) ? language : defaultLocale,
    page,
    facets,
    words: facets.length > 0 ? wordsOf(query) : '',
    mayBeOfToday,
  })

  if (first === 'agencies' && second && (behind || (formerLanguages.has(language ?? '') && !third)))
    return asked({ kind: 'agency', name: second }, !behind && facets.length === 0)
  if (lists.has(first) && facets.length > 0 && !second) return asked(null)
  if (first === 'node') return asked({ kind: 'node', name: second })
  if (first === 'taxonomy' && second === 'term') return asked({ kind: 'term', name: third })
  if (first === 'global' && second === 'taxonomy')
    return asked({ kind: vocabularies.find(([name]) => third.includes(name))?.[1] ?? 'term', name: fourth })
  if (!behind) return null
  if (first && !sections.has(first)) return asked({ kind: 'address', name: segments.join('-') })
  return asked({ kind: 'today', name: ofToday(segments, query) })
}

/** Vocabularies were called `un-measures` and the like. */
const vocabularies: [string, FormerKind][] = [
  ['measure', 'measure'],
  ['agenc', 'agency'],
  ['period', 'period'],
]

/** What facets and parameters were called, without `_`, `-` and index. */
const kinds: Record<string, FormerKind> = {
  agencies: 'agency',
  agency: 'agency',
  unagency: 'agency',
  unagencies: 'agency',
  measures: 'measure',
  measure: 'measure',
  unmeasure: 'measure',
  unmeasures: 'measure',
  periods: 'period',
  period: 'period',
  uninventoryperiod: 'period',
  uninventoryperiods: 'period',
}

/**
 * The facets of a query: `f[0]=agencies:40` with any index, encoded once or twice, and `unagency={guid}`, whose value
 * may stand twice with a comma. Each once, in the order in which they stand.
 */
function facetsOf(query: URLSearchParams): FormerFacet[] {
  const found = new Map<string, FormerFacet>()
  for (const [givenName, givenValue] of query) {
    const name = decoded(givenName)
      .toLowerCase()
      .replace(/^(?:amp;)+/, '')
      .replace(/(?:\[[^\]]*\]?)+$/, '')
    const value = decoded(givenValue)
    const [, facet, values] = name === 'f' ? (/^([\w-]+):(.*)$/s.exec(value.trim()) ?? []) : ['', name, value]
    const kind = Object.hasOwn(kinds, plain(facet)) ? kinds[plain(facet)] : undefined
    if (values === undefined || (kind === undefined && name !== 'f')) continue
    if (name !== 'f' && !name.startsWith('un')) continue
    for (const one of values.split(',')) {
      const facetValue = normalised(one)
      if (facetValue === '' || facetValue === 'all' || found.size >= mostFacets) continue
      found.set(`${kind} ${facetValue}`, { kind: kind ?? 'filter', value: facetValue })
    }
  }
  return [...found.values()]
}

/** Words that were looked for as well; Drupal has several names for them. */
function wordsOf(query: URLSearchParams): string {
  return query.get('search_api_fulltext') ?? query.get('keys') ?? query.get('q') ?? ''
}

function plain(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/[_-]/g, '')
}

/** A GUID as `58C9D736-2A12-4FF0-86D0-BF8BB7A89F1F`, however it is spelt; anything else in lower case. */
export function normalised(value: string): string {
  const digits = value.replace(/[\s{}()-]/g, '')
  if (/^[0-9a-f]{32}$/i.test(digits))
    return digits.toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return value.trim().toLowerCase().slice(0, 200)
}

/** A page of today: its path in clean segments, its query as it was. */
function ofToday(segments: string[], query: URLSearchParams): string {
  const text = query.toString()
  return `/${segments.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`
}

/** The segments of a path in lower case, decoded as far as they can be. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .map((segment) =>
      decoded(segment)
        .toLowerCase()
        .replace(/[/\\\p{Surrogate}\p{Cc}]/gu, ''),
    )
    .filter((segment) => !/^\.{0,2}$/.test(segment))
}

/** Encoded once more than it should be, as links pasted through other systems are, or not decodable. */
function decoded(text: string): string {
  let plainText = text
  for (let times = 0; times < 2 && plainText.includes('%'); times += 1) {
    try {
      plainText = decodeURIComponent(plainText)
    } catch {
      return plainText.replace(/%[0-9a-f]{0,2}/gi, '')
    }
  }
  return plainText
}

/** Takes the first segment away and returns it where it is what is looked for. */
function takeIf(segments: string[], wanted: (first: string) => boolean): string | undefined {
  return segments[0] !== undefined && wanted(segments[0]) ? segments.shift() : undefined
}
