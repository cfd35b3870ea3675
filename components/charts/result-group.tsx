import { useLocale, useTranslations } from 'next-intl'
import { ResultNumber } from '@/components/results/result-figure'
import { Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import { comparableResults } from '@/lib/comparable-results'
import type { ResultGroup } from '@/lib/directory/result-groups'
import type { ResultItem } from '@/lib/directory/results'
import { formatMonth } from '@/lib/format'
import { BarEnd, QuantityBar } from './quantity-bar'

/** What the ends of bars mean. */
export function QualifierKey() {
  const t = useTranslations()
  return (
    <div className="mt-10 max-w-measure">
      <h2 className="mb-2">{t('charts.sameUnit')}</h2>
      <p className="quiet">{t('charts.scaleNote')}</p>
      <ul aria-label={t('charts.key')} className="quiet mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {(['exactly', 'more_than', 'close_to', 'from_to'] as const).map((qualifier) => (
          <li key={qualifier} className="flex items-center gap-2">
            <svg aria-hidden="true" width="44" height="14" className="quantity" direction="ltr">
              <rect width={qualifier === 'from_to' ? 16 : 28} height="14" />
              {qualifier === 'from_to' ? <rect x="16" width="20" height="14" className="open" /> : null}
              <g transform="translate(28)">
                <BarEnd
                  end={qualifier === 'more_than' ? 'more' : qualifier === 'close_to' ? 'about' : 'exact'}
                />
              </g>
            </svg>
            {t(`vocabulary.qualifier.${qualifier}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Results of one pillar, country or year: those of one unit to one scale, the others in words. */
export function ResultGroupSection({
  group,
  name,
  list,
}: {
  group: ResultGroup
  name: string
  /** The address of all of them, where they have one. */
  list: string | null
}) {
  const t = useTranslations('charts')
  const { groups, others } = comparableResults(group.results)
  return (
    <section className="mt-10">
      <h3 className="mb-3 border-line border-b pb-1">{name}</h3>
      {groups.map(({ unit, most, results }) => (
        <UnitBars key={unit} unit={unit} most={most} results={results} />
      ))}
      {others.length > 0 ? (
        <>
          {groups.length > 0 ? <p className="quiet mb-1">{t('alone')}</p> : null}
          <ul className="space-y-1.5">
            {others.map((result) => (
              <li key={result.slug}>
                <ResultInWords result={result} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {group.count > group.results.length ? (
        <p className="quiet mt-4">
          {t('newest', { shown: group.results.length, count: group.count })}{' '}
          {list ? (
            <Link href={list} rel="nofollow">
              {t('all', { count: group.count, name })}
            </Link>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

function UnitBars({ unit, most, results }: { unit: string; most: number; results: ResultItem[] }) {
  const t = useTranslations('charts')
  const language = useLanguageOf('en')
  return (
    <div className="mb-6">
      <p className="mb-3">{t.rich('unit', { unit, in: (chunks) => <b {...language}>{chunks}</b> })}</p>
      <ol className="space-y-5">
        {results
          .toSorted((a, b) => (b.valueTo ?? b.value ?? 0) - (a.valueTo ?? a.value ?? 0))
          .map((result) => (
            <li key={result.slug} className="space-y-1">
              <p>
                <ResultInWords result={result} />
              </p>
              <QuantityBar result={result} most={most} />
            </li>
          ))}
      </ol>
    </div>
  )
}

/** One line: how exact, the number, what was counted, where, as of when, and who says so. */
function ResultInWords({ result }: { result: ResultItem }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  const stated = result.activity ?? result.story
  const places = [...result.countries, ...result.regions].map((place) => place.name)
  const asOf = t(result.asOfInferred ? 'result.asOfInferred' : 'result.asOf', {
    month: formatMonth(result.asOfMonth, locale),
  })
  return (
    <>
      <span className="font-semibold text-[0.88rem] text-accent">
        {t(`vocabulary.qualifier.${result.qualifier}`)}
      </span>{' '}
      <b>
        <ResultNumber result={result} />
      </b>{' '}
      <span {...language}>{result.counted}</span>{' '}
      <span className="quiet">
        · {[...places, asOf].join(' · ')} ·{' '}
        {stated ? (
          <Link href={`/${result.activity ? 'activities' : 'stories'}/${stated.slug}`} {...language}>
            {result.source}
            <span className="sr-only">: {stated.title}</span>
          </Link>
        ) : (
          <span {...language}>{result.source}</span>
        )}
      </span>
    </>
  )
}
