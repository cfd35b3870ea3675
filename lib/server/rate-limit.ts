import { LRUCache } from 'lru-cache'

/** What a client has left. */
export type Quota = { allowed: boolean; remaining: number; resetSeconds: number }

type Window = { used: number; endsAt: number }

const windowMs = 60_000
/** Clients that are counted at a time; beyond that the one not seen for longest is forgotten. */
const mostClients = 50_000

/**
 * Counts the requests of each client in windows of a minute, in bounded memory. The window of a client begins
 * with its first request. One process counts for itself: with several, a client may ask that many times as often.
 */
export class RateLimit {
  private readonly windows = new LRUCache<string, Window>({ max: mostClients })

  constructor(private readonly perMinute: number) {}

  take(client: string, now = performance.now()): Quota {
    const known = this.windows.get(client)
    const window = known && now < known.endsAt ? known : { used: 0, endsAt: now + windowMs }
    window.used += 1
    this.windows.set(client, window)
    return {
      allowed: window.used <= this.perMinute,
      remaining: Math.max(0, this.perMinute - window.used),
      resetSeconds: Math.ceil((window.endsAt - now) / 1000),
    }
  }

  /** The header fields of draft-ietf-httpapi-ratelimit-headers-10, and Retry-After where it was too much. */
  headersFor({ allowed, remaining, resetSeconds }: Quota): Record<string, string> {
    return {
      'RateLimit-Policy': `"api";q=${this.perMinute};w=${windowMs / 1000}`,
      RateLimit: `"api";r=${remaining};t=${resetSeconds}`,
      ...(!allowed && { 'Retry-After': String(resetSeconds) }),
    }
  }
}
