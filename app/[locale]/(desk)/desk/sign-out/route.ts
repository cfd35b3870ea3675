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
  return seeOther(addressIn(readLocale(form?.get('locale')), '/sign-in/ended'), forgetting)
}

/** Nothing happens by looking. */
export function GET(): Response {
  return seeOther('/desk')
}

/** What the editor keeps in the browser of texts that are not saved is nobody's business any more. */
const forgetting = { 'Clear-Site-Data': '"storage"' }

function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: location, ...headers } })
}
