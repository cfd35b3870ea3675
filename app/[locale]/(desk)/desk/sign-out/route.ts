import { addressIn } from '@/lib/addresses'
import { setCookies } from '@/lib/auth/browser'
import { cookieName } from '@/lib/auth/cookies'
import { sessionToken } from '@/lib/auth/session'
import { endSessionOf } from '@/lib/auth/sessions'
import { readLocale } from '@/lib/locales'

/** Ends the session of this browser. The form for it stands on every page of the desk. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null)
  const token = await sessionToken()
  if (token) await endSessionOf(token)
  await setCookies([{ name: cookieName('session'), value: '', expires: new Date(0) }])
  return seeOther(addressIn(readLocale(form?.get('locale')), '/sign-in/ended'))
}

/** Nothing happens by looking. */
export function GET(): Response {
  return seeOther('/desk')
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}
