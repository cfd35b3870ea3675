import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from './link'
import { PageHead } from './page-head'

export type Suggestion = { href: string; label: string }

/**
 * The page for an address that leads nowhere, with the nearest ones that lead somewhere. Next renders
 * `notFound()` in the browser only, so this is an ordinary page that says its status in a `<meta>`;
 * `lib/server/response.ts` sends it.
 */
export function MissingPage({ path, suggestions }: { path: string; suggestions: Suggestion[] }) {
  const t = useTranslations()
  return (
    <PublicPage path={path}>
      <meta name="portal-status" content="404" />
      <meta name="robots" content="noindex" />
      <PageHead title={t('missing.title')}>
        <p className="lede">{t('missing.lede')}</p>
      </PageHead>
      {suggestions.length > 0 ? (
        <>
          <h2 className="mb-2">{t('missing.nearest')}</h2>
          <ul className="mb-8 list-disc space-y-1 ps-5">
            {suggestions.map(({ href, label }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('missing.ways')}</p>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        <li>
          <Link href="/">{t('failure.home')}</Link>
        </li>
        {(['agencies', 'activities', 'countries', 'stories'] as const).map((key) => (
          <li key={key}>
            <Link href={`/${key}`}>{t(`nav.${key}`)}</Link>
          </li>
        ))}
      </ul>
    </PublicPage>
  )
}
