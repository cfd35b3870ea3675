import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/session'
import { longestText, mostItems } from '@/lib/editorial/limits'
import { mostBytes, saveWorkingCopy, type WorkingCopyAnswer } from '@/lib/editorial/working-copy'
import { formatNumber } from '@/lib/format'
import { defaultLocale, isLocale } from '@/lib/locales'

type Context = { params: Promise<{ locale: string; id: string }> }

/** Saves a text while it is written. That the request is one of our pages is checked before (lib/server/forms.ts). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: given, id } = await params
  const locale = isLocale(given) ? given : defaultLocale
  const t = await getTranslations({ locale, namespace: 'editor.answer' })
  const refusal = await getTranslations({ locale, namespace: 'desk.refusal' })
  const actor = await currentActor()
  if (!actor) return answer(401, { reason: 'signedOut', message: t('signedOut') })
  const body = await bodyOf(request)
  const outcome: WorkingCopyAnswer =
    body === null ? { ok: false, reason: 'tooLarge' } : await saveWorkingCopy(actor, id, body)
  if (outcome.ok) return answer(200, outcome)
  if (outcome.reason === 'stale') return answer(409, { ...outcome, message: refusal('stale') })
  const limits = { most: formatNumber(longestText, locale), items: formatNumber(mostItems, locale) }
  const message =
    outcome.reason === 'tooLarge'
      ? t('tooLarge', limits)
      : outcome.reason === 'unreadable'
        ? t('unreadable')
        : refusal(outcome.reason)
  return answer(statuses[outcome.reason] ?? 422, { reason: outcome.reason, message })
}

/** Who may not change a text is told no more than that there is none for them. */
const statuses: Partial<Record<string, number>> = { notFound: 404, notYours: 404, tooLarge: 413 }

function answer(status: number, content: object): Response {
  return Response.json(content, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** The request as text; null where it is larger than any text. */
async function bodyOf(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
