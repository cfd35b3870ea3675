import type { ServerResponse } from 'node:http'
import { privateCaching } from './response.ts'

/** There is no such file or data. Problem details (RFC 9457), as the API answers. */
export function sendMissing(response: ServerResponse, { isPrivate }: { isPrivate: boolean }): void {
  const body = JSON.stringify({ type: 'about:blank', title: 'Not Found', status: 404 })
  for (const name of response.getHeaderNames())
    if (name.startsWith('x-nextjs-') || misleading.has(name)) response.removeHeader(name)
  response.statusCode = 404
  response.setHeader('Content-Type', 'application/problem+json')
  response.setHeader('Cache-Control', isPrivate ? privateCaching : 'public, max-age=0, s-maxage=60')
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

/** Headers of the answer that is thrown away. */
export const misleading = new Set(['etag', 'vary', 'link', 'location', 'set-cookie', 'content-encoding'])

/** The same is to be found at another address, for good. `seconds` is how long caches in front may take that for certain. */
export function redirect(response: ServerResponse, location: string, seconds = 3600): void {
  response.statusCode = 308
  response.setHeader('Location', location)
  response.setHeader('Cache-Control', `public, max-age=0, s-maxage=${seconds}`)
  response.setHeader('Content-Length', 0)
  response.end()
}
