import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import { type QueueFilters, queueStates } from '@/lib/editorial/queue'
import { formatSpan } from '@/lib/format'

type Choice = { value: string; label: string }

/** Narrows the queue: a plain form, whose choices stand in the address. */
export function QueueFilter({ filters, vocabulary }: { filters: QueueFilters; vocabulary: Vocabulary }) {
  const t = useTranslations('moderation.queue')
  const locale = useLocale()
  const { periods, agencies, measures } = vocabulary
  const isNarrowed = filters.state !== 'waiting' || filters.period || filters.agency || filters.measure
  return (
    <form
      action={addressIn(locale, '/desk/moderation')}
      method="get"
      aria-label={t('narrow')}
      className="mb-8 grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
    >
      <Select name="state" label={t('state')} chosen={filters.state}>
        {queueStates.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </Select>
      <Choices
        name="period"
        label={t('period')}
        chosen={filters.period}
        all={t('allPeriods')}
        choices={periods.map((period) => ({ value: period.slug, label: formatSpan(period, locale) }))}
      />
      <Choices
        name="agency"
        label={t('agency')}
        chosen={filters.agency}
        all={t('allAgencies')}
        choices={agencies.map(({ slug, acronym }) => ({ value: slug, label: acronym }))}
      />
      <Choices
        name="measure"
        label={t('measure')}
        chosen={filters.measure}
        all={t('allMeasures')}
        choices={measures.map(({ slug, shortLabel }) => ({ value: slug, label: shortLabel }))}
      />
      <div className="flex items-end gap-4">
        <button type="submit" className="button-plain">
          {t('apply')}
        </button>
        {isNarrowed ? (
          <Link href="/desk/moderation" className="pb-2">
            {t('clear')}
          </Link>
        ) : null}
      </div>
    </form>
  )
}

function Choices({
  name,
  label,
  chosen,
  all,
  choices,
}: {
  name: string
  label: string
  chosen: string
  all: string
  choices: Choice[]
}) {
  return (
    <Select name={name} label={label} chosen={chosen}>
      <option value="">{all}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  )
}

function Select({
  name,
  label,
  chosen,
  children,
}: {
  name: string
  label: string
  chosen: string
  children: ReactNode
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={name} className="mb-0.5 block text-[0.88rem] text-quiet">
        {label}
      </label>
      <select id={name} name={name} defaultValue={chosen} className="field">
        {children}
      </select>
    </div>
  )
}
