import type { ServerResponse } from 'node:http'
import { forHeader } from '../addresses.ts'
import { type Failure, failurePage, failureStatus } from './failure.ts'
import { pagePolicy } from './policy.ts'
import { privateCaching } from './response.ts'

/** There is no such file or data. Problem details (RFC 9457), as the API answers. */
export function sendMissing(response: ServerResponse, { isPrivate }: { isPrivate: boolean }): void {
  const body = JSON.stringify({ type: 'about:blank', title: 'Not Found', status: 404 })
  takeBack(response)
  for (const name of response.getHeaderNames()) if (name.startsWith('x-nextjs-')) response.removeHeader(name)
  response.statusCode = 404
  response.setHeader('Content-Type', 'application/problem+json')
  response.setHeader('Cache-Control', isPrivate ? privateCaching : 'public, max-age=0, s-maxage=60')
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

/**
 * The same is to be found at another address, for good; of one that is too long to be told without its query. `seconds`
 * is how long caches in front may take that for certain.
 */
export function redirect(response: ServerResponse, location: string, seconds = 3600): void {
  response.statusCode = 308
  response.setHeader('Location', forHeader(location))
  response.setHeader('Cache-Control', `public, max-age=0, s-maxage=${seconds}`)
  response.setHeader('Content-Length', 0)
  response.end()
}

/** Tells a failure with a plain page; cuts the answer off where it has begun. */
export function sendFailure(response: ServerResponse, failure: Failure, locale: string, id: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const body = failurePage(failure, locale, id)
  const { status, retryAfter } = failureStatus[failure]
  takeBack(response)
  response.statusCode = status
  if (retryAfter) response.setHeader('Retry-After', retryAfter)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Content-Security-Policy', pagePolicy(body))
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

/** Headers of an answer that is thrown away. */
const misleading = ['etag', 'vary', 'link', 'location', 'set-cookie', 'content-encoding']

/** Takes back what was said of an answer in whose place another one is sent. */
export function takeBack(response: ServerResponse): void {
  for (const name of misleading) response.removeHeader(name)
}
