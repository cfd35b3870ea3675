import { longestInHeader } from '../addresses.ts'
import { type FormerAddress, readFormerAddress } from '../former/address.ts'
import { defaultLocale, isLocale, type Locale } from '../locales.ts'

export type PageAddress = {
  kind: 'page'
  url: string
  locale: Locale
  /** Of a public page: its address without language and query. It may be that there is no such page. */
  path?: string
  /** One of pages without number: Next makes it when it is asked, and keeps nothing of it. */
  eachTime?: boolean
  /** For one person, and its address may hold a token. */
  personal?: boolean
}

/**
 * Not a page: handed to Next as it is. `personal`: it knows who asks; `stands`: data that are the same for everybody
 * until anything changes, and are asked for again and again.
 */
export type OtherAddress = { kind: 'other'; url: string; personal?: boolean; stands?: boolean }

/**
 * What becomes of an address that a visitor asks for: Next is asked for `url` instead, the visitor is sent to
 * another address for good, or it is no address at all.
 */
export type OwnAddress =
  | PageAddress
  | OtherAddress
  | { kind: 'redirect'; location: string }
  | { kind: 'malformed' }

/** An address for which Next can be asked. */
export type AskedAddress = Exclude<OwnAddress, { kind: 'redirect' | 'malformed' }>

export type Address =
  | OwnAddress
  /** One of the former inventory, to be looked up; `otherwise` is what it is if that finds nothing. */
  | { kind: 'former'; former: FormerAddress; otherwise: OwnAddress }

/** The canonical query of a list, or null where nothing is chosen. `path` is without language. */
export type CanonicalQuery = (path: string, query: URLSearchParams) => string | null

const untouched = /^\/(?:_next|api|feeds|files)\/|^\/(?:healthz|readyz)$/
/** Files of `public/` and generated ones (robots.txt, sitemap.xml). */
const file = /\/[^/]+\.(?:css|ico|js|png|svg|txt|webmanifest|woff2|xml)$/
/** A picture or its numbers as a file: the address of the view with an ending. */
const drawing = /^(\/(?:activities|results|mechanisms)\/(?:map|timeline|charts|matrix))\.(svg|png|csv)$/
/** Where Next finds these files. */
const drawn = /^\/drawn(?:\/|$)/
/** Parts that are not cached and read their query themselves; what stands in their addresses may be a token. */
const personal = /^(?:\/[a-z]{2})?\/(?:alerts|desk|sign-in|dev)(?:\/|$)/
const suggestions = '/api/suggestions'
const feed = '/feeds/activities.atom'
/** Where an OpenID provider sends people back to. */
const signingIn = /^\/api\/auth\//
/** Where Next finds a list with filters; visitors have them in the query. */
const filtered = /\/filtered(?:\/.*)?$/

/**
 * Translates the address of a request, as it stands in its first line, into the one that Next knows. English has
 * no prefix outside and `/en` inside. Equal pages have one address: without upper-case letters, doubled or
 * trailing slashes and `/en`; others redirect to it, unless that is too long to be told. Of the query only what
 * chooses the content of a list goes on, in canonical form, so that nothing else defeats the cache.
 * Addresses of the former inventory are recognised before any of that, by their paths and queries alone.
 */
export function internalAddress(target: string, canonicalQuery: CanonicalQuery): Address {
  const [path = '', search = ''] = splitQuery(withoutHost(target))
  const otherwise = ownAddress(path, search, canonicalQuery)
  const former = untouched.test(path) ? null : readFormerAddress(path, search)
  return former ? { kind: 'former', former, otherwise } : otherwise
}

function ownAddress(path: string, search: string, canonicalQuery: CanonicalQuery): OwnAddress {
  if (!path.startsWith('/') || !isReadable(path)) return { kind: 'malformed' }
  if (path === suggestions) return { kind: 'other', url: suggestionsFor(search), stands: true }
  if (path === feed) {
    const chosen = canonicalQuery('/activities', new URLSearchParams(search))
    return { kind: 'other', url: withQuery(feed, chosen), stands: true }
  }
  if (untouched.test(path)) {
    const url = path.replace(/\/+(?=\/|$)/g, '') + search
    return { kind: 'other', url, ...(signingIn.test(path) && { personal: true }) }
  }
  const canonical = canonicalPath(path)
  if (canonical !== path) {
    const location = canonical + search
    if (location.length <= longestInHeader) return { kind: 'redirect', location }
    return ownAddress(canonical, search, canonicalQuery)
  }

  const [, first, rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? []
  const prefixed = isLocale(first)
  const locale = prefixed ? first : defaultLocale
  const plain = prefixed ? rest || '/' : path
  const [, view, format] = drawing.exec(plain) ?? []
  if (file.test(path) && !view) return { kind: 'other', url: path + search }
  const internal = `/${locale}${plain === '/' ? '' : plain}`

  if (personal.test(plain)) return { kind: 'page', url: internal + search, locale, personal: true }
  if (filtered.test(path)) return { kind: 'redirect', location: path.replace(filtered, '') || '/' }

  if (drawn.test(plain)) return { kind: 'redirect', location: '/' }

  const query = new URLSearchParams(search)
  if (view && format) {
    const url = withQuery(`/${locale}/drawn${view}/${format}`, canonicalQuery(view, query))
    return { kind: 'page', url, locale }
  }
  const chosen = canonicalQuery(plain, query)
  if (mayBeFramed(internal))
    return { kind: 'page', url: withQuery(internal, chosen), locale, path: plain, eachTime: true }
  if (chosen !== null)
    return { kind: 'page', url: `${internal}/filtered?${chosen}`, locale, path: plain, eachTime: true }
  return { kind: 'page', url: internal + nextOwn(query), locale, path: plain }
}

/** Whether an answer is for one person, and forms may be sent there; everything else can only be read. */
export function isPersonal(address: Address): boolean {
  return 'personal' in address && address.personal === true
}

/** A proxy may send the whole address instead of the path. */
function withoutHost(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '')
}

function splitQuery(target: string): [string, string] {
  const withoutFragment = target.split('#', 1)[0] ?? ''
  const start = withoutFragment.indexOf('?')
  return start < 0 ? [withoutFragment, ''] : [withoutFragment.slice(0, start), withoutFragment.slice(start)]
}

/** Whether others may show the page within theirs: views made for that, and nothing else. `url` is Next's. */
export function mayBeFramed(url: string): boolean {
  return /^\/[a-z]{2}\/embed\//.test(url)
}

/** Whether the path is UTF-8 under its percent-encoding and holds no control characters or back-slashes. */
function isReadable(path: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u001f\u007f\\]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/** The path of a page as it is told to visitors: clean, and English without a prefix. */
function canonicalPath(path: string): string {
  return cleanPath(path).replace(/^(?:\/en)+(?=\/|$)/, '') || '/'
}

/**
 * Nothing percent-encoded that need not be (RFC 3986, 6.2.2.2), no dot segments, single slashes, none at the end,
 * and lower case of A to Z.
 */
function cleanPath(path: string): string {
  const decoded = path.replace(/%(?:2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])/gi, decodeURIComponent)
  const segments: string[] = []
  for (const segment of decoded.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const clean = `/${segments.join('/')}`
  if (personal.test(clean)) return clean
  return clean.replace(/%[0-9a-f]{2}|[A-Z]+/gi, (part) => (part.startsWith('%') ? part : part.toLowerCase()))
}

/** Of their address only what is typed chooses them. */
function suggestionsFor(search: string): string {
  return `${suggestions}?${new URLSearchParams({ q: new URLSearchParams(search).get('q') ?? '' })}`
}

function withQuery(path: string, query: string | null): string {
  return query === null ? path : `${path}?${query}`
}

/** The parameter by which Next tells the variants of a page for its own script apart: a short digest, or nothing. */
function nextOwn(query: URLSearchParams): string {
  const value = query.get('_rsc')
  if (value === null) return ''
  return /^[\w-]{1,64}$/.test(value) ? `?_rsc=${value}` : '?_rsc='
}
