import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import { ViewLinks } from '@/components/views/view-links'
import type { MechanismListItem } from '@/lib/directory/mechanisms'
import { compareNames, formatList } from '@/lib/format'

/** All mechanisms, A to Z by name. */
export function MechanismsPage({ mechanisms }: { mechanisms: MechanismListItem[] }) {
  const t = useTranslations('mechanisms')
  const compare = compareNames(useLocale())
  return (
    <PublicPage path="/mechanisms" current="mechanisms">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      <ViewLinks of="mechanisms" current="list" query="" />
      <ul className="max-w-4xl">
        {mechanisms
          .toSorted((a, b) => compare(a.name, b.name))
          .map((mechanism) => (
            <MechanismRow key={mechanism.slug} mechanism={mechanism} />
          ))}
      </ul>
    </PublicPage>
  )
}

function MechanismRow({ mechanism }: { mechanism: MechanismListItem }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  const { slug, acronym, name, summary, parent, members, activityCount } = mechanism
  const acronyms = [...new Set(members.map(({ agency }) => agency.acronym))]
  return (
    <li className="grid gap-x-6 border-line border-t py-4 md:grid-cols-[8.5rem_minmax(0,1fr)]">
      <span className="font-semibold text-ink">{acronym}</span>
      <div>
        <h2 className="text-[1.12rem]" {...language}>
          <Link href={`/mechanisms/${slug}`} className="text-ink no-underline hover:underline">
            {name}
          </Link>
        </h2>
        <p className="mt-1 max-w-measure" {...language}>
          {summary}
        </p>
        <p className="quiet mt-1 max-w-measure">
          {parent ? `${t('mechanisms.partOf', { parent: parent.acronym ?? parent.name })} ` : null}
          {acronyms.length > 0
            ? `${t('mechanisms.members', { count: acronyms.length, members: formatList(acronyms, locale) })} `
            : null}
          {activityCount > 0 ? `${t('counted.activities', { count: activityCount })}.` : null}
        </p>
      </div>
    </li>
  )
}
