import { addressIn } from '../addresses.ts'
import { type Filters, parseFilters, serialiseFilters } from '../search/params.ts'
import type { FormerAddress, FormerFacet, FormerKind } from './address.ts'

/** A page of today: the part of the portal it lies in, and its name there. */
export type FormerTarget = {
  section: 'agencies' | 'measures' | 'periods' | 'activities' | 'stories' | 'mechanisms' | 'programmes'
  slug: string
}

/** How the former inventory called things, and what they are called today. */
export type FormerNames = {
  /** The addresses of the agencies of today. */
  agencySlugs: ReadonlySet<string>
  /** By the number of a term, which was also that of its facet. */
  terms: ReadonlyMap<string, FormerTarget>
  /** By the number of a page, where it is known. */
  nodes: ReadonlyMap<string, FormerTarget>
  /** By GUID in upper case with dashes. */
  guids: ReadonlyMap<string, FormerTarget>
  /** Slugs by any name, as `comparable` writes it. */
  agencies: ReadonlyMap<string, string>
  measures: ReadonlyMap<string, string>
}

/** `complete` is false where something that was asked for is not known; the page that is led to says what. */
export type FormerLocation = { location: string; complete: boolean }

type FilterParameter = 'agency' | 'measure' | 'period' | 'mechanism' | 'programme'

const parameterOf: Partial<Record<FormerTarget['section'], FilterParameter>> = {
  agencies: 'agency',
  measures: 'measure',
  periods: 'period',
  mechanisms: 'mechanism',
  programmes: 'programme',
}

/** Bodies that are mechanisms or programmes here could be listed among the agencies there. */
const sectionsOf: Record<FormerKind, FormerTarget['section'][]> = {
  agency: ['agencies', 'mechanisms', 'programmes'],
  measure: ['measures'],
  period: ['periods'],
}

/**
 * Where an address of the former inventory leads today; null where it is that of a page of today as well and names
 * one. Facets become filters of the list of activities. What is not known is told by the parameter `former` of the
 * nearest list, which the list shows as it shows any value that it cannot use (lib/search/params.ts): so the message
 * is part of an ordinary, cacheable page, and the address says what the page says.
 */
export function formerLocation(address: FormerAddress, names: FormerNames): FormerLocation | null {
  const { page, facets, locale } = address
  const at = (path: string, complete = true) => ({ location: addressIn(locale, path), complete })
  if (page?.kind === 'today') return at(page.name)
  if (page?.kind === 'agency' && address.mayBeOfToday && names.agencySlugs.has(page.name)) return null

  const filters: Partial<Record<FilterParameter, string[]>> = {}
  const notes: string[] = []
  const target = page && targetOf(page, names)
  if (target && facets.length === 0) return at(`/${target.section}/${target.slug}`)
  const take = (found: FormerTarget | null, note: string) => {
    const parameter = found && parameterOf[found.section]
    if (parameter) filters[parameter] = [...new Set([...(filters[parameter] ?? []), found.slug])]
    else notes.push(note)
  }
  if (page) take(target, noteOf(page.kind, page.name))
  for (const facet of facets) take(facetTarget(facet, names), noteOf(facet.kind, facet.value))

  const q = parseFilters('activities', new URLSearchParams({ q: address.words })).filters.q
  const query = serialiseFilters('activities', { ...filters, q } as Partial<Filters<'activities'>>)
  const unknown = new URLSearchParams([...new Set(notes)].map((note) => ['former', note])).toString()
  // Who asked for an agency alone is best helped by the list of agencies.
  const list = query === '' && notes.every((note) => /^agency\b/.test(note)) ? '/agencies' : '/activities'
  const whole = [query, unknown].filter(Boolean).join('&')
  return at(whole ? `${list}?${whole}` : list, notes.length === 0)
}

type AskedPage = NonNullable<FormerAddress['page']>

function targetOf({ kind, name }: AskedPage, names: FormerNames): FormerTarget | null {
  if (kind === 'node') return names.nodes.get(name) ?? null
  if (kind === 'term') return names.terms.get(/^\d+/.exec(name)?.[0] ?? '') ?? null
  if (kind === 'address' || kind === 'today') return null
  return facetTarget({ kind, value: name }, names)
}

function facetTarget({ kind, value }: FormerFacet, names: FormerNames): FormerTarget | null {
  if (kind === 'filter') return null
  const known = names.terms.get(value) ?? names.guids.get(value)
  if (known) return sectionsOf[kind].includes(known.section) ? known : null
  if (kind === 'agency') return named('agencies', names.agencies.get(comparable(value)))
  if (kind === 'measure') return named('measures', measureCalled(value, names.measures))
  return null
}

function named(section: FormerTarget['section'], slug: string | undefined): FormerTarget | null {
  return slug === undefined ? null : { section, slug }
}

/** Addresses were made from labels: without small words, sometimes cut short, sometimes with a number behind. */
function measureCalled(name: string, measures: ReadonlyMap<string, string>): string | undefined {
  const asked = comparable(name.replace(/-\d+$/, ''))
  const exact = measures.get(asked)
  if (exact || asked.length < shortestBeginning) return exact
  const begun = new Set([...measures].filter(([label]) => label.startsWith(asked)).map(([, slug]) => slug))
  return begun.size === 1 ? [...begun][0] : undefined
}

const shortestBeginning = 8

const smallWords = new Set('a an as at by for from in into of on the this that to up via with'.split(' '))

/** A name as it is compared: without accents, case, small words and what stands between words. */
export function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !smallWords.has(word))
    .join('')
}

const longestName = 60

/**
 * What the page is to say of something unknown: its kind and, unless that is a GUID, which was never meant for
 * readers, its name.
 */
function noteOf(kind: string, name: string): string {
  const plain = /^[0-9A-F]{8}-[0-9A-F-]{27}$/.test(name)
    ? ''
    : name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, longestName)
        .replace(/^-+|-+$/g, '')
  return plain ? `${kind}-${plain}` : kind
}
