import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { licence } from '@/lib/structured-data'

/** What may be done with the data, and how to name them. `date` is that of the data, written out. */
export function DataTerms({ site, date }: { site: string; date: string }) {
  const t = useTranslations()
  return (
    <Section title={t('data.licenceTitle')} id="licence">
      <div className="max-w-measure space-y-3">
        <p>
          {t('data.licence')}{' '}
          <a href={licence} rel="license noreferrer">
            {t('data.licenceLink')}
          </a>
        </p>
        <p>{t('data.cite')}</p>
        <blockquote className="break-words border-line border-s-3 ps-4">
          {t('data.citation', { inventory: t('site.tagline'), date, address: `${site}/data` })}
        </blockquote>
        <p>{t('data.citeOne')}</p>
      </div>
    </Section>
  )
}
