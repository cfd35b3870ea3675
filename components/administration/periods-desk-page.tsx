import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { PeriodItem } from '@/lib/administration/periods/queries'
import { type Actor, isAdministrator } from '@/lib/auth/actor'
import { formatSpan } from '@/lib/format'
import { Done } from './done'
import { PeriodState } from './period-state'

/** All periods: where each stands, and how many agencies reported. */
export function PeriodsDeskPage({
  actor,
  periods,
  done,
}: {
  actor: Actor
  periods: PeriodItem[]
  done: string | undefined
}) {
  const t = useTranslations('administration.periods')
  const locale = useLocale()
  return (
    <DeskPage
      actor={actor}
      path="/desk/periods"
      part="periods"
      title={t('title')}
      note={t('note')}
      actions={
        isAdministrator(actor) ? (
          <Link href="/desk/periods/new" className="button">
            {t('new')}
          </Link>
        ) : null
      }
    >
      <Done done={done} />
      <ul>
        {periods.map((period) => (
          <li key={period.slug} className="border-line border-t py-3">
            <h2 className="text-[1.1rem]">
              <Link href={`/desk/periods/${period.slug}`}>{formatSpan(period, locale, 'long')}</Link>
            </h2>
            <p className="text-pretty">
              <PeriodState period={period} />
            </p>
            <p className="quiet">{t('agencies', period.agencies)}</p>
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}
