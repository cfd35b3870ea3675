import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export const clientId = 'portal'
export const clientSecret = 'what-the-portal-and-the-provider-know'

/**
 * An OpenID provider of the test's own, at whose page everybody is let in at once as `state.subject`. `state.alter`
 * changes what its tokens say before they are signed again, as no honest provider would.
 */
export async function startOpenIdProvider(redirectUri: string) {
  const { publicKey: _, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const stranger = await generateKeyPair('RS256')
  const state: {
    subject: string
    alter: ((claims: JWTPayload) => JWTPayload) | null
    signsAsStranger: boolean
  } = { subject: '', alter: null, signsAsStranger: false }

  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [jwk] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, IdToken: 60, Grant: 60, Session: 60, Interaction: 60 },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  })
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { id_token?: string } | undefined
    if (!body?.id_token || !(state.alter || state.signsAsStranger)) return
    const claims = decodeJwt(body.id_token)
    body.id_token = await new SignJWT(state.alter ? state.alter(claims) : claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(state.signsAsStranger ? stranger.privateKey : privateKey)
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: state.subject } })
    const grant = new provider.Grant({
      accountId: session?.accountId as string,
      clientId: params.client_id as string,
    })
    grant.addOIDCScope('openid')
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })
  return { issuer, state, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/** Goes where a browser would be led to, from page to page of the provider, and gives back what it brings home. */
export async function bringBack(start: string, redirectUri: string): Promise<Record<string, string>> {
  const jar = new Map<string, string>()
  let url = start
  for (let step = 0; step < 10 && !url.startsWith(redirectUri); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    url = new URL(answer.headers.get('location') ?? '', url).href
  }
  return Object.fromEntries(new URL(url).searchParams)
}
