/** Parameters that follow people around and say nothing of the page (an address may have several). */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|mkt_tok|_hs\w+|igshid|yclid|ved|usg|cmpid|trk)$/i

/**
 * Where a pasted link leads, without what programs for mail and search put around it and what follows people;
 * null for what leads nowhere outside: a place within the document, a file, a script.
 */
export function cleanAddress(href: string): string | null {
  const text = href.trim()
  if (/^mailto:/i.test(text)) return text.replace(/\?.*$/s, '')
  const unwrapped = unwrapAddress(text)
  if (!unwrapped || !URL.canParse(unwrapped)) return null
  const url = new URL(unwrapped)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const followed = [...url.searchParams.keys()].filter((name) => tracking.test(name))
  // Writing the parameters anew changes how they are encoded: only where there is something to leave out.
  for (const name of followed) url.searchParams.delete(name)
  return followed.length > 0 || unwrapped !== text ? url.href : text
}

/** The address behind the one of a program that looks at links before one follows them. */
function unwrapAddress(text: string, depth = 0): string | null {
  if (depth > 4 || !URL.canParse(text)) return depth > 4 ? null : text
  const url = new URL(text)
  const behind = addressBehind(url, text)
  return behind ? unwrapAddress(behind, depth + 1) : text
}

function addressBehind({ hostname, pathname, searchParams }: URL, text: string): string | null {
  if (/(?:^|\.)safelinks\.protection\.outlook\.com$/.test(hostname)) return searchParams.get('url')
  if (/^(?:www\.)?google\.[a-z.]+$/.test(hostname) && pathname === '/url')
    return searchParams.get('q') ?? searchParams.get('url')
  if (hostname === 'urldefense.proofpoint.com') return decoded(searchParams.get('u'))
  if (hostname === 'urldefense.com') return /\/v3\/__(.+?)__;/.exec(text)?.[1] ?? null
  return null
}

/** Proofpoint writes `-` for `%` and `_` for `/`. */
function decoded(value: string | null): string | null {
  try {
    return value && decodeURIComponent(value.replaceAll('-', '%').replaceAll('_', '/'))
  } catch {
    return null
  }
}
