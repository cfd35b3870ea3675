import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Problem, problem, problemMediaType } from '../interchange/problems.ts'
import { RateLimit } from './rate-limit.ts'

/** What anybody may read from any page: the API and the feeds. */
const openData = /^\/(?:api\/v1|feeds)(?:[/?]|$)/

/** What programs ask for: they are told what is wrong with a problem document. */
export const isData = /^\/(?:api|feeds)(?:[/?]|$)/

/** Read by anybody, from any origin, without cookies: nothing in an answer depends on who asks. */
const openHeaders: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Content-Disposition, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const preflightHeaders: Record<string, string> = {
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'Accept, Accept-Language, Content-Type, If-None-Match',
  'Access-Control-Max-Age': '86400',
}

/** Stands before the open data: lets every origin read it, and nobody ask too often. */
export class OpenDataGate {
  private readonly limit: RateLimit

  constructor(perMinute: number) {
    this.limit = new RateLimit(perMinute)
  }

  /**
   * Sets the headers of an answer of open data; returns false where it has answered that there were too many.
   * `client` is whom to count the request for.
   */
  admit(
    request: IncomingMessage,
    response: ServerResponse,
    { url, client }: { url: string; client: string },
  ): boolean {
    if (!openData.test(url)) return true
    for (const [name, value] of Object.entries(openHeaders)) response.setHeader(name, value)
    if (request.method === 'OPTIONS')
      for (const [name, value] of Object.entries(preflightHeaders)) response.setHeader(name, value)
    const quota = this.limit.take(client)
    for (const [name, value] of Object.entries(this.limit.headersFor(quota))) response.setHeader(name, value)
    if (!quota.allowed) tooMany(response, quota.resetSeconds, url)
    return quota.allowed
  }
}

function tooMany(response: ServerResponse, seconds: number, url: string): void {
  const detail = `Ask again in ${seconds} seconds, and less often. format=csv, xlsx or jsonl gives everything in one request.`
  sendProblem(response, problem('too-many-requests', detail, { instance: url.split('?', 1)[0] ?? '' }))
}

/** Sends what is wrong, for programs to read. */
export function sendProblem(response: ServerResponse, found: Problem): void {
  const body = JSON.stringify(found)
  response.statusCode = found.status
  response.setHeader('Content-Type', problemMediaType)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}
