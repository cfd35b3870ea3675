import imported, { type AuthOptions, type NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { adapterFor } from './adapter.ts'
import { cookieName, cookieOptions } from './cookies.ts'
import { identityOf } from './identities.ts'
import { openIdProvider } from './openid.ts'
import { authSecret } from './secret.ts'
import { sessionSeconds } from './session-life.ts'
import type { Visit } from './sessions.ts'
import { newToken } from './tokens.ts'

/** One question to next-auth, in its own terms. */
export type Asked = {
  action: 'signin' | 'callback'
  provider: 'email' | 'openid'
  method: 'GET' | 'POST'
  query?: Record<string, string>
  body?: Record<string, string>
  cookies?: Record<string, string>
}

/** Its answer: where to go, a path where that is of this site, and what the browser is to keep. */
export type Answer = { location: string; error: string | null; cookies: AuthCookie[] }

export type AuthCookie = { name: string; value: string; expires: Date | undefined }

/** Whether somebody comes in: a person by a link, or an OpenID provider's word (its claims). */
export type Admits = NonNullable<NonNullable<AuthOptions['callbacks']>['signIn']>

/** Its one function stands in another place where a bundler, and not Node, has loaded it. */
const nextAuth = (imported as unknown as { default?: typeof imported }).default ?? imported

/**
 * Asks next-auth, as its handler for plain Node is asked, and keeps what it answers: the portal has pages and forms
 * of its own, and takes from next-auth what is easily done wrong (links, sessions and OpenID Connect).
 */
export async function askNextAuth(asked: Asked, visit: Visit, admits: Admits): Promise<Answer> {
  const { action, provider, method, query = {}, body = {}, cookies = {} } = asked
  const kept = keeper()
  const request = { method, body, cookies, headers: {}, query: { ...query, nextauth: [action, provider] } }
  await nextAuth(
    request as unknown as Parameters<typeof nextAuth>[0],
    kept.response,
    optionsFor(visit, admits),
  )
  const url = new URL(kept.location() ?? '/', env().SITE_URL)
  return {
    location: url.origin === env().SITE_URL ? url.pathname + url.search : url.href,
    error: url.pathname === '/api/auth/error' ? url.searchParams.get('error') : null,
    cookies: kept.cookies(),
  }
}

function optionsFor(visit: Visit, admits: Admits): NextAuthOptions {
  const options = cookieOptions()
  const cookie = (name: Parameters<typeof cookieName>[0]) => ({ name: cookieName(name), options })
  const openId = openIdProvider()
  return {
    secret: authSecret(),
    adapter: adapterFor(visit),
    session: { strategy: 'database', maxAge: sessionSeconds, generateSessionToken: newToken },
    providers: [mailedLink, ...(openId ? [openIdConfig(openId)] : [])],
    callbacks: { signIn: admits },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: cookie('session'),
      callbackUrl: cookie('next'),
      csrfToken: cookie('csrf'),
      state: cookie('state'),
      nonce: cookie('nonce'),
      pkceCodeVerifier: cookie('verifier'),
    },
    // What it says may hold tokens and addresses; the kind of fault and its place do not.
    logger: { error: (code, said) => log().warn({ code, ...faultOf(said) }, 'signing in failed'), warn() {} },
  }
}

/** Links are written by `links.ts`, in the transaction of their mail; next-auth checks and uses them. */
const mailedLink = {
  id: 'email',
  type: 'email',
  name: 'email',
  server: '',
  from: '',
  maxAge: 0,
  options: {},
  sendVerificationRequest: () => {
    throw new Error('Links are sent by the portal itself.')
  },
} as unknown as NextAuthOptions['providers'][number]

function openIdConfig({
  issuer,
  clientId,
  clientSecret,
  name,
}: NonNullable<ReturnType<typeof openIdProvider>>) {
  return {
    id: 'openid',
    type: 'oauth',
    name,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    // Who it is, and nothing else of them.
    authorization: { params: { scope: 'openid' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: 10_000 },
    profile: (claims) => ({ id: identityOf(claims) }),
  } satisfies OAuthConfig<{ iss: string; sub: string }>
}

/** A response that is only written down. */
function keeper() {
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => headers.set(name.toLowerCase(), value),
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end() {},
    json() {},
    send() {},
  }
  return {
    response: response as unknown as Parameters<typeof nextAuth>[1],
    location: () => headers.get('location') as string | undefined,
    cookies: () => [headers.get('set-cookie') ?? []].flat().map(readCookie),
  }
}

/** What next-auth would have set. How is known: `cookieOptions`. */
function readCookie(line: string): AuthCookie {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  const expires = attributes.find((attribute) => attribute.startsWith('Expires='))?.slice('Expires='.length)
  const value = decodeURIComponent(pair.slice(at + 1))
  return { name: pair.slice(0, at), value, expires: expires ? new Date(expires) : undefined }
}

function faultOf(said: unknown): { name?: string; fault?: string } {
  const error = said instanceof Error ? said : (said as { error?: unknown } | undefined)?.error
  // What a provider answers in its own words (RFC 6749, 5.2), such as "invalid_client".
  return error instanceof Error ? { name: error.name, fault: (error as { error?: string }).error ?? '' } : {}
}
