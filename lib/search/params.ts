import { AgencyKind, Pillar, SearchKind } from '../database/generated/enums.ts'
import { formerNotes, formerParameter } from './former-notes.ts'

/**
 * Filters in the address. One module parses them, serialises them without defaults and in canonical
 * order, toggles and removes single values. A bad value is set apart with its parameter, so that the
 * page can name it, and the rest still applies.
 */

type Rule = {
  /** The canonical form of a value, or null when it is none. */
  read: (value: string) => string | null
  /** How many values one parameter may hold; further ones are problems. */
  most: number
  /** What of a value is beyond what is read of it. */
  rest?: (value: string) => string
}

const manyValues = 20
const longestValue = 120

const slug: Rule = { read: matching(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/), most: manyValues }
const iso3: Rule = { read: matching(/^[a-z]{3}$/), most: manyValues }
const m49: Rule = { read: matching(/^\d{3}$/), most: manyValues }
const month: Rule = { read: matching(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/), most: 1 }
const year: Rule = { read: matching(/^(19|20)\d{2}$/), most: manyValues }
const cursor: Rule = { read: (value) => (/^[\w-]{1,120}$/.test(value) ? value : null), most: 1 }
/** The last result seen. */
const lastSlug: Rule = { ...slug, most: 1 }
/** The last hit seen: its kind and its slug or code. */
const hit: Rule = { read: matching(/^[a-z]+\/[a-z0-9]+(-{1,2}[a-z0-9]+)*$/), most: 1 }
/** So much of a search is looked for. */
export const longestSearch = 200
/** Control characters separate words too: the database refuses the NUL among them. */
const separated = (value: string) => value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
const words: Rule = {
  read: (value) => wholeWords(separated(value), longestSearch),
  most: 1,
  rest: (value) => separated(value).slice(words.read(value)?.length).trim(),
}
const oneOf = (...values: string[]): Rule => ({
  read: (value) => (values.includes(value.toLowerCase()) ? value.toLowerCase() : null),
  most: values.length,
})
const single = (rule: Rule): Rule => ({ ...rule, most: 1 })

/** What narrows the activities, in the list and in every other view of them. */
const narrowing = {
  q: words,
  agency: slug,
  role: oneOf('lead', 'partner'),
  measure: slug,
  country: iso3,
  region: m49,
  period: slug,
  from: month,
  to: month,
  mechanism: slug,
  programme: slug,
  scope: oneOf('global', 'regional', 'national'),
  language: oneOf('ar', 'zh', 'en', 'fr', 'ru', 'es'),
}
const ofResults = { pillar: oneOf(...hyphenated(Pillar)), country: iso3, programme: slug, year }

/** The parameters of each list, in the order in which they are offered and said in words. */
export const listParameters = {
  activities: { ...narrowing, sort: single(oneOf('relevance', 'newest', 'oldest')), cursor },
  activityMap: narrowing,
  activityTimeline: { ...narrowing, by: single(oneOf('measure', 'agency')) },
  agency: { measure: slug, period: slug, country: iso3, role: oneOf('lead', 'partner'), cursor },
  agencies: {
    kind: oneOf(...hyphenated(AgencyKind)),
    measure: slug,
    mechanism: slug,
    active: single(oneOf('yes')),
    sort: single(oneOf('kind', 'name')),
  },
  search: { q: words, kind: oneOf(...Object.values(SearchKind)), cursor: hit },
  results: { ...ofResults, cursor: lastSlug },
  resultMap: ofResults,
  resultCharts: { ...ofResults, by: single(oneOf('pillar', 'country', 'year')) },
  mechanismMatrix: { by: single(oneOf('mechanism', 'agency')) },
} as const satisfies Record<string, Record<string, Rule>>

export type List = keyof typeof listParameters
export type Parameter<L extends List> = keyof (typeof listParameters)[L] & string
/** Every parameter of the list with its values; empty where nothing is chosen. */
export type Filters<L extends List> = { [P in Parameter<L>]: readonly string[] }
export type FilterProblem = { parameter: string; value: string }

/** Values that an address need not spell out. */
const defaults: Record<List, Record<string, string>> = {
  activities: { sort: 'newest' },
  activityMap: {},
  activityTimeline: { by: 'measure' },
  agency: {},
  agencies: { sort: 'kind' },
  results: {},
  resultMap: {},
  resultCharts: { by: 'pillar' },
  mechanismMatrix: { by: 'mechanism' },
  search: {},
}

/** Who searches wants what fits best, who browses what is new. */
function defaultOf(list: List, parameter: string, searched: boolean): string | undefined {
  return list === 'activities' && parameter === 'sort' && searched ? 'relevance' : defaults[list][parameter]
}

/** The order in which activities are listed. */
export function orderOf(filters: Partial<Filters<'activities'>>): 'relevance' | 'newest' | 'oldest' {
  const chosen = filters.sort?.[0] ?? defaultOf('activities', 'sort', Boolean(filters.q?.length))
  // Without words there is nothing to be relevant to.
  if (chosen === 'relevance') return filters.q?.length ? 'relevance' : 'newest'
  return chosen === 'oldest' ? 'oldest' : 'newest'
}

/** Reads the parameters of a list; unknown ones are ignored, bad values returned as problems. */
export function parseFilters<L extends List>(
  list: L,
  query: URLSearchParams,
): { filters: Filters<L>; problems: FilterProblem[] } {
  const problems: FilterProblem[] = formerNotes(query)
  const searched = query.getAll('q').some((text) => words.read(text) !== '')
  const entries = parametersOf(list).map(([parameter, rule]) => {
    const values = new Set<string>()
    for (const given of query.getAll(parameter).map((value) => value.trim())) {
      const value = given.length > 500 && parameter !== 'q' ? null : rule.read(given)
      if (given === '' || value === '' || value === defaultOf(list, parameter, searched)) continue
      if (value === null || (values.size >= rule.most && !values.has(value)))
        problems.push({ parameter, value: shortened(given) })
      else {
        values.add(value)
        const rest = rule.rest?.(given)
        if (rest) problems.push({ parameter, value: shortened(`…${rest}`) })
      }
    }
    return [parameter, [...values].sort()] as const
  })
  return {
    filters: Object.fromEntries(entries) as unknown as Filters<L>,
    problems: problems.slice(0, manyValues),
  }
}

/** The canonical query string, without `?`; empty when nothing is chosen. */
export function serialiseFilters<L extends List>(list: L, filters: Partial<Filters<L>>): string {
  return toQuery(list, filters as Partial<Record<string, readonly string[]>>, []).toString()
}

/** The filters with one value added or, if it is there, taken away; paging starts again. */
export function toggleFilter<L extends List>(
  filters: Filters<L>,
  parameter: Parameter<L>,
  value: string,
): Filters<L> {
  const chosen = filters[parameter]
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value].sort()
  return { ...filters, cursor: [], [parameter]: next }
}

/** The filters with all values of one parameter replaced; paging starts again. */
export function withFilter<L extends List>(
  filters: Filters<L>,
  parameter: Parameter<L>,
  values: readonly string[],
): Filters<L> {
  return { ...filters, cursor: [], [parameter]: values }
}

/** What arranges a list and leaves it whole. */
const arranging = new Set(['sort', 'cursor', 'by'])

/** Whether anything narrows the list; its order, the place in it and its grouping do not. */
export function isNarrowed<L extends List>(filters: Filters<L>): boolean {
  return Object.entries<readonly string[]>(filters).some(
    ([parameter, values]) => !arranging.has(parameter) && values.length > 0,
  )
}

const listAddresses: [RegExp, List][] = [
  [/^\/activities$/, 'activities'],
  [/^\/agencies$/, 'agencies'],
  [/^\/agencies\/[^/]+$/, 'agency'],
  [/^\/results$/, 'results'],
  [/^\/search$/, 'search'],
  [/^(?:\/embed)?\/activities\/map$/, 'activityMap'],
  [/^(?:\/embed)?\/activities\/timeline$/, 'activityTimeline'],
  [/^(?:\/embed)?\/results\/map$/, 'resultMap'],
  [/^(?:\/embed)?\/results\/charts$/, 'resultCharts'],
  [/^(?:\/embed)?\/mechanisms\/matrix$/, 'mechanismMatrix'],
]

/**
 * The canonical query of an address without its language, or null when the address is no list or nothing is chosen.
 * Equal choices give equal queries, so that the page for them is made once.
 */
export function canonicalQuery(path: string, query: URLSearchParams): string | null {
  const list = listAddresses.find(([pattern]) => pattern.test(path))?.[1]
  if (!list) return null
  const { filters, problems } = parseFilters(list, query)
  return toQuery(list, filters, problems).toString() || null
}

/** The query of an address as Next gives it to a page. */
export function queryFrom(searchParams: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(searchParams).flatMap(([name, values]) =>
      [values ?? []].flat().map((value): [string, string] => [name, value]),
    ),
  )
}

function toQuery(
  list: List,
  filters: Partial<Record<string, readonly string[]>>,
  problems: FilterProblem[],
): URLSearchParams {
  const query = new URLSearchParams()
  const searched = Boolean(filters.q?.length)
  for (const parameter of [...parametersOf(list).map(([name]) => name), formerParameter]) {
    for (const value of [...(filters[parameter] ?? [])].sort())
      if (value !== defaultOf(list, parameter, searched)) query.append(parameter, value)
    for (const problem of problems)
      if (problem.parameter === parameter) query.append(parameter, problem.value)
  }
  return query
}

function parametersOf(list: List): [string, Rule][] {
  return Object.entries(listParameters[list])
}

/** Addresses write `specialized-agency`, the database's enumerations `specialized_agency`. */
function hyphenated(values: Record<string, string>): string[] {
  return Object.values(values).map((value) => value.replaceAll('_', '-'))
}

/** The mark says that something is missing, and keeps what is left of a bad value from passing as a good one. */
function shortened(value: string): string {
  return value.length <= longestValue ? value : `${cut(value, longestValue - 1)}…`
}

/** As much of a text as fits, up to the end of a word where it has any. */
function wholeWords(text: string, most: number): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf(' ', most)
  return end > 0 ? text.slice(0, end) : cut(text, most)
}

/** The first `most` units of a text, without half a character at the end. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}

function matching(pattern: RegExp): Rule['read'] {
  return (value) => {
    const canonical = value.toLowerCase()
    return canonical.length <= longestValue && pattern.test(canonical) ? canonical : null
  }
}
