import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import type { ProgrammeListItem } from '@/lib/directory/programmes'
import { compareNames } from '@/lib/format'

/** All programmes by kind, each kind A to Z; those of a country in short, the others with what they do. */
export function ProgrammesPage({ programmes }: { programmes: ProgrammeListItem[] }) {
  const t = useTranslations()
  const compare = compareNames(useLocale())
  const kinds = [...new Set(programmes.map((programme) => programme.kind))]
  return (
    <PublicPage path="/programmes">
      <PageHead title={t('programmes.title')}>
        <p className="lede">{t('programmes.lede')}</p>
      </PageHead>
      <div className="-mt-8">
        {kinds.map((kind) => {
          const ofKind = programmes.filter((programme) => programme.kind === kind)
          return (
            <Section
              key={kind}
              id={kind}
              title={t(`vocabulary.programmeKind.${kind}`)}
              aside={<span className="quiet">{t('counted.programmes', { count: ofKind.length })}</span>}
            >
              <ul className={`grid gap-x-12 sm:grid-cols-2 ${kind === 'country' ? 'lg:grid-cols-3' : ''}`}>
                {ofKind
                  .toSorted((a, b) => compare(a.name, b.name))
                  .map((programme) => (
                    <ProgrammeItem key={programme.slug} programme={programme} short={kind === 'country'} />
                  ))}
              </ul>
            </Section>
          )
        })}
      </div>
    </PublicPage>
  )
}

function ProgrammeItem({ programme, short }: { programme: ProgrammeListItem; short: boolean }) {
  const t = useTranslations('counted')
  const language = useLanguageOf('en')
  const { slug, name, summary, countries, resultCount, storyCount } = programme
  return (
    <li className="border-line border-t py-2.5">
      <Link href={`/programmes/${slug}`} {...language}>
        {name}
      </Link>
      {short ? null : (
        <p className="mt-0.5" {...language}>
          {summary}
        </p>
      )}
      <p className="quiet flex flex-wrap gap-x-3">
        {countries
          .filter((country) => !name.includes(country.name))
          .map((country) => (
            <span key={country.iso3}>{country.name}</span>
          ))}
        {resultCount > 0 ? <span>{t('results', { count: resultCount })}</span> : null}
        {storyCount > 0 ? <span>{t('stories', { count: storyCount })}</span> : null}
      </p>
    </li>
  )
}
