import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Asker, withAsker } from '../auth/asker.ts'
import type { FormerAddress } from '../former/address.ts'
import type { FormerLocation } from '../former/location.ts'
import { problem } from '../interchange/problems.ts'
import { log } from '../log.ts'
import { type AskedAddress, type CanonicalQuery, internalAddress, isPersonal } from './addresses.ts'
import { clientOf, TrustedProxies } from './client-address.ts'
import { FormGate } from './forms.ts'
import { NextPages, type NextPagesOptions } from './next-pages.ts'
import { isData, OpenDataGate, sendProblem } from './open-data.ts'
import { redirect, sendFailure } from './plain-answers.ts'
import { securityHeaders } from './policy.ts'
import { logWhenDone, pathOf } from './request-log.ts'
import { answerUnreadable } from './unreadable.ts'

export type PortalServerOptions = NextPagesOptions & {
  canonicalQuery: CanonicalQuery
  /** Where an address of the former inventory leads today; null where it is a page of today. */
  formerLocation: (address: FormerAddress) => Promise<FormerLocation | null>
  /** The public address, without a path. */
  site: string
  /** How often a client may ask for open data. */
  requestsPerMinute?: number
  /** How often a client may ask to sign in. */
  signInsPerMinute?: number
  /** Proxies in front of this server, whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[]
}

/** How long an answer under way may take when the server is stopped. */
const patienceMs = 3000

/** How long a redirect stands in caches that could not say where all of an address leads: it may become known. */
const unknownSeconds = 60

/** Headers by which parts of Next speak to each other; from outside they could pretend to be one. */
const internalHeader = /^x-(?:middleware|invoke|nextjs|matched-path|now|prerender)\b/

/** Headers of Next's router in the browser, which names itself in the address as well. */
const routerHeader = /^(?:rsc|next-router-[\w-]+|next-url)$/

/** What everything can be asked for. */
const readingMethods = 'GET, HEAD, OPTIONS'

/**
 * The HTTP server around Next: addresses, security headers, what may be asked and how often, and the log. It holds
 * no state of a visitor.
 */
export class PortalServer {
  readonly http: Server
  private readonly headers: Record<string, string>
  private readonly pages: NextPages
  private readonly openData: OpenDataGate
  private readonly forms: FormGate
  private readonly proxies: TrustedProxies
  /** Connections over which an answer is being sent. */
  private readonly answering = new WeakSet<object>()

  constructor(private readonly options: PortalServerOptions) {
    this.pages = new NextPages(options)
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
    const asked = internalAddress(target, this.options.canonicalQuery)
    const asker: Asker = {}
    logWhenDone(request, response, { id, target, address: asked, asker })
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
    if (refusal === 'tooLarge') await this.forms.readToEnd(request)
    if (refusal) return sendFailure(response, refusal, address.kind === 'page' ? address.locale : '', id)
    await withAsker(asker, () => this.pages.answer({ request, response, id }, address))
  }

  private refuseAddress(response: ServerResponse, target: string, id: string): void {
    const detail = 'It contains characters that an address cannot have.'
    if (isData.test(target)) sendProblem(response, problem('bad-address', detail))
    else sendFailure(response, 'badAddress', '', id)
  }

  /** Pages and data can be read and nothing else; Next would take other methods for reading, or fail. */
  private refusesMethod(
    { method = '' }: IncomingMessage,
    response: ServerResponse,
    address: AskedAddress,
    id: string,
  ): boolean {
    const isPage = address.kind === 'page'
    if (method === 'GET' || method === 'HEAD' || (method === 'OPTIONS' && !isPage)) return false
    if (this.options.development || isPersonal(address)) return false
    response.setHeader('Allow', readingMethods)
    if (method === 'OPTIONS') {
      response.statusCode = 204
      response.end()
    } else if (isPage) sendFailure(response, 'readOnly', address.locale, id)
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
}
