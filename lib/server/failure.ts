import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '../html.ts'
import { defaultLocale, directionOf, isLocale, type Locale } from '../locales.ts'

export type Failure =
  | 'unavailable'
  | 'fault'
  | 'badAddress'
  | 'tooMany'
  | 'foreign'
  | 'readOnly'
  | 'tooLong'
  | 'tooMuch'
  | 'tooLarge'

/** Status and, for a passing failure, the seconds after which to try again. */
export const failureStatus: Record<Failure, { status: number; retryAfter?: number }> = {
  unavailable: { status: 503, retryAfter: 30 },
  fault: { status: 500 },
  badAddress: { status: 400 },
  tooMany: { status: 429, retryAfter: 60 },
  foreign: { status: 403 },
  readOnly: { status: 405 },
  tooLong: { status: 414 },
  tooMuch: { status: 431 },
  tooLarge: { status: 413 },
}

type Words = { failure: Record<string, string>; footer: Record<string, string> }

/**
 * A complete page for when the portal cannot make one: no script, no database, nothing of what went wrong but the
 * number under which it stands in the log.
 */
export function failurePage(failure: Failure, asked: string, requestId: string): string {
  const { words, locale } = wordsIn(isLocale(asked) ? asked : defaultLocale)
  const title = escapeHtml(words.failure[`${failure}Title`] ?? '')
  const text = escapeHtml((words.failure[`${failure}Text`] ?? '').replace('{id}', requestId))
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="${locale === defaultLocale ? '/' : `/${locale}`}">${escapeHtml(words.failure.home ?? '')}</a></p>
<p class="quiet">${escapeHtml(words.footer.helplines ?? '')}</p>
</main>
</body>
</html>
`
}

/** The language's own words where all of them are there: a page does not mix languages. */
function wordsIn(locale: Locale): { words: Words; locale: Locale } {
  const english = read(defaultLocale) ?? { failure: {}, footer: {} }
  const own = read(locale)
  const complete = own?.footer?.helplines && Object.keys(english.failure).every((key) => own.failure?.[key])
  return complete ? { words: own, locale } : { words: english, locale: defaultLocale }
}

const known = new Map<Locale, Words | undefined>()

function read(locale: Locale): Words | undefined {
  if (!known.has(locale)) known.set(locale, load(locale))
  return known.get(locale)
}

function load(locale: Locale): Words | undefined {
  try {
    return JSON.parse(readFileSync(join('content/messages', `${locale}.json`), 'utf8'))
  } catch {
    return undefined
  }
}
