import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { ResultItem } from '@/lib/directory/results'
import { formatMonth } from '@/lib/format'
import { ResultNumber } from './result-figure'

export type PillarGroup = { pillar: ResultItem['pillar']; results: ResultItem[] }

/** The results as rows, for those who want to read along and compare: the same numbers, nothing summed. */
export function ResultsTable({ groups }: { groups: PillarGroup[] }) {
  const t = useTranslations()
  return (
    // What is there for screen readers only stays within.
    <div className="relative overflow-x-auto">
      <table className="mt-2 w-full text-[0.88rem]">
        <thead>
          <tr className="align-bottom">
            {(['number', 'counted', 'where', 'asOf', 'source'] as const).map((column) => (
              <th key={column} scope="col" className="pe-4 pb-1 text-start">
                {t(`results.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ pillar, results }) => (
          <tbody key={pillar}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="pt-4 pb-1 text-start">
                {pillar ? t(`vocabulary.pillar.${pillar}`) : t('results.noPillar')}
              </th>
            </tr>
            {results.map((result) => (
              <ResultRow key={result.slug} result={result} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function ResultRow({ result }: { result: ResultItem }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  const stated = result.activity ?? result.story
  const path = result.activity ? 'activities' : 'stories'
  return (
    <tr className="border-line border-t align-baseline">
      <td className="min-w-32 py-1 pe-4">
        {t(`vocabulary.qualifier.${result.qualifier}`)}{' '}
        <b className="whitespace-nowrap">
          <ResultNumber result={result} />
        </b>
      </td>
      <td className="min-w-48 pe-4" {...language}>
        {result.counted}
      </td>
      <td className="pe-4">
        {[...result.countries, ...result.regions].map((place) => place.name).join(', ')}
      </td>
      <td className="pe-4">
        {formatMonth(result.asOfMonth, locale, 'short')}
        {result.asOfInferred ? ` (${t('vocabulary.inferred')})` : null}
      </td>
      <td className="min-w-32" {...language}>
        {stated ? (
          <Link href={`/${path}/${stated.slug}`}>
            {result.source}
            <span className="sr-only">: {stated.title}</span>
          </Link>
        ) : (
          result.source
        )}
      </td>
    </tr>
  )
}
