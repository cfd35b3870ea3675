import { env } from '../env.ts'

/** How every cookie of signing in is set: for this site alone, and never for scripts. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
}

/**
 * The name of a cookie. With the prefix, browsers take it over HTTPS from this very host and from no other
 * (RFC 6265bis, 4.1.3.2); on http://localhost they would not take it at all.
 */
export function cookieName(
  name: 'session' | 'next' | 'csrf' | 'state' | 'nonce' | 'verifier' | 'link' | 'language',
): string {
  return `${isSecure() ? '__Host-' : ''}${name}`
}

function isSecure(): boolean {
  return env().SITE_URL.startsWith('https:')
}
