import type { NextRequest } from 'next/server'
import { addressIn } from '@/lib/addresses'
import { currentBrowser, setCookies } from '@/lib/auth/browser'
import { nextAddress } from '@/lib/auth/next-address'
import { openIdProvider } from '@/lib/auth/openid'
import { completeOpenId } from '@/lib/auth/sign-in'

/**
 * Addresses that next-auth would have. An OpenID provider sends people back to one; a mailed link that leads to
 * another only shows the page with the button: opening it changes nothing. Nothing else is answered here.
 */
export async function GET(
  { nextUrl, cookies }: NextRequest,
  { params }: RouteContext<'/api/auth/[action]/[provider]'>,
): Promise<Response> {
  const { action, provider } = await params
  const query = Object.fromEntries(nextUrl.searchParams)
  if (action !== 'callback') return new Response(null, { status: 404 })
  if (provider === 'email') return seeOther(`/sign-in/${encodeURIComponent(query.token ?? 'none')}`)
  if (provider !== 'openid' || !openIdProvider()) return new Response(null, { status: 404 })
  const kept = Object.fromEntries(cookies.getAll().map(({ name, value }) => [name, value]))
  const signedIn = await completeOpenId(query, kept, await currentBrowser())
  await setCookies(signedIn.cookies)
  if (signedIn.ok) return seeOther(nextAddress(signedIn.next, signedIn.locale))
  return seeOther(`${addressIn(signedIn.locale, '/sign-in')}?refused=${signedIn.reason}`)
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}
