import { useLocale, useTranslations } from 'next-intl'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/text'
import type { ProgrammeDetail } from '@/lib/directory/programmes'
import { formatMonth, formatSpan } from '@/lib/format'

/** The facts beside a programme: who carries it out, with whom, where and when, and its fund. */
export function ProgrammeFacts({ programme }: { programme: ProgrammeDetail }) {
  const t = useTranslations()
  const { initiative, agencies, otherPartners, countries, regions, phase, pooledFundNumber } = programme
  const linked = (role: ProgrammeDetail['agencies'][number]['role']) =>
    agencies
      .filter((agency) => agency.role === role)
      .map(({ slug, acronym }) => (
        <Link key={slug} href={`/agencies/${slug}`}>
          {acronym}
        </Link>
      ))
  return (
    <aside>
      <Facts>
        <Fact term={t('programme.initiative')}>
          {initiative ? <Link href={`/agencies/${initiative.slug}`}>{initiative.name}</Link> : null}
        </Fact>
        <Fact term={t('programme.lead')} values={linked('lead')} />
        <Fact term={t('programme.participants')} values={linked('participant')} />
        <Fact
          term={t('programme.otherPartners')}
          values={otherPartners.map((partner) => (
            <InLanguage key={partner} language="en">
              {partner}
            </InLanguage>
          ))}
        />
        <Fact
          term={t('programme.where')}
          values={[
            ...regions.map(({ code, name }) => (
              <Link key={code} href={`/activities?region=${code}`} rel="nofollow">
                {name}
              </Link>
            )),
            ...countries.map(({ iso3, name }) => (
              <Link key={iso3} href={`/countries/${iso3.toLowerCase()}`}>
                {name}
              </Link>
            )),
          ]}
        />
        <Fact term={t('programme.dates')}>{useDates(programme)}</Fact>
        <Fact term={t('programme.phase')}>
          {phase ? <InLanguage language="en">{phase}</InLanguage> : null}
        </Fact>
        <Fact term={t('programme.pooledFund')}>
          {pooledFundNumber ? <span className="tabular-nums">{pooledFundNumber}</span> : null}
        </Fact>
      </Facts>
    </aside>
  )
}

/** When it began and ended, as far as both are known. */
function useDates({ startMonth, endMonth }: ProgrammeDetail): string | null {
  const t = useTranslations('programme')
  const locale = useLocale()
  if (startMonth && endMonth) return formatSpan({ startMonth, endMonth }, locale, 'long')
  if (startMonth) return t('from', { month: formatMonth(startMonth, locale) })
  return endMonth ? t('until', { month: formatMonth(endMonth, locale) }) : null
}
