import { useLocale, useTranslations } from 'next-intl'
import { ExternalLink, Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { ResultItem } from '@/lib/directory/results'
import { formatList, formatMonth, formatQuantity } from '@/lib/format'

/**
 * One result: its qualifier, the number, what was counted, then where, when and who says so. Never a
 * number without qualifier and source. `within` leaves out the thing on whose page it stands.
 */
export function ResultFigure({
  result,
  within,
}: {
  result: ResultItem
  within?: 'activity' | 'story' | 'programme' | 'country'
}) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  // A number for several countries would pass for that of the one on whose page it stands.
  const countries = within === 'country' && result.countries.length === 1 ? [] : result.countries
  const stated = result.activity ?? result.story
  const path = result.activity ? 'activities' : 'stories'
  return (
    <figure id={result.slug}>
      <p className="font-semibold text-[0.88rem] text-accent">
        {t(`vocabulary.qualifier.${result.qualifier}`)}
      </p>
      <p className="figure-number">
        <ResultNumber result={result} />
      </p>
      <p className="mt-0.5" {...language}>
        {result.counted}
      </p>
      {result.qualifier === 'unreadable' ? (
        <p className="quiet">{t('result.unreadable', { printed: result.printed ?? '' })}</p>
      ) : null}
      <figcaption className="quiet mt-1">
        {countries.map((country) => (
          <span key={country.iso3}>
            <Link href={`/countries/${country.iso3.toLowerCase()}`}>{country.name}</Link> ·{' '}
          </span>
        ))}
        {result.regions.map((region) => (
          <span key={region.code}>{region.name} · </span>
        ))}
        {t(result.asOfInferred ? 'result.asOfInferred' : 'result.asOf', {
          month: formatMonth(result.asOfMonth, locale),
        })}
        {' · '}
        {stated && within !== 'activity' && within !== 'story' ? (
          <Link href={`/${path}/${stated.slug}`}>{stated.title}</Link>
        ) : result.sourceUrl ? (
          <ExternalLink href={result.sourceUrl}>{result.source}</ExternalLink>
        ) : (
          t('result.source', { source: result.source })
        )}
      </figcaption>
    </figure>
  )
}

/** Where, as of when, and who says so, as parts of one line without links. */
export function ResultAbout({ result }: { result: ResultItem }) {
  const t = useTranslations('result')
  const locale = useLocale()
  const language = useLanguageOf('en')
  const places = [...result.countries, ...result.regions].map(({ name }) => name)
  return (
    <>
      {places.length > 0 ? <span>{formatList(places, locale)}</span> : null}
      <span>
        {t(result.asOfInferred ? 'asOfInferred' : 'asOf', { month: formatMonth(result.asOfMonth, locale) })}
      </span>
      <span {...language}>{t('source', { source: result.source })}</span>
    </>
  )
}

/** The number alone: a range with both ends, an unreadable one as the source prints it. */
export function ResultNumber({ result }: { result: ResultItem }) {
  const t = useTranslations('result')
  const locale = useLocale()
  if (result.value === null) return <span>“{result.printed}”</span>
  const from = formatQuantity(result.value, result.unit, locale)
  if (result.valueTo === null) return <span>{from}</span>
  return <span>{t('range', { from, to: formatQuantity(result.valueTo, result.unit, locale) })}</span>
}
