import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { addressIn } from '@/lib/addresses'

/** What a view is, wherever it is shown: its address without language and ending, what narrows it, the site's own. */
export type ViewAddress = { path: string; query: string; site: string }

/** What a view is to be had as. */
export const fileFormats = ['svg', 'png', 'csv'] as const

/** The picture and its numbers as files, and the lines that show it on another page. */
export function TakeAlong({ path, query, site, title }: ViewAddress & { title: string }) {
  const t = useTranslations('views')
  const locale = useLocale()
  const search = query ? `?${query}` : ''
  const address = (prefix: string, ending: string) => `${addressIn(locale, prefix + path)}${ending}${search}`
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const snippet = [
    `<iframe src="${quoted(site + address('/embed', ''))}"`,
    `  title="${quoted(title)}" width="100%" height="640" loading="lazy"></iframe>`,
  ].join('\n')
  return (
    <div className="not-printed">
      <Section title={t('take')} id="take-along">
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          {fileFormats.map((format) => (
            <a key={format} href={address('', `.${format}`)} rel="nofollow" download>
              {t(`format.${format}`)}
            </a>
          ))}
        </p>
        <p className="quiet mt-2 max-w-measure">{t('licence')}</p>
        <details className="mt-3">
          <summary className="quiet underline">{t('embed')}</summary>
          <p className="quiet mt-2 mb-2 max-w-measure">{t('embedHint')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre className="overflow-x-auto bg-paper p-3 text-[0.82rem]" dir="ltr" tabIndex={0}>
            <code>{snippet}</code>
          </pre>
        </details>
      </Section>
    </div>
  )
}
