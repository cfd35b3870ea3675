import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import { fileFormats } from '@/components/views/take-along'
import { type Viewed, views } from '@/components/views/view-links'
import { addressIn } from '@/lib/addresses'

/** The views of the lists, each with its picture and its numbers. */
export function DataViews() {
  const t = useTranslations('data')
  const all = (Object.keys(views) as Viewed[]).flatMap((list) =>
    views[list].map((view) => [list, view] as const),
  )
  return (
    <Section title={t('viewsTitle')} id="views">
      <p className="mb-5 max-w-measure">{t('views')}</p>
      <ul>
        {all.map(([list, view]) => (
          <ViewRow key={`${list} ${view}`} list={list} view={view} />
        ))}
      </ul>
    </Section>
  )
}

function ViewRow({ list, view }: { list: Viewed; view: string }) {
  const t = useTranslations()
  const locale = useLocale()
  const path = `/${list}/${view}`
  const name = t(`views.title.${list}.${view}` as 'views.title.activities.map')
  return (
    <li className="grid gap-x-8 gap-y-1 border-line border-t py-3 md:grid-cols-[minmax(0,1fr)_14rem]">
      <Link href={path}>{name}</Link>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {fileFormats.map((format) => (
          <li key={format}>
            <a
              href={`${addressIn(locale, path)}.${format}`}
              rel="nofollow"
              aria-label={t('data.kindAs', { kind: name, format: format.toUpperCase() })}
              className="inline-block py-0.5"
              download
            >
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
