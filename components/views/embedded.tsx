import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { View, Viewed } from './view-links'

type Title = 'activities.timeline' | 'activities.map' | 'results.charts' | 'results.map' | 'mechanisms.matrix'

/** What surrounds a view on somebody else's page: its title, whose it is, and the way to all of it. */
export function Embedded({
  of,
  view,
  query,
  children,
}: {
  of: Viewed
  view: View
  query: string
  children: ReactNode
}) {
  const t = useTranslations()
  return (
    <>
      <meta name="portal-scripts" content="none" />
      {/* A link leads out of the frame: no other page of the portal may be shown in one. Links in pictures say so
          themselves (LinkTarget). */}
      <base target="_blank" />
      <title>{t(`views.title.${`${of}.${view}` as Title}`)}</title>
      <main className="p-4">
        <h1 className="mb-3 text-[1.41rem]">{t(`views.title.${`${of}.${view}` as Title}`)}</h1>
        {children}
        <p className="quiet mt-5 border-line border-t pt-2">
          <Link href={`/${of}/${view}${query ? `?${query}` : ''}`}>
            {t('site.name')}: {t('site.tagline')}
          </Link>{' '}
          · {t('views.licenceShort')}
        </p>
      </main>
    </>
  )
}

/** Where there is no such view. */
export function MissingEmbed() {
  const t = useTranslations()
  return (
    <main className="p-4">
      <meta name="portal-scripts" content="none" />
      <meta name="portal-status" content="404" />
      <base target="_blank" />
      <title>{t('missing.title')}</title>
      <h1 className="mb-3 text-[1.41rem]">{t('missing.title')}</h1>
      <Link href="/">{t('failure.home')}</Link>
    </main>
  )
}
