import { createHash } from 'node:crypto'
import { inlineScripts, isOfNext } from './page.ts'

/** Headers on every response, whatever it is. */
export function securityHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Where somebody looked for help is nobody else's business, so no address leaves with a link.
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': permissions,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': nothingPolicy,
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** What is not a page runs nothing, even when it is opened by itself. */
const nothingPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const permissions = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/**
 * The Content-Security-Policy of a page, with the hashes of its inline scripts and never `unsafe-inline`. The page is read
 * with a character for each byte.
 * Only scripts that Next is known to write are allowed: a script that came into the page in another way is left
 * out of the policy, and browsers do not run it.
 */
export function pagePolicy(html: string): string {
  const hashes = new Set(inlineScripts(html).filter(isOfNext).map(hashOf))
  return policyOf(["'self'", ...hashes].join(' '), "'self'", "'self'")
}

/**
 * The policy of a page that others may show within theirs: it holds no form and runs nothing, so that nobody can be
 * led to press something unseen. `X-Frame-Options` knows no such permission and has to be left out.
 */
export const framedPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ')

/** In development, Next writes styles and evaluates code in the page, and speaks to it over a web socket. */
export const developmentPolicy = policyOf(
  "'self' 'unsafe-inline' 'unsafe-eval'",
  "'self' 'unsafe-inline'",
  "'self' ws: wss:",
)

function policyOf(script: string, style: string, connect: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'latin1').digest('base64')}'`
}
