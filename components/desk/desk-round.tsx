import { useLocale, useTranslations } from 'next-intl'
import { useMoment } from '@/components/administration/use-moment'
import { Link } from '@/components/ui/link'
import { formatDate, formatDay, formatList, formatSpan } from '@/lib/format'
import type { AgencyReport, DeskRound } from '@/lib/reporting/my-desk'
import { DeskItems } from './desk-items'

/** A period that takes reports: its deadline, and what each of the person's agencies has sent. */
export function DeskRoundSection({ round, now }: { round: DeskRound; now: Date }) {
  const t = useTranslations('myDesk.round')
  const locale = useLocale()
  const moment = useMoment()
  const { slug, daysLeft, deadlineAt, timeZone, reports } = round
  const deadline = moment(deadlineAt, timeZone)
  const isException = reports.every(({ exceptionUntil }) => exceptionUntil !== null)
  return (
    <section aria-labelledby={slug} className="mt-12">
      <h2 id={slug}>{t('title', { period: formatSpan(round, locale, 'long') })}</h2>
      {isException ? null : (
        <p className={daysLeft < 0 ? 'text-accent' : ''}>
          {daysLeft < 0 ? t('over', { deadline }) : t('deadline', { deadline, days: daysLeft })}
        </p>
      )}
      {reports.map((report) => (
        <Report key={report.agency.id} report={report} round={round} now={now} />
      ))}
    </section>
  )
}

function Report({ report, round, now }: { report: AgencyReport; round: DeskRound; now: Date }) {
  const t = useTranslations('myDesk.round')
  const locale = useLocale()
  const { agency, entries, statement, exceptionUntil } = report
  const query = `period=${round.slug}&agency=${agency.id}`
  return (
    <div className="mt-5">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3>{agency.acronym}</h3>
        <p className="flex flex-wrap gap-x-5">
          {statement ? null : <Link href={`/desk/activities/new?${query}`}>{t('new')}</Link>}
          {statement || entries.length > 0 ? null : (
            <Link href={`/desk/nothing-to-report?${query}`}>{t('nothing')}</Link>
          )}
        </p>
      </div>
      {exceptionUntil ? <p>{t('exception', { until: formatDate(exceptionUntil, locale) })}</p> : null}
      {statement ? (
        <p>
          {t('stated', {
            agency: agency.acronym,
            by: statement.by,
            at: formatDay(statement.at, locale, now),
          })}{' '}
          <Link href={`/desk/nothing-to-report?${query}`}>{t('statement')}</Link>
        </p>
      ) : null}
      <p className="quiet mb-1">{useTally(report)}</p>
      {entries.length > 0 ? <DeskItems items={entries} now={now} /> : null}
    </div>
  )
}

/** "1 published, 2 with the secretariat, 1 being written", or that there is nothing yet. */
function useTally({ entries, statement }: AgencyReport): string {
  const t = useTranslations('myDesk.tally')
  const locale = useLocale()
  if (entries.length === 0) return statement ? '' : t('none')
  const count = (isCounted: (entry: AgencyReport['entries'][number]) => boolean) =>
    entries.filter(isCounted).length
  const counts = [
    ['published', count(({ turn }) => turn === 'nothing')],
    ['approved', count(({ turn }) => turn === 'publish' || turn === 'schedule')],
    ['sent', count(({ turn }) => turn === 'review' || turn === 'look')],
    ['returned', count(({ turn }) => turn === 'answer')],
    ['signing', count(({ turn }) => turn === 'sign')],
    ['drafts', count(({ turn }) => turn === 'write')],
  ] as const
  return formatList(
    counts.flatMap(([name, number]) => (number > 0 ? [t(name, { count: number })] : [])),
    locale,
  )
}
