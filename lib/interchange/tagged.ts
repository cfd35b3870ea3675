import { createHash } from 'node:crypto'

/**
 * A weak ETag (RFC 9110, 8.8.3): equal tags stand for equal data, whatever compression does to the bytes on
 * their way.
 */
export function tagOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return `W/"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether the client has what it asks for (If-None-Match, RFC 9110, 13.1.2). */
export function isKnownTo(request: Request, tag: string): boolean {
  const given = request.headers.get('if-none-match')
  if (!given) return false
  const opaque = (text: string) => text.trim().replace(/^W\//, '')
  return given.split(',').some((text) => text.trim() === '*' || opaque(text) === opaque(tag))
}
