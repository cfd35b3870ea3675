import { addressIn } from '../addresses.ts'
import type { Locale } from '../locales.ts'

/** Pages of the desk, in any language. */
const ofTheDesk = /^(?:\/[a-z]{2})?\/desk(?:[/?]|$)/

/**
 * Where to go after signing in: a page of the desk as it was asked for, else the desk. Nothing else is ever gone to,
 * least of all another site.
 */
export function nextAddress(asked: unknown, locale: Locale): string {
  const fallback = addressIn(locale, '/desk')
  const base = 'https://portal.invalid'
  if (typeof asked !== 'string' || asked === '' || asked.length > 1000 || !URL.canParse(asked, base))
    return fallback
  const { origin, pathname, search } = new URL(asked, base)
  return origin === base && ofTheDesk.test(pathname) ? pathname + search : fallback
}
