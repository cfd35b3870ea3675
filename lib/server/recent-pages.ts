import { LRUCache } from 'lru-cache'
import type { Encoding, Prepared } from './prepared.ts'

type Recent = { page: Prepared; askAgainAt: number }

/** How long a page stands before Next is asked for it again, and how long that may take. */
const standsMs = 1000
const patienceMs = 10_000

/**
 * Public pages as they were last sent, by address and encoding: under load Next is asked for each page once a
 * second and everybody else gets the same bytes. What Next calls shared is kept, nothing else. Bounded by bytes;
 * addresses with filters have no end.
 */
export class RecentPages {
  private readonly kept: LRUCache<string, Recent>

  constructor(maxBytes: number) {
    this.kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page: { body, policy = '' } }, key) =>
        body.length + policy.length + key.length + 200,
    })
  }

  /**
   * The page, if it may be sent as it is. When its time is up, the first who asks gets nothing and so goes to
   * Next; those who come meanwhile still get it.
   */
  find(url: string, encoding: Encoding, now = Date.now()): Prepared | undefined {
    const recent = this.kept.get(keyOf(url, encoding))
    if (!recent) return undefined
    if (now < recent.askAgainAt) return recent.page
    recent.askAgainAt = now + patienceMs
    return undefined
  }

  /** The page however old it is: better than a failure. */
  findStale(url: string, encoding: Encoding): Prepared | undefined {
    return this.kept.get(keyOf(url, encoding))?.page
  }

  /** `stands`: for good, because the address changes with what the page shows. */
  keep(
    url: string,
    encoding: Encoding,
    page: Prepared,
    { stands = false, now = Date.now() }: { stands?: boolean; now?: number } = {},
  ): void {
    this.kept.set(keyOf(url, encoding), {
      page,
      askAgainAt: stands ? Number.POSITIVE_INFINITY : now + standsMs,
    })
  }
}

function keyOf(url: string, encoding: Encoding): string {
  return `${encoding} ${url}`
}
