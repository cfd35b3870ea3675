import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { withFormAnswer } from '../form-answer.ts'
import type { FormerAddress } from '../former/address.ts'
import type { FormerLocation } from '../former/location.ts'
import { problem } from '../interchange/problems.ts'
import { log } from '../log.ts'
import { browserHeader } from '../visitor-browser.ts'
import { type FilterSegment, internalAddress, isPersonal, mayBeFramed, type OwnAddress } from './addresses.ts'
import { clientOf, TrustedProxies } from './client-address.ts'
import { type Failure, failurePage, failureStatus } from './failure.ts'
import { FormGate } from './forms.ts'
import { isData, OpenDataGate, sendProblem } from './open-data.ts'
import { misleading, redirect, sendMissing } from './plain-answers.ts'
import { developmentPolicy, pagePolicy, securityHeaders } from './policy.ts'
import { type Prepared, PreparedBodies, preferredEncoding } from './prepared.ts'
import { RecentPages } from './recent-pages.ts'
import { logWhenDone, pathOf } from './request-log.ts'
import { intercept, privateCaching, sendKept } from './response.ts'
import { answerUnreadable } from './unreadable.ts'
import { DataVersion } from './version.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type PortalServerOptions = {
  /** Next's request handler. */
  handle: Handler
  filterSegment: FilterSegment
  /** Another number after anything that the public sees changed. */
  directoryVersion: () => Promise<number>
  /** Where an address of the former inventory leads today; null where it is a page of today. */
  formerLocation: (address: FormerAddress) => Promise<FormerLocation | null>
  databaseIsReachable: () => Promise<boolean>
  /** The public address, without a path. */
  site: string
  development: boolean
  /** How often a client may ask for open data. */
  requestsPerMinute?: number
  /** How often a client may ask to sign in. */
  signInsPerMinute?: number
  /** Proxies in front of this server, whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[]
}

/** Prepared pages and files are kept up to this size, and pages as last sent up to as much again. */
const keptBytes = 32 * 1024 * 1024

/** How long an answer under way may take when the server is stopped. */
const patienceMs = 3000

/** How long a redirect stands in caches that could not say where all of an address leads: it may become known. */
const unknownSeconds = 60

/**
 * Next goes by the name of the browser: those that it takes for crawlers get pages that are made for them alone,
 * past its cache. All are served alike here, and only pages that are made for each request anyway are asked for in
 * that way (`htmlLimitedBots` in next.config.ts): otherwise they come in parts, which need script to be put
 * together, and without what an action says of a form.
 */
const wholePage = 'portal-whole-page'

/** Headers by which parts of Next speak to each other; from outside they could pretend to be one. */
const internalHeader = /^x-(?:middleware|invoke|nextjs|matched-path|now)\b/

/** Headers of Next's router in the browser, which names itself in the address as well. */
const routerHeader = /^(?:rsc|next-router-[\w-]+|next-url)$/

/** What everything can be asked for. */
const readingMethods = 'GET, HEAD, OPTIONS'

/**
 * The HTTP server around Next: addresses, security headers, compression and caching of pages, plain pages for
 * failures, and the log. It holds no state of a visitor.
 */
export class PortalServer {
  readonly http: Server
  private readonly prepared = new PreparedBodies(keptBytes)
  private readonly recent = new RecentPages(keptBytes)
  private readonly headers: Record<string, string>
  private readonly version: DataVersion
  private readonly openData: OpenDataGate
  private readonly forms: FormGate
  private readonly proxies: TrustedProxies
  /** Connections over which an answer is being sent. */
  private readonly answering = new WeakSet<object>()

  constructor(private readonly options: PortalServerOptions) {
    this.version = new DataVersion(options.directoryVersion)
    this.headers = securityHeaders({ https: options.site.startsWith('https:') })
    const { requestsPerMinute = 600, signInsPerMinute = 10, trustedProxies = [] } = options
    this.forms = new FormGate(options.site, { signInsPerMinute })
    this.openData = new OpenDataGate(requestsPerMinute)
    this.proxies = new TrustedProxies(trustedProxies)
    this.http = createServer((request, response) => {
      this.answering.add(request.socket)
      response.once('close', () => this.answering.delete(request.socket))
      this.serve(request, response).catch((error) => {
        log().error({ err: error }, 'a response failed')
        response.destroy()
      })
    })
    this.http.on('clientError', (error, socket) => {
      if (this.answering.has(socket)) return socket.destroy()
      this.answering.add(socket)
      answerUnreadable(error, socket, { headers: this.headers, id: randomUUID() })
    })
    // Longer than the minute that reverse proxies keep an idle connection.
    this.http.keepAliveTimeout = 65_000
    // In development, Next takes web sockets by itself.
    if (!options.development) this.http.on('upgrade', (_, socket) => socket.destroy())
  }

  /** Resolves with the port; rejects with what listening throws, for example EADDRINUSE. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once('error', reject)
      this.http.listen({ port, host }, () => {
        this.http.removeListener('error', reject)
        const address = this.http.address()
        resolve(typeof address === 'object' && address ? address.port : port)
      })
    })
  }

  /** Takes no new requests, lets those under way finish for some seconds, then cuts them off. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const cut = setTimeout(() => this.http.closeAllConnections(), patienceMs)
      this.http.close(() => {
        clearTimeout(cut)
        resolve()
      })
      this.http.closeIdleConnections()
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = randomUUID()
    const target = request.url ?? '/'
    const asked = internalAddress(target, this.options.filterSegment)
    logWhenDone(request, response, { id, target, address: asked })
    for (const name of Object.keys(request.headers))
      if (internalHeader.test(name) || (routerHeader.test(name) && !/[?&]_rsc=/.test(target)))
        delete request.headers[name]
    request.headers['x-request-id'] = id
    response.setHeader('X-Request-Id', id)
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value)

    const former = asked.kind === 'former' ? await this.lookUp(asked.former) : null
    if (former) return redirect(response, former.location, former.complete ? undefined : unknownSeconds)
    const address = asked.kind === 'former' ? asked.otherwise : asked
    if (address.kind === 'malformed') return this.refuseAddress(response, target, id)
    if (address.kind === 'redirect') return redirect(response, address.location)
    // A page is the same for everybody, and Next would answer a cookie of its own with another.
    if (!isPersonal(address)) delete request.headers.cookie
    const client = clientOf(request, this.proxies)
    if (!this.openData.admit(request, response, { url: address.url, client })) return
    if (this.refusesMethod(request, response, address, id)) return
    const refusal = this.forms.refusal(request, client, pathOf(target))
    if (refusal) return this.fail(response, refusal, address.kind === 'page' ? address.locale : '', id)
    await this.pass(request, response, address, id)
  }

  private refuseAddress(response: ServerResponse, target: string, id: string): void {
    const detail = 'It contains characters that an address cannot have.'
    if (isData.test(target)) sendProblem(response, problem('bad-address', detail))
    else this.fail(response, 'badAddress', '', id)
  }

  /** Pages and data can be read and nothing else; Next would take other methods for reading, or fail. */
  private refusesMethod(
    { method = '' }: IncomingMessage,
    response: ServerResponse,
    address: Exclude<OwnAddress, { kind: 'redirect' | 'malformed' }>,
    id: string,
  ): boolean {
    const isPage = address.kind === 'page'
    if (method === 'GET' || method === 'HEAD' || (method === 'OPTIONS' && !isPage)) return false
    if (this.options.development || isPersonal(address)) return false
    response.setHeader('Allow', readingMethods)
    if (method === 'OPTIONS') {
      response.statusCode = 204
      response.end()
    } else if (isPage) this.fail(response, 'readOnly', address.locale, id)
    else {
      const detail = `${method} is not possible: the data can be read with GET, and nothing else.`
      sendProblem(response, problem('method-not-allowed', detail, { instance: address.url.split('?', 1)[0] }))
    }
    return true
  }

  /** Without the database nothing can be looked up: the address is then taken as one of today. */
  private async lookUp(former: FormerAddress): Promise<FormerLocation | null> {
    try {
      return await this.options.formerLocation(former)
    } catch (error) {
      log().warn({ err: error }, 'an address of the former inventory could not be looked up')
      return null
    }
  }

  private async pass(
    request: IncomingMessage,
    response: ServerResponse,
    given: Exclude<OwnAddress, { kind: 'redirect' | 'malformed' }>,
    id: string,
  ): Promise<void> {
    const isPage = given.kind === 'page'
    const isFramed = isPage && mayBeFramed(given.url)
    // Without it, browsers do not say that a form is one of ours.
    if (isPage && given.personal) response.setHeader('Referrer-Policy', 'same-origin')
    if (isFramed) response.removeHeader('X-Frame-Options')
    const url = isPage && given.filtered ? `${given.url}.${await this.version.now()}` : given.url
    request.url = url
    const isFiltered = isPage && given.filtered === true
    if (isPersonal(given)) request.headers[browserHeader] = request.headers['user-agent'] ?? ''
    request.headers['user-agent'] = isPage && (given.personal || isFiltered) ? wholePage : ''
    if (this.options.development) {
      if (isPage) response.setHeader('Content-Security-Policy', developmentPolicy)
      if (isPersonal(given)) response.setHeader('Cache-Control', privateCaching)
      return withFormAnswer(() => this.options.handle(request, response))
    }
    const encoding = preferredEncoding(String(request.headers['accept-encoding'] ?? ''))
    // Next's own script asks for pages as data, under the same address.
    const isShareable = isPage && !isPersonal(given)
    const forReading = isShareable && /^(?:GET|HEAD)$/.test(request.method ?? '') && !request.headers.rsc
    const recent = forReading && this.recent.find(url, encoding)
    if (recent) return sendKept(request, response, recent)
    const failure = async () => {
      const stale = forReading && this.recent.findStale(url, encoding)
      if (stale) return () => this.sendInstead(request, response, stale)
      const reachable = await this.options.databaseIsReachable()
      const locale = isPage ? given.locale : ''
      return () => this.fail(response, reachable ? 'fault' : 'unavailable', locale, id)
    }
    intercept(request, response, {
      prepared: this.prepared,
      isPage,
      isFramed,
      isShared: isFiltered && forReading,
      isPrivate: isPersonal(given),
      keep: (page) => forReading && this.recent.keep(url, encoding, page, { stands: isFiltered }),
      failure,
      missing: () => sendMissing(response, { isPrivate: isPersonal(given) }),
    })
    // A page is always made whole: its policy depends on its body. Node leaves out the body for HEAD by itself.
    if (isPage && request.method === 'HEAD') request.method = 'GET'
    try {
      await withFormAnswer(() => this.options.handle(request, response))
    } catch (error) {
      log().error({ err: error, requestId: id }, 'a request failed')
      response.statusCode = 500
      if (response.headersSent) response.destroy()
      else response.end()
    }
  }

  /** A page as it was before, in place of an answer that failed. */
  private sendInstead(request: IncomingMessage, response: ServerResponse, page: Prepared): void {
    for (const name of misleading) response.removeHeader(name)
    response.statusCode = 200
    sendKept(request, response, page)
  }

  private fail(response: ServerResponse, failure: Failure, locale: string, id: string): void {
    if (response.headersSent || response.destroyed) {
      response.destroy()
      return
    }
    const body = failurePage(failure, locale, id)
    const { status, retryAfter } = failureStatus[failure]
    for (const name of misleading) response.removeHeader(name)
    response.statusCode = status
    if (retryAfter) response.setHeader('Retry-After', retryAfter)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', pagePolicy(body))
    response.setHeader('Content-Length', Buffer.byteLength(body))
    response.end(body)
  }
}
