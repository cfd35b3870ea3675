import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { ExitPage } from './exit-page'
import { Footer } from './footer'
import { Languages } from './languages'
import { NotTranslated } from './not-translated'

/** The destinations of the main navigation, in its order. */
const destinations = [
  'agencies',
  'activities',
  'countries',
  'mechanisms',
  'results',
  'stories',
  'data',
] as const

export type Destination = (typeof destinations)[number]

/** What surrounds every public page. `path` is the page's address without its language. */
export function PublicPage({
  path,
  current,
  children,
}: {
  path: string
  current?: Destination
  children: ReactNode
}) {
  const t = useTranslations()
  return (
    <>
      {/* Nothing here needs React in the browser, so the server leaves it out (lib/server/page.ts). */}
      <meta name="portal-scripts" content="none" />
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-ground focus:p-3"
      >
        {t('site.skip')}
      </a>
      <header>
        <div className="not-printed bg-bar text-on-bar">
          <div className="frame flex items-center justify-between gap-6 py-1 md:min-h-11 md:justify-end">
            <Link href="/search" className="py-1.5 text-on-bar">
              {t('search.title')}
            </Link>
            <Languages path={path} />
            <ExitPage />
          </div>
        </div>
        <div className="border-line border-b">
          <div className="frame flex flex-wrap items-end justify-between gap-x-10 gap-y-3 pt-5">
            <Link href="/" className="pb-4 text-ink no-underline hover:underline">
              <span className="block max-w-60 font-semibold font-serif text-[1.12rem] leading-tight">
                {t('site.name')}
              </span>
              <span className="quiet mt-1 block">{t('site.tagline')}</span>
            </Link>
            <nav aria-label={t('site.navigation')} className="not-printed -mb-px">
              <ul className="flex flex-wrap gap-x-6">
                {destinations.map((destination) => (
                  <li key={destination}>
                    <Link
                      href={`/${destination}`}
                      aria-current={destination === current ? 'page' : undefined}
                      className={`block pt-1.5 pb-3 text-ink no-underline hover:underline ${destination === current ? 'border-glow border-b-3' : 'border-transparent border-b-3'}`}
                    >
                      {t(`nav.${destination}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </div>
        <NotTranslated />
      </header>
      <main id="content" className="frame pb-20">
        {children}
      </main>
      <Footer />
    </>
  )
}
