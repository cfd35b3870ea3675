import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Failure } from './failure.ts'
import { RateLimit } from './rate-limit.ts'

/** So many forms a client may send in a minute. */
const formsPerMinute = 30
/** And so many at the desk, which sends what is written every few seconds, from many behind one address. */
const deskFormsPerMinute = 3000

/** A file of 10 MB with the form around it; Next takes little more (next.config.ts). */
const largestForm = 11_000_000
/** What is larger is read to its end, so that browsers show the answer, up to this; then the connection is cut. */
const mostRead = 200_000_000

const ofTheDesk = /^(?:\/[a-z]{2})?\/desk(?:\/|$)/
const signingIn = /^(?:\/[a-z]{2})?\/sign-in(?:\/|$)/

/** Programs for mail send this one by themselves, without saying where they come from (RFC 8058, 3.1). */
const oneClick = /\/alerts\/[\w-]+\/cancellation$/

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Stands before everything that changes something: only forms of these pages, and not too many. */
export class FormGate {
  private readonly limit = new RateLimit(formsPerMinute)
  private readonly deskLimit = new RateLimit(deskFormsPerMinute)
  private readonly signInLimit: RateLimit

  constructor(
    private readonly site: string,
    { signInsPerMinute }: { signInsPerMinute: number },
  ) {
    this.signInLimit = new RateLimit(signInsPerMinute)
  }

  /** What is wrong with a request, or null. `client` is whom to count it for, `path` without its query. */
  refusal(request: IncomingMessage, client: string, path: string): Failure | null {
    if (reading.has(request.method ?? 'GET')) return null
    if (!this.limitFor(request, path).take(client).allowed) return 'tooMany'
    if (!oneClick.test(path) && !this.isOurs(request)) return 'foreign'
    return Number(request.headers['content-length']) > largestForm ? 'tooLarge' : null
  }

  /** Lets a form that is too large pass by: browsers do not read an answer before they have sent all. */
  async readToEnd(request: IncomingMessage): Promise<void> {
    if (Number(request.headers['content-length']) > mostRead) return
    request.resume()
    await once(request, 'end').catch(() => {})
  }

  /** Whoever is at the desk has signed in, and so has a cookie; whether it is a good one is seen to afterwards. */
  private limitFor({ headers }: IncomingMessage, path: string): RateLimit {
    if (signingIn.test(path)) return this.signInLimit
    return ofTheDesk.test(path) && headers.cookie !== undefined ? this.deskLimit : this.limit
  }

  /**
   * Whether the page that sent it is one of ours: by what the browser says of it (Sec-Fetch-Site), by its origin
   * where a browser says no more. What says neither is no browser (OWASP ASVS 5.0, 3.5.1).
   */
  private isOurs({ headers }: IncomingMessage): boolean {
    const fetched = headers['sec-fetch-site']
    if (fetched !== undefined && fetched !== 'same-origin') return false
    const { origin } = headers
    if (!origin || !URL.canParse(origin)) return false
    return origin === this.site || new URL(origin).host === headers.host
  }
}
