import { useLocale, useTranslations } from 'next-intl'
import { timeScale } from '@/components/timeline/scale'
import { addressIn } from '@/lib/addresses'
import type { PeriodListItem } from '@/lib/directory/periods'
import { formatSpan } from '@/lib/format'
import { directionOf } from '@/lib/locales'

const axisHeight = 26
const barHeight = 34

/** All periods on one line, months to scale, gaps left empty. The table beside it says the same. */
export function PeriodScale({ periods }: { periods: PeriodListItem[] }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const direction = directionOf(locale)
  const scale = timeScale(periods, direction)
  const height = axisHeight + barHeight + 2
  return (
    <div className="timeline mb-10 block max-md:hidden">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a picture */}
      <svg width="100%" height={height} role="group" aria-label={t('scaleLabel')} direction="ltr">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and years, nothing that takes focus */}
        <g className="axis" aria-hidden="true">
          {scale.years.map(({ year, at }, index) => (
            <g key={year}>
              <line x1={`${at}%`} x2={`${at}%`} y1={axisHeight - 6} y2={height} />
              {index % 2 === 0 ? (
                <text x={`${at}%`} y={12} textAnchor={direction === 'rtl' ? 'end' : 'start'}>
                  {year}
                </text>
              ) : null}
            </g>
          ))}
        </g>
        {periods.toReversed().map((period) => {
          const { start, length } = scale.place(period)
          return (
            <a
              key={period.slug}
              href={addressIn(locale, `/periods/${period.slug}`)}
              className={period.activityCount === 0 ? 'joint' : undefined}
              aria-label={t('bar', { period: formatSpan(period, locale), count: period.activityCount })}
            >
              <rect
                x={`${(start + 0.1).toFixed(2)}%`}
                y={axisHeight}
                width={`${Math.max(length - 0.2, 0.4).toFixed(2)}%`}
                height={barHeight}
                rx={2}
              />
              <text x={`${(start + length / 2).toFixed(2)}%`} y={axisHeight + barHeight / 2 + 4.5}>
                {period.activityCount}
              </text>
            </a>
          )
        })}
      </svg>
    </div>
  )
}
