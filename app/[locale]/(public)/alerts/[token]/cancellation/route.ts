import { addressIn } from '@/lib/addresses'
import { endAlert } from '@/lib/alerts/mutations'
import { isLocale } from '@/lib/locales'

type Context = RouteContext<'/[locale]/alerts/[token]/cancellation'>

/** Programs for mail end an alert by this when its reader presses "unsubscribe" there (RFC 8058). */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  await endAlert((await params).token)
  return new Response(null, { status: 204 })
}

/** Whoever opens the address of the mail's header is asked first. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params
  const path = `/alerts/${encodeURIComponent(token)}`
  const location = isLocale(locale) ? addressIn(locale, path) : path
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
