import { LRUCache } from 'lru-cache'
import type { Prepared } from './prepared.ts'

/** A page with the version of the data that it was made of. */
type Recent = { page: Prepared; version: number; askAgainAt: number }
type Making = { page: Promise<Prepared | undefined>; end: (page?: Prepared) => void }

/** How long a page stands before Next is asked for it again, and how long that may take. */
const standsMs = 1000
const patienceMs = 10_000

/**
 * Public pages as they were last sent: under load Next is asked for each page once a second, and as soon as anything
 * was published, and everybody else gets the same bytes. What Next calls shared is kept, nothing else. Bounded by
 * bytes; addresses with filters have no end. A key stands for an address and an encoding.
 */
export class RecentPages {
  private readonly kept: LRUCache<string, Recent>
  /** Pages that Next is making, for those who ask meanwhile. */
  private readonly making = new Map<string, Making>()

  constructor(maxBytes: number) {
    this.kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page: { body, policy = '' } }, key) =>
        body.length + policy.length + key.length + 200,
    })
  }

  /**
   * The page, if it may be sent as it is: made of this version of the data, or of a later one. When its time is up, the
   * first who asks gets nothing and so goes to Next; those who come meanwhile still get it.
   */
  find(key: string, version: number, now = Date.now()): Prepared | undefined {
    const recent = this.kept.get(key)
    if (!recent || recent.version < version) return undefined
    if (now < recent.askAgainAt) return recent.page
    recent.askAgainAt = now + patienceMs
    return undefined
  }

  /** The page however old it is: better than a failure. */
  findStale(key: string): Prepared | undefined {
    return this.kept.get(key)?.page
  }

  /** The page that is being made for somebody else, once it is; undefined where that comes to nothing. */
  async underWay(key: string): Promise<Prepared | undefined> {
    return this.making.get(key)?.page
  }

  /** From now on others wait for this page, until it is kept or what is returned is called. */
  begin(key: string): () => void {
    let end: Making['end'] = () => {}
    const page = new Promise<Prepared | undefined>((resolve) => {
      end = resolve
    })
    const making = { page, end }
    this.making.set(key, making)
    return () => {
      making.end()
      if (this.making.get(key) === making) this.making.delete(key)
    }
  }

  /** `stands`: for as long as the data stay as they are. */
  keep(
    key: string,
    page: Prepared,
    { version, stands = false, now = Date.now() }: { version: number; stands?: boolean; now?: number },
  ): void {
    this.kept.set(key, { page, version, askAgainAt: stands ? Number.POSITIVE_INFINITY : now + standsMs })
    this.making.get(key)?.end(page)
  }
}
