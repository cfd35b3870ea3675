import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { Prose } from '@/components/ui/text'
import type { AgencyDetail } from '@/lib/directory/agencies'
import { formatMonth } from '@/lib/format'

/** The sections of an agency's profile, each with when the agency last confirmed it. */
export function AgencyProfile({ sections }: { sections: AgencyDetail['sections'] }) {
  const t = useTranslations()
  const locale = useLocale()
  return sections.map(({ kind, body, language, confirmedMonth, provenanceNote }) => (
    <Section key={kind} id={kind} title={t(`vocabulary.section.${kind}`)}>
      <p className="quiet mb-4 max-w-measure">
        {confirmedMonth
          ? t('agency.confirmed', { month: formatMonth(confirmedMonth, locale) })
          : t('agency.neverConfirmed')}{' '}
        {provenanceNote}
      </p>
      <Prose text={body} language={language} nested />
    </Section>
  ))
}
