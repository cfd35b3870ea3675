import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as after } from 'node:timers/promises'
import { addressIn } from '../addresses.ts'
import type { FoundPage } from '../directory/pages.ts'
import { withFormAnswer } from '../form-answer.ts'
import type { Locale } from '../locales.ts'
import { log } from '../log.ts'
import { browserHeader } from '../visitor-browser.ts'
import {
  type AskedAddress,
  isPersonal,
  mayBeFramed,
  type OtherAddress,
  type PageAddress,
} from './addresses.ts'
import { anewHeader, MadePages } from './anew.ts'
import { redirect, sendFailure, sendMissing, takeBack } from './plain-answers.ts'
import { developmentPolicy } from './policy.ts'
import { type Prepared, PreparedBodies, preferredEncoding } from './prepared.ts'
import { RecentPages } from './recent-pages.ts'
import { intercept, privateCaching, sendKept } from './response.ts'
import { DataVersion, type Version } from './version.ts'

export type NextPagesOptions = {
  /** Next's request handler. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Another number after anything that the public sees changed. */
  directoryVersion: () => Promise<number>
  /** What is at the address of a public page. */
  findPage: (path: string) => Promise<FoundPage>
  /** Whether there is data or a file at an address that is no page's. */
  hasFile: (path: string) => boolean
  databaseIsReachable: () => Promise<boolean>
  development: boolean
  /** The word by which Next knows that it is to make a page anew (anew.ts). */
  anewWord?: string | null | undefined
}

type Visit = { request: IncomingMessage; response: ServerResponse; id: string }

/** What is asked for and can be kept, of which version of the data it is to be, and where it is kept. */
type Wanted = { address: AskedAddress; version: Version; key: string; isAnew: boolean }

/** Prepared pages and files are kept up to this size, and pages as last sent up to as much again. */
const keptBytes = 32 * 1024 * 1024

/** How long it may take to find out whether there is a page, before Next is asked for it, which may have it. */
const patienceMs = 2000

/**
 * Next goes by the name of the browser: those that it takes for crawlers get pages that are made for them alone,
 * past its cache. All are served alike here, and only pages that are made for each request anyway are asked for in
 * that way (`htmlLimitedBots` in next.config.ts): otherwise they come in parts, which need script to be put
 * together, and without what an action says of a form.
 */
const wholePage = 'portal-whole-page'

/**
 * Between the server and Next: sends what is kept, knows what leads nowhere, and has Next make the rest. Next keeps
 * something of every address that it makes a page for, some of it without bound, so it is asked for pages that
 * there are; those without number have addresses for which it keeps nothing.
 */
export class NextPages {
  private readonly prepared = new PreparedBodies(keptBytes)
  private readonly recent = new RecentPages(keptBytes)
  private readonly made = new MadePages()
  private readonly version: DataVersion

  constructor(private readonly options: NextPagesOptions) {
    this.version = new DataVersion(options.directoryVersion)
  }

  async answer(visit: Visit, address: AskedAddress): Promise<void> {
    if (address.kind === 'other') {
      if (!this.options.hasFile(address.url.replace(/\?.*$/s, '')))
        return sendMissing(visit.response, { isPrivate: false })
      if (!(address.stands && (await this.sendsKept(visit, address)))) await this.pass(visit, address)
      return
    }
    if (address.path === undefined) return this.pass(visit, address)
    const { path, locale } = address
    if (await this.sendsKept(visit, address)) return
    const found = await this.lookUp(path)
    if (found === 'page') return this.pass(visit, address)
    if (found !== 'nothing')
      return redirect(visit.response, addressIn(locale, found.movedTo) + queryOf(visit.request))
    const missing = missingPage(path, locale)
    if (!(await this.sendsKept(visit, missing))) await this.pass(visit, missing)
  }

  private async sendsKept(
    { request, response }: Visit,
    address: PageAddress | OtherAddress,
  ): Promise<boolean> {
    if (!isForReading(request)) return false
    const { number } = await this.version.now()
    const page = this.recent.find(keyOf(request, address), number)
    if (!page) return false
    if (mayBeFramed(address.url)) response.removeHeader('X-Frame-Options')
    sendKept(request, response, page)
    return true
  }

  /** Without the database nothing can be looked up: then Next may have the page. */
  private async lookUp(path: string): Promise<FoundPage> {
    const found = new AbortController()
    try {
      const late = after(patienceMs, 'page' as const, { signal: found.signal })
      late.catch(() => {})
      return await Promise.race([this.options.findPage(path), late])
    } catch (error) {
      log().warn({ err: error }, 'whether there is a page could not be looked up')
      return 'page'
    } finally {
      found.abort()
    }
  }

  private async pass(visit: Visit, address: AskedAddress, { asKept = false } = {}): Promise<void> {
    const { request, response, id } = visit
    const page = address.kind === 'page' ? address : null
    const isFramed = page !== null && mayBeFramed(page.url)
    // Without it, browsers do not say that a form is one of ours.
    if (page?.personal) response.setHeader('Referrer-Policy', 'same-origin')
    if (isFramed) response.removeHeader('X-Frame-Options')
    const isKept = page ? !page.personal : standsUntilChange(address)
    const wanted = isKept && isForReading(request) ? await this.want(request, address, asKept) : null
    if (wanted && (page?.eachTime || wanted.isAnew)) {
      const other = await this.recent.underWay(wanted.key)
      if (other) return sendKept(request, response, other)
      response.once('close', this.recent.begin(wanted.key))
    }
    if (wanted?.isAnew) request.headers[anewHeader] = this.options.anewWord ?? ''
    else delete request.headers[anewHeader]
    // A page is sent whole, with the policy and the tag of what it is as a whole.
    if (page) delete request.headers.range
    const asked = request.url ?? '/'
    request.url = address.url
    if (isPersonal(address)) request.headers[browserHeader] = request.headers['user-agent'] ?? ''
    request.headers['user-agent'] = page?.personal || page?.eachTime ? wholePage : ''
    if (this.options.development) {
      if (page) response.setHeader('Content-Security-Policy', developmentPolicy)
      if (isPersonal(address)) response.setHeader('Cache-Control', privateCaching)
      return withFormAnswer(() => this.options.handle(request, response))
    }
    intercept(request, response, {
      prepared: this.prepared,
      isPage: page !== null,
      isFramed,
      isShared: wanted !== null && page?.eachTime === true,
      isPrivate: isPersonal(address),
      ownAddress: isPersonal(address) ? asked : null,
      stands: page === null && wanted !== null,
      keep: (made) => wanted && this.keep(wanted, made),
      failure: () => this.failure(visit, page, wanted),
      missing: () => sendMissing(response, { isPrivate: isPersonal(address) }),
    })
    // A page is always made whole: its policy depends on its body. Node leaves out the body for HEAD by itself.
    if (page && request.method === 'HEAD') request.method = 'GET'
    try {
      await withFormAnswer(() => this.options.handle(request, response))
    } catch (error) {
      log().error({ err: error, requestId: id }, 'a request failed')
      response.statusCode = 500
      if (response.headersSent) response.destroy()
      else response.end()
    }
  }

  /** What is published is seen at once: a page that was made of older data is made anew before it is sent. */
  private async want(request: IncomingMessage, address: AskedAddress, asKept: boolean): Promise<Wanted> {
    const version = await this.version.now()
    const mayBeAnew = !asKept && !standsUntilChange(address) && Boolean(this.options.anewWord)
    const isAnew = mayBeAnew && this.made.isOld(address.url, version)
    return { address, version, key: keyOf(request, address), isAnew }
  }

  private keep({ address, version, key, isAnew }: Wanted, made: Prepared): void {
    if (isAnew) this.made.note(address.url, version)
    this.recent.keep(key, made, { version: version.number, stands: standsUntilChange(address) })
  }

  /**
   * Finds out what is sent in place of an answer that failed: a page as it was before, also as Next still has it, or
   * what is wrong.
   */
  private async failure(visit: Visit, page: PageAddress | null, wanted: Wanted | null): Promise<() => void> {
    const { request, response, id } = visit
    const stale = wanted && this.recent.findStale(wanted.key)
    if (!stale && wanted?.isAnew) return () => this.askForKept(visit, wanted.address)
    if (!stale) {
      const reachable = await this.options.databaseIsReachable()
      return () => sendFailure(response, reachable ? 'fault' : 'unavailable', page?.locale ?? '', id)
    }
    return () => {
      takeBack(response)
      response.statusCode = 200
      sendKept(request, response, stale)
    }
  }

  /** Next may have the page as it was before, which could not be made anew. */
  private askForKept(visit: Visit, address: AskedAddress): void {
    takeBack(visit.response)
    visit.response.statusCode = 200
    this.pass(visit, address, { asKept: true }).catch((error) => visit.response.destroy(error))
  }
}

/** What is shown in place of a page that there is not: on somebody else's page something that may stand there. */
function missingPage(path: string, locale: Locale): PageAddress {
  const url = mayBeFramed(`/${locale}${path}`)
    ? `/${locale}/embed/missing`
    : `/${locale}/missing?path=${encodeURIComponent(path)}`
  return { kind: 'page', url, locale, eachTime: true }
}

/** Whether it is made when it is asked for, and kept here alone: nothing else makes it anew before the data change. */
function standsUntilChange(address: AskedAddress): boolean {
  return (address.kind === 'page' ? address.eachTime : address.stands) ?? false
}

function keyOf({ headers }: IncomingMessage, { url }: AskedAddress): string {
  return `${preferredEncoding(String(headers['accept-encoding'] ?? ''))} ${url}`
}

/** Next's own script asks for pages as data, under the same address. */
function isForReading({ method = '', headers }: IncomingMessage): boolean {
  return /^(?:GET|HEAD)$/.test(method) && !headers.rsc
}

function queryOf({ url = '' }: IncomingMessage): string {
  return /\?[^#]*/.exec(url)?.[0] ?? ''
}
