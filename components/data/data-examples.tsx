import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { dataExamples } from '@/lib/open-data'

/** Programs to copy. They are in no language of people, and run from left to right everywhere. */
export function DataExamples({ site }: { site: string }) {
  const t = useTranslations('data')
  return (
    <Section title={t('examplesTitle')} id="examples">
      <p className="mb-6">{t('examplesLede')}</p>
      <div className="space-y-6">
        {dataExamples(site).map(({ name, language, code }) => (
          <figure key={name}>
            <figcaption className="mb-1.5">{t(`example.${name}`)}</figcaption>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <pre dir="ltr" tabIndex={0} className="example" data-example={name} data-language={language}>
              <code>{code}</code>
            </pre>
          </figure>
        ))}
      </div>
    </Section>
  )
}
