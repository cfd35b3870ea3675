import { useLocale, useTranslations } from 'next-intl'
import type { ResultItem } from '@/lib/directory/results'
import { directionOf } from '@/lib/locales'
import { ResultFigure } from './result-figure'

const height = 12

/**
 * Results of one unit beneath each other, each with a bar drawn to the scale of the largest. The bars
 * repeat what the numbers beside them say, so they are hidden from screen readers.
 */
export function ResultBars({ results, most }: { results: ResultItem[]; most: number }) {
  const t = useTranslations('programme')
  return (
    <div className="mb-8">
      <ol className="space-y-6">
        {results.map((result) => (
          <li
            key={result.slug}
            className="grid items-center gap-x-8 gap-y-2 md:grid-cols-[17rem_minmax(0,1fr)]"
          >
            <ResultFigure result={result} within="programme" />
            <Bar result={result} most={most} />
          </li>
        ))}
      </ol>
      <p className="quiet mt-3">{t('bars')}</p>
    </div>
  )
}

/** From the start of the line to the value; a range goes on, in outline, to its upper end. */
function Bar({ result: { value, valueTo }, most }: { result: ResultItem; most: number }) {
  const mirrored = directionOf(useLocale()) === 'rtl'
  const perCent = (amount: number) => Math.round((amount / most) * 10_000) / 100
  const solid = perCent(value ?? 0)
  const open = valueTo === null ? 0 : perCent(valueTo) - solid
  return (
    <svg aria-hidden="true" width="100%" height={height} className="overflow-visible">
      <rect x={`${mirrored ? 100 - solid : 0}%`} width={`${solid}%`} height={height} className="fill-link" />
      {open > 0 ? (
        <rect
          x={`${mirrored ? 100 - solid - open : solid}%`}
          width={`${open}%`}
          height={height}
          className="fill-none stroke-link"
        />
      ) : null}
    </svg>
  )
}
