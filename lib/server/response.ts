import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { unavailable } from '../errors.ts'
import { withOwnAddress } from './page.ts'
import type { Prepared, PreparedBodies } from './prepared.ts'

type Options = {
  prepared: PreparedBodies
  /** Whether a page was asked for, or a file, data or the like. */
  isPage: boolean
  /** Whether others may show the page within theirs. */
  isFramed: boolean
  /** Whether caches may keep the page although Next, which made it for this request, says otherwise. */
  isShared: boolean
  /** Whether it is for one person: no cache may keep it, whatever Next says. */
  isPrivate: boolean
  /** The address as it was asked for, where forms of the page are sent to it. */
  ownAddress: string | null
  /** Whether it is data that stand until anything changes. */
  stands: boolean
  /** Takes a prepared page that caches may keep, or such data. */
  keep: (page: Prepared) => void
  /** Finds out how to tell a failure with a plain page and gives back what sends it. */
  failure: () => Promise<() => void>
  /** Says that there is no such file or data: Next answers with a page where it knows no better. */
  missing: () => void
}

/**
 * What is kept back until it is complete: text that is compressed, and pages, whose policy depends on them. Not
 * downloads (CSV, workbooks, JSON Lines, archives), which have no end worth waiting for.
 */
const held =
  /^(?:text\/(?:html|css|javascript|x-component)|application\/(?:javascript|json|xml|atom\+xml|ld\+json)|image\/svg\+xml)\b/
const heldStatus = new Set([200, 404, 410])

/** What is for one person is kept by nobody, not even by the browser: the next one may sit before it. */
export const privateCaching = 'private, no-store'

/** A cached page may be shown for a minute by a cache in front, and for ten more while it asks for a new one. */
const publicCaching = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

/** What data say of themselves; everything else is said of each answer anew. */
const ownHeaders = ['content-type', 'cache-control', 'access-control-allow-origin']

/**
 * Stands between Next and the client. Pages, scripts and styles are collected, prepared (compression, ETag,
 * Content-Security-Policy) and sent in one piece; a failed page is replaced by a plain one; everything else
 * passes as it comes.
 */
export function intercept(request: IncomingMessage, response: ServerResponse, options: Options): void {
  const own = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  }
  const release = () => Object.assign(response, own)
  const parts: Buffer[] = []
  let holds: boolean | undefined
  let ended = false
  const isHeld = () => {
    if (holds === undefined && !options.isPage) dropRouterVary(response)
    if (options.isPrivate && !response.headersSent) response.setHeader('Cache-Control', privateCaching)
    holds ??= shouldHold(request, response, options.isPage)
    return holds
  }

  const finish = async () => {
    const isHtml = /^text\/html\b/.test(contentType(response))
    const whole = Buffer.concat(parts)
    if (options.isPage && (response.statusCode >= 500 || lacksDatabase(request, response, whole))) {
      const send = await options.failure()
      release()
      send()
    } else if (isHtml && !options.isPage) {
      release()
      options.missing()
    } else {
      const kind = !isHtml ? 'file' : options.isFramed ? 'framed' : 'page'
      const accepted = String(request.headers['accept-encoding'] ?? '')
      const { ownAddress } = options
      const text =
        isHtml && ownAddress ? Buffer.from(withOwnAddress(whole.toString('utf8'), ownAddress)) : whole
      const body = await options.prepared.prepare(text, kind, accepted)
      release()
      if (options.isShared && response.statusCode === 200) response.setHeader('Cache-Control', publicCaching)
      const isKept = kind === 'file' ? options.stands : isShared(response)
      if (isKept && response.statusCode === 200)
        options.keep(kind === 'file' ? { ...body, headers: headersOf(response) } : body)
      if (!response.destroyed) sendPrepared(request, response, body)
    }
  }

  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status
    for (const headers of rest)
      if (typeof headers === 'object' && headers) setAll(response, headers as OutgoingHttpHeaders)
    if (!isHeld()) own.writeHead(status)
    return response
  }
  response.flushHeaders = () => {
    if (!isHeld()) own.flushHeaders()
  }
  response.write = (chunk: unknown, ...rest: unknown[]) => {
    if (!isHeld()) return Reflect.apply(own.write, response, [chunk, ...rest])
    parts.push(bytes(chunk, rest[0]))
    callbackOf(rest)?.()
    return true
  }
  response.end = (...all: unknown[]) => {
    if (!isHeld()) return Reflect.apply(own.end, response, all)
    if (ended) return response
    ended = true
    if (typeof all[0] !== 'function' && all[0] != null) parts.push(bytes(all[0], all[1]))
    finish()
      .catch((error) => response.destroy(error))
      .finally(callbackOf(all))
    return response
  }
}

function shouldHold(request: IncomingMessage, response: ServerResponse, isPage: boolean): boolean {
  if (isPage && response.statusCode >= 500) return true
  const type = contentType(response)
  if (!isPage && /^text\/html\b/.test(type)) return true
  const whole = request.method !== 'HEAD' && !request.headers.range
  return whole && heldStatus.has(response.statusCode) && held.test(type)
}

/**
 * Whether a page that Next's script asks for as data could not be made for want of the database. Its status is sent
 * before that comes to light, and a line of the data says so. Told the truth, the script asks for the page itself, which
 * says what is wrong.
 */
function lacksDatabase({ method }: IncomingMessage, response: ServerResponse, data: Buffer): boolean {
  if (method !== 'GET' || !/^text\/x-component\b/.test(contentType(response))) return false
  return data.includes(`:E{"digest":"${unavailable}"`)
}

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': publicCaching }

/** Sends what was kept, as it was sent before: a page, which has a policy, or data. */
export function sendKept(request: IncomingMessage, response: ServerResponse, kept: Prepared): void {
  setAll(response, kept.headers ?? pageHeaders)
  sendPrepared(request, response, kept)
}

/** Sends a prepared body, or 304 where the client has it. */
function sendPrepared(request: IncomingMessage, response: ServerResponse, body: Prepared): void {
  if (body.policy) {
    response.setHeader('Content-Security-Policy', body.policy)
    dropInternals(response)
    if (isShared(response)) response.setHeader('Cache-Control', publicCaching)
    if (response.statusCode === 200 && body.status) response.statusCode = body.status
  }
  // Data comes with a weak tag of its own, which holds for every encoding.
  const hasOwnTag = /^application\/json\b/.test(contentType(response)) && response.hasHeader('etag')
  if (!hasOwnTag) response.setHeader('ETag', body.etag)
  addVary(response, 'Accept-Encoding')
  if (response.statusCode === 200 && matches(request.headers['if-none-match'], body.etag)) {
    response.removeHeader('Content-Type')
    response.removeHeader('Content-Length')
    response.statusCode = 304
    response.end()
    return
  }
  if (body.encoding !== 'identity') response.setHeader('Content-Encoding', body.encoding)
  response.setHeader('Content-Length', body.body.length)
  response.end(body.body)
}

/** What Next says to its own script, and a connection to this very server that it wants made early. */
function dropInternals(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) if (name.startsWith('x-nextjs-')) response.removeHeader(name)
  if (/^<\/>; rel=preconnect[^,]*$/.test(String(response.getHeader('link')))) response.removeHeader('link')
}

/**
 * Next says of every answer that it depends on headers of its router, which is so for pages only; caches in front
 * would keep data once for each of them.
 */
function dropRouterVary(response: ServerResponse): void {
  const vary = response.getHeader('vary')
  if (vary === undefined) return
  const names = String(vary)
    .split(',')
    .map((name) => name.trim())
  const others = names.filter((name) => name !== '' && !/^(?:rsc|next-router-[\w-]+)$/i.test(name))
  if (others.length > 0) response.setHeader('Vary', others.join(', '))
  else response.removeHeader('Vary')
}

/** Next says of what it took from its cache that caches in front may keep it, and of nothing else. */
function isShared(response: ServerResponse): boolean {
  return (
    /\bs-maxage=/.test(String(response.getHeader('cache-control') ?? '')) && !response.hasHeader('set-cookie')
  )
}

/** If-None-Match (RFC 9110, 13.1.2); proxies that recompress mark our tags as weak. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

function headersOf(response: ServerResponse): OutgoingHttpHeaders {
  return Object.fromEntries(ownHeaders.map((name) => [name, response.getHeader(name)]))
}

function contentType(response: ServerResponse): string {
  return String(response.getHeader('content-type') ?? '')
}

function addVary(response: ServerResponse, name: string): void {
  const present = String(response.getHeader('vary') ?? '')
  if (!present.toLowerCase().includes(name.toLowerCase()))
    response.setHeader('Vary', present ? `${present}, ${name}` : name)
}

function setAll(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value)
  // Next writes the address of a redirect twice, which some clients read as one long address.
  const location = response.getHeader('location')
  if (Array.isArray(location) && location[0]) response.setHeader('Location', location[0])
}

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  return Buffer.from(chunk as Uint8Array)
}

function callbackOf(values: unknown[]): (() => void) | undefined {
  return values.find((value) => typeof value === 'function') as (() => void) | undefined
}
