import type { IncomingMessage } from 'node:http'
import type { Failure } from './failure.ts'
import { RateLimit } from './rate-limit.ts'

/** So many forms a client may send in a minute. */
const formsPerMinute = 30

/** Programs for mail send this one by themselves, without saying where they come from (RFC 8058, 3.1). */
const oneClick = /\/alerts\/[\w-]+\/cancellation$/

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Stands before everything that changes something: only forms of these pages, and not too many. */
export class FormGate {
  private readonly limit = new RateLimit(formsPerMinute)

  constructor(private readonly site: string) {}

  /** What is wrong with a request, or null. `client` is whom to count it for, `path` without its query. */
  refusal(request: IncomingMessage, client: string, path: string): Failure | null {
    if (reading.has(request.method ?? 'GET')) return null
    if (!this.limit.take(client).allowed) return 'tooMany'
    return oneClick.test(path) || this.isOurs(request) ? null : 'foreign'
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
