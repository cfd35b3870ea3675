import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { addressIn } from '@/lib/addresses'
import { findPeriodForDesk } from '@/lib/administration/periods/queries'
import { mayOpen } from '@/lib/auth/desk-parts'
import { currentActor } from '@/lib/auth/session'
import { defaultLocale, isLocale } from '@/lib/locales'
import { toCsv } from '@/lib/pictures/csv'

/** The coverage of a period as a file, for those who may see its page; all others are sent to that page. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/desk/periods/[period]/coverage.csv'>,
): Promise<Response> {
  const { locale: given, period: slug } = await params
  const locale = isLocale(given) ? given : defaultLocale
  const actor = await currentActor()
  const period = actor && mayOpen(actor, 'periods') ? await findPeriodForDesk(actor, slug) : null
  if (!period) redirect(addressIn(locale, `/desk/periods/${slug}`))
  const t = await getTranslations({ locale, namespace: 'administration.periods' })
  const { measures, rows } = period.coverage
  const labels = [t('csvAll'), ...measures.map(({ label }) => label)]
  const heads = labels.flatMap((measure) => [t('csvPublished', { measure }), t('csvUnderWay', { measure })])
  const csv = toCsv([
    [t('agency'), t('agencyName'), t('standingColumn'), ...heads],
    ...rows.map(({ agency, standing, entries, cells }) => [
      agency.acronym,
      agency.name,
      t(`csvStanding.${standing}`),
      ...[entries, ...cells].flatMap(({ published, underWay }) => [published, underWay]),
    ]),
  ])
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="coverage-${period.slug}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
