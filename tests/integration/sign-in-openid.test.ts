import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { findSession } from '../../lib/auth/queries.ts'
import { beginOpenId, completeOpenId, type OpenIdStart, type SignedIn } from '../../lib/auth/sign-in.ts'
import { setEnvironment } from '../../lib/env.ts'
import type { Locale } from '../../lib/locales.ts'
import { commandLine, disablePerson } from '../../lib/people/mutations.ts'
import { testDatabase } from '../support/database.ts'
import { bringBack, clientId, clientSecret, startOpenIdProvider } from '../support/openid.ts'
import { makePerson } from '../support/people.ts'
import { openSession, sessionIn } from '../support/sign-in.ts'

const site = 'https://vawg.example.org'
const redirectUri = `${site}/api/auth/callback/openid`
const { client } = await testDatabase('empty')
const provider = await startOpenIdProvider(redirectUri)
setEnvironment({
  SITE_URL: site,
  NEXTAUTH_URL: site,
  AUTH_SECRET: 'Xr7tE2kQ9sLw4vBn8mZc1yPd6hUj3gFa',
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
})

afterAll(() => provider.close())

beforeEach(async () => {
  Object.assign(provider.state, { subject: 'subject-1', alter: null, signsAsStranger: false })
  await client.session.deleteMany()
  await client.identity.deleteMany()
})

const browser = { name: 'Firefox', token: null }

async function begin(connects: string | null = null, locale: Locale = 'en'): Promise<OpenIdStart> {
  const start = await beginOpenId('/desk/moderation', connects, locale)
  if (!start) throw new Error('The provider could not be asked.')
  return start
}

function kept({ cookies }: OpenIdStart): Record<string, string> {
  return Object.fromEntries(cookies.filter(({ value }) => value).map(({ name, value }) => [name, value]))
}

/** From the button to being back, in one browser. */
async function goThere(token: string | null = null, connects = false): Promise<SignedIn> {
  const start = await begin(connects ? token : null)
  const brought = await bringBack(start.url, redirectUri)
  const session: Record<string, string> = token ? { '__Host-session': token } : {}
  return completeOpenId(brought, { ...kept(start), ...session }, { name: 'Firefox', token })
}

/** Somebody who connected the provider's account of this subject. */
async function connected(subject = 'subject-1') {
  const actor = await makePerson(client, { name: 'Connected', roles: ['moderator'] })
  provider.state.subject = subject
  expect(await goThere(await openSession(actor), true)).toMatchObject({ ok: true })
  await client.session.deleteMany()
  return actor
}

describe('an account of the OpenID provider', () => {
  it('is nobody here before its person connected it, whatever address it has', async () => {
    const moderator = await makePerson(client, { name: 'Invited', roles: ['moderator'] })
    provider.state.alter = (claims) => ({ ...claims, email: moderator.email, email_verified: true })
    expect(await goThere()).toMatchObject({ ok: false, reason: 'stranger' })
    expect(await client.session.count()).toBe(0)
    expect(await client.identity.count()).toBe(0)
  })

  it('is connected from within a session, by issuer and subject, and signs its person in from then on', async () => {
    const actor = await connected()
    expect(await client.identity.findMany()).toEqual([
      { issuer: provider.issuer, subject: 'subject-1', personId: actor.personId },
    ])
    const signedIn = await goThere()
    expect(signedIn).toMatchObject({ ok: true, next: '/desk/moderation' })
    expect((await findSession(sessionIn(signedIn)))?.actor.personId).toBe(actor.personId)
    const kinds = await client.auditEvent.findMany({ where: { personId: actor.personId } })
    expect(kinds.map(({ kind }) => kind)).toEqual(['session.begin', 'identity.connect', 'session.begin'])
  })

  it('is another one where the issuer is', async () => {
    await connected()
    await client.identity.updateMany({ data: { issuer: 'https://login.example.org/other' } })
    expect(await goThere()).toMatchObject({ ok: false, reason: 'stranger' })
  })

  it('is not connected by coming back into a session that did not ask for it', async () => {
    const victim = await makePerson(client, { name: 'Victim', roles: ['administrator'] })
    expect(await goThere(await openSession(victim), false)).toMatchObject({ ok: false, reason: 'stranger' })
    expect(await client.identity.count()).toBe(0)
  })

  it('is not connected with a session other than the one that asked', async () => {
    const start = await begin(
      await openSession(await makePerson(client, { name: 'One', roles: ['auditor'] })),
    )
    const other = await openSession(await makePerson(client, { name: 'Other', roles: ['auditor'] }))
    const brought = await bringBack(start.url, redirectUri)
    const cookies = { ...kept(start), '__Host-session': other }
    const signedIn = await completeOpenId(brought, cookies, { name: '', token: other })
    expect(signedIn).toMatchObject({ ok: false, reason: 'stranger' })
    expect(await client.identity.count()).toBe(0)
  })

  it('cannot be connected with two people', async () => {
    await connected()
    const other = await makePerson(client, { name: 'Second', roles: ['auditor'] })
    expect(await goThere(await openSession(other), true)).toMatchObject({ ok: false, reason: 'taken' })
    expect(await client.identity.count()).toBe(1)
  })

  it('does not let in somebody whose account here is disabled', async () => {
    const { personId } = await connected()
    await disablePerson(commandLine, personId)
    expect(await goThere()).toMatchObject({ ok: false, reason: 'stranger' })
    expect(await client.session.count()).toBe(0)
  })

  it('begins another session, and ends the one that the browser had', async () => {
    const actor = await connected()
    const before = await openSession(actor)
    const after = sessionIn(await goThere(before))
    expect(after).not.toBe(before)
    expect(await findSession(before)).toBeNull()
    expect(await findSession(after)).not.toBeNull()
  })
})

describe('what comes back is refused', () => {
  const isRefused = async (signedIn: SignedIn | Promise<SignedIn>) => {
    expect(await signedIn).toMatchObject({ ok: false, reason: 'provider' })
    expect(await client.session.count()).toBe(0)
    expect(await client.auditEvent.findFirst({ orderBy: { sequence: 'desc' } })).toMatchObject({
      kind: 'signIn.refuse',
      data: { reason: 'provider', by: 'openid' },
    })
  }

  beforeEach(async () => {
    await connected()
  })

  it('with another state', async () => {
    const start = await begin()
    const brought = await bringBack(start.url, redirectUri)
    await isRefused(completeOpenId({ ...brought, state: 'another' }, kept(start), browser))
  })

  it('into a browser that did not begin it', async () => {
    const brought = await bringBack((await begin()).url, redirectUri)
    await isRefused(completeOpenId(brought, {}, browser))
    await isRefused(completeOpenId(brought, kept(await begin()), browser))
  })

  it('with the nonce of another start', async () => {
    const [one, other] = [await begin(), await begin()]
    const brought = await bringBack(one.url, redirectUri)
    const cookies = { ...kept(one), '__Host-nonce': kept(other)['__Host-nonce'] ?? '' }
    await isRefused(completeOpenId(brought, cookies, browser))
  })

  it('with the proof of another start (PKCE)', async () => {
    const [one, other] = [await begin(), await begin()]
    const brought = await bringBack(one.url, redirectUri)
    const cookies = { ...kept(one), '__Host-verifier': kept(other)['__Host-verifier'] ?? '' }
    await isRefused(completeOpenId(brought, cookies, browser))
  })

  it('a second time', async () => {
    const start = await begin()
    const brought = await bringBack(start.url, redirectUri)
    expect(await completeOpenId(brought, kept(start), browser)).toMatchObject({ ok: true })
    await client.session.deleteMany()
    await isRefused(completeOpenId(brought, kept(start), browser))
  })

  it.each([
    ['for another audience', { aud: 'another-client' }],
    ['for several audiences, of another party', { aud: [clientId, 'other'], azp: 'other' }],
    ['from another issuer', { iss: 'https://login.example.org' }],
    ['with another nonce', { nonce: 'another' }],
    ['that is over', { exp: 1_700_000_000, iat: 1_699_999_000 }],
    ['without a subject', { sub: undefined }],
  ])('as a token %s', async (_, claims) => {
    provider.state.alter = (given) => ({ ...given, ...claims })
    await isRefused(goThere())
  })

  it('as a token that somebody else signed', async () => {
    provider.state.signsAsStranger = true
    await isRefused(goThere())
  })

  it('as an error of the provider', async () => {
    const start = await begin()
    const { state = '' } = await bringBack(start.url, redirectUri)
    await isRefused(completeOpenId({ error: 'access_denied', state }, kept(start), browser))
  })
})

it('who comes back does so in the language in which they went, whether they come in or not', async () => {
  const comeBack = async () => {
    const start = await begin(null, 'ar')
    return completeOpenId(await bringBack(start.url, redirectUri), kept(start), browser)
  }
  expect(await comeBack()).toMatchObject({ ok: false, locale: 'ar' })
  await connected()
  const signedIn = await comeBack()
  expect(signedIn).toMatchObject({ ok: true, locale: 'ar' })
  // What is for this time only is forgotten.
  expect(signedIn.cookies).toContainEqual({ name: '__Host-language', value: '', expires: new Date(0) })
  const start = await begin()
  const without = { ...kept(start), '__Host-language': 'tlh' }
  const brought = await bringBack(start.url, redirectUri)
  expect(await completeOpenId(brought, without, browser)).toMatchObject({ ok: true, locale: 'en' })
})

it('a provider that cannot be reached is said to be away', async () => {
  setEnvironment({ OIDC_ISSUER: 'http://127.0.0.1:9' })
  expect(await beginOpenId('/desk', null, 'en')).toBeNull()
  setEnvironment({ OIDC_ISSUER: provider.issuer })
})
