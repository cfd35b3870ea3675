import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { directionOf, isLocale, type Locale } from '@/lib/locales'
import '../globals.css'

/** A public page stands for so many seconds, then it is refreshed in the background. */
export const revalidate = 60

/** English is prerendered when the portal is built; the other languages on their first visit. */
export function generateStaticParams(): { locale: Locale }[] {
  return [{ locale: 'en' }]
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { default: t('site.name'), template: `%s · ${t('site.name')}` },
    description: t('site.description'),
    icons: { icon: '/favicon.svg' },
    referrer: 'no-referrer',
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) throw new Error(`There is no language "${locale}"`)
  const t = await getTranslations()
  const language = t('language')
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body {...(language !== locale && { lang: language })}>{children}</body>
    </html>
  )
}
