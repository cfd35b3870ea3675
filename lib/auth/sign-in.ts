import { createHash } from 'node:crypto'
import { recordEvent } from '../audit/record.ts'
import { database } from '../database/client.ts'
import { type Locale, readLocale } from '../locales.ts'
import { cookieName } from './cookies.ts'
import { findPersonByIdentity } from './identities.ts'
import { findSignInLink } from './links.ts'
import { type Admits, type AuthCookie, askNextAuth } from './next-auth.ts'
import { findSession } from './queries.ts'
import { authSecret } from './secret.ts'
import type { Visit } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

/** Why somebody did not come in; what to do about it is in the messages. */
export const signInRefusals = ['link', 'stranger', 'taken', 'provider'] as const
export type SignInRefusal = (typeof signInRefusals)[number]

export type SignedIn =
  | { ok: true; next: string; cookies: AuthCookie[] }
  | { ok: false; reason: SignInRefusal; cookies: AuthCookie[] }

/** The browser that somebody signs in with. `token` is that of the session which it has. */
export type Browser = { name: string; token: string | null }

/** Uses a mailed link: of several who press its button, one comes in. */
export async function signInByLink(token: string, { name, token: formerToken }: Browser): Promise<SignedIn> {
  const seen: Seen = { personId: null }
  const link = await findSignInLink(token)
  if (!link) return refuse('link', 'link', seen)
  const visit: Visit = { by: 'link', browser: name, formerToken }
  const query = { token, email: link.email }
  const answer = await askNextAuth(
    { action: 'callback', provider: 'email', method: 'POST', query },
    visit,
    admitting(seen),
  )
  const cookies = answer.cookies.filter(isSession)
  return cookies.length > 0 ? { ok: true, next: '', cookies } : refuse('link', 'link', seen)
}

/** Where to send somebody who signs in by the OpenID provider, with what their browser is to keep meanwhile. */
export type OpenIdStart = { url: string; cookies: AuthCookie[] }

/**
 * Begins to sign in, or, from within a session, to connect the account of the provider with its person: `connects`
 * is that session's token. Null where the provider cannot be asked.
 */
export async function beginOpenId(
  next: string,
  connects: string | null,
  locale: Locale,
): Promise<OpenIdStart | null> {
  const csrfToken = newToken()
  // Where the form came from is known already (lib/server/forms.ts): next-auth's own proof is made on the spot.
  const proof = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex')
  const answer = await askNextAuth(
    {
      action: 'signin',
      provider: 'openid',
      method: 'POST',
      body: { csrfToken, callbackUrl: next },
      cookies: { [cookieName('csrf')]: `${csrfToken}|${proof}` },
    },
    { by: 'openid', browser: '', formerToken: null },
    () => false,
  )
  if (!/^https?:/.test(answer.location)) return null
  const until = new Date(Date.now() + startMs)
  const language = { name: cookieName('language'), value: locale, expires: until }
  const value = connects ? hashToken(connects) : ''
  const link = { name: cookieName('link'), value, expires: connects ? until : new Date(0) }
  return { url: answer.location, cookies: [...answer.cookies, language, link] }
}

/** How long somebody may take at the provider's. */
const startMs = 15 * 60_000

/**
 * Ends what `beginOpenId` began: `query` is what the provider sent back by the browser, `cookies` what that had kept.
 * next-auth checks state, nonce, signature, issuer and audience. Nobody is recognised by an address: the provider's
 * account counts only where its person connected it from within a session (lib/README.md, decisions). The provider's
 * address for coming back has no language: what was begun in one ends in it.
 */
export async function completeOpenId(
  query: Record<string, string>,
  cookies: Record<string, string>,
  { name, token }: Browser,
): Promise<SignedIn & { locale: Locale }> {
  const locale = readLocale(cookies[cookieName('language')])
  const isOfThis = token !== null && cookies[cookieName('link')] === hashToken(token)
  const connects = isOfThis && (await findSession(token)) !== null
  const seen: Seen = { personId: null }
  const carried = ['next', 'state', 'nonce', 'verifier'] as const
  const known = [...carried, ...(connects ? (['session'] as const) : [])].map(cookieName)
  const answer = await askNextAuth(
    {
      action: 'callback',
      provider: 'openid',
      method: 'GET',
      query,
      cookies: Object.fromEntries(known.flatMap((key) => (cookies[key] ? [[key, cookies[key]]] : []))),
    },
    { by: 'openid', browser: name, formerToken: token },
    connects ? () => true : admitting(seen),
  )
  const over = [...carried, 'link' as const, 'language' as const].map((key) => ({
    name: cookieName(key),
    value: '',
    expires: new Date(0),
  }))
  const session = answer.cookies.filter(isSession)
  if (session.length > 0) return { ok: true, next: answer.location, cookies: [...session, ...over], locale }
  const reason =
    answer.error === 'OAuthAccountNotLinked'
      ? 'taken'
      : answer.error === 'AccessDenied'
        ? 'stranger'
        : 'provider'
  return { ...(await refuse(reason, 'openid', seen, over)), locale }
}

/** Who was looked at on the way in; nobody where there is no such account. */
type Seen = { personId: string | null }

/** By invitation only, and not when the account was disabled. Notes in `seen` whose account it is. */
function admitting(seen: Seen): Admits {
  return async ({ user, account }) => {
    const person =
      account?.type === 'email'
        ? await database().person.findUnique({ where: { email: user.email ?? '' } })
        : await findPersonByIdentity(account?.providerAccountId ?? '')
    seen.personId = person?.id ?? null
    return person !== null && person.disabledAt === null
  }
}

async function refuse(
  reason: SignInRefusal,
  by: Visit['by'],
  { personId }: Seen,
  cookies: AuthCookie[] = [],
): Promise<SignedIn> {
  await database().$transaction((tx) =>
    recordEvent(tx, { kind: 'signIn.refuse', at: new Date(), personId, data: { reason, by } }),
  )
  return { ok: false, reason, cookies }
}

function isSession({ name, value }: AuthCookie): boolean {
  return name === cookieName('session') && value !== ''
}
