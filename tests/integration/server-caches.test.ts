import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isThere } from '../../lib/launch/test-programs.ts'
import { type CachingProxy, startCachingProxy } from '../support/caching-proxy.ts'
import { type Desk, openDesk } from '../support/occasions.ts'
import { type ServedPortal, signedInAs, startServedPortal } from '../support/served-portal.ts'

describe.skipIf(!isThere('nginx'))('behind nginx, which keeps what it may keep', () => {
  let portal: ServedPortal
  let proxy: CachingProxy
  let desk: Desk
  let ofThePublic: string[]
  let ofTheDesk: string[]
  let signingIn: string[]
  let mine: { Cookie: string }

  beforeAll(async () => {
    portal = await startServedPortal()
    proxy = await startCachingProxy(portal.origin)
    desk = await openDesk(portal.client)
    const id = await desk.inState('in_review')
    mine = await signedInAs(portal.client, desk.moderator)
    ofThePublic = [
      '/',
      '/activities',
      '/agencies/unodc',
      '/activities?country=ken',
      '/api/v1/agencies',
      '/fr/about',
    ]
    ofTheDesk = [
      ...['/desk', '/desk/account', '/fr/desk', '/desk/moderation', `/desk/moderation/${id}`],
      ...[
        `/desk/documents/${id}/history`,
        `/desk/documents/${id}/comments`,
        `/desk/activities/${id}/preview`,
      ],
    ]
    signingIn = [
      '/sign-in',
      '/sign-in/sent',
      '/sign-in/none',
      '/api/auth/callback/openid?code=x',
      '/dev/mail',
      '/alerts',
    ]
  })

  afterAll(async () => {
    await proxy?.stop()
    await portal?.stop()
  })

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(proxy.origin + path, { redirect: 'manual', headers })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }

  it('nothing that somebody got who is signed in comes to anybody else', async () => {
    const { name, email } = desk.moderator
    for (const path of [...ofTheDesk, ...signingIn, ...ofThePublic]) await get(path, mine)
    expect((await get('/desk/account', mine)).body).toContain(email)
    for (const path of [...ofTheDesk, ...signingIn, ...ofThePublic]) {
      const { status, headers, body } = await get(path)
      if (ofTheDesk.includes(path)) expect([path, status]).toEqual([path, 307])
      expect([path, headers.get('set-cookie')]).toEqual([path, null])
      for (const theirs of [name, email, 'Prison staff trained'])
        expect([path, body.includes(theirs)]).toEqual([path, false])
    }
  })

  it('pages of the desk and of signing in are made for each request and never kept', async () => {
    for (const path of [...ofTheDesk, ...signingIn])
      for (const headers of [mine, mine, {}, {}]) {
        const answer = await get(path, headers)
        expect([path, answer.headers.get('x-cache')]).toEqual([path, 'MISS'])
        expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store'])
      }
    const kept = proxy.kept()
    expect(kept.map(({ address }) => address)).toEqual(expect.arrayContaining(ofThePublic))
    for (const { address, answer } of kept) {
      expect(address).not.toMatch(/\/(?:desk|sign-in|dev|alerts)(?:[/?]|$)|\/api\/auth/)
      expect([address, /^set-cookie:/im.test(answer.split('\r\n\r\n', 1)[0] ?? '')]).toEqual([address, false])
    }
  })

  it('pages for readers are kept, and are the same for whoever asks', async () => {
    for (const path of ofThePublic) {
      const signedIn = await get(path, mine)
      const stranger = await get(path)
      expect([path, stranger.headers.get('x-cache')]).toEqual([path, 'HIT'])
      expect(stranger.body).toBe(signedIn.body)
    }
  })

  it('what was refused to a stranger does not stand in the way of whoever may see it', async () => {
    const path = '/desk/moderation'
    expect((await get(path)).status).toBe(307)
    expect((await get(path, mine)).status).toBe(200)
    const lead = await signedInAs(portal.client, desk.lead)
    expect((await get(path, lead)).status).toBe(404)
    expect((await get(path, mine)).status).toBe(200)
  })
})
