import { useTranslations } from 'next-intl'
import { Fact, Facts } from '@/components/ui/facts'
import { ExternalLink, Link } from '@/components/ui/link'
import type { AgencyDetail } from '@/lib/directory/agencies'
import { yearSpan } from '@/lib/format'

/** The facts beside an agency's timeline. */
export function AgencyFacts({ agency }: { agency: AgencyDetail }) {
  const t = useTranslations()
  const nameInTime = ({ name, acronym, relation, ...years }: AgencyDetail['names'][number]) => (
    <span key={`${acronym} ${name}`}>
      {acronym} <span className="quiet">{[yearSpan(years), name].filter(Boolean).join(', ')}</span>
      {relation === 'predecessor' ? <span className="quiet">, {t('agency.predecessor')}</span> : null}
    </span>
  )
  return (
    <aside className="max-lg:order-1">
      <Facts>
        <Fact
          term={t('agency.sitsOn')}
          values={agency.memberships.map(({ mechanism, role, ...years }) => (
            <span key={`${mechanism.slug} ${role}`}>
              <Link href={`/mechanisms/${mechanism.slug}`}>{mechanism.acronym ?? mechanism.name}</Link> (
              {[t(`vocabulary.membershipRole.${role}`), yearSpan(years)].filter(Boolean).join(', ')})
            </span>
          ))}
        />
        <Fact
          term={t('agency.website')}
          values={agency.websites.map(({ label, url }) => (
            <ExternalLink key={url} href={url}>
              {label}
            </ExternalLink>
          ))}
        />
        <Fact term={t('agency.names')} values={agency.names.length > 1 ? agency.names.map(nameInTime) : []} />
        <Fact term={t('agency.address')}>{agency.address}</Fact>
        <Fact term={t('agency.iati')}>{agency.iatiIdentifier}</Fact>
        <Fact
          term={t('agency.profile')}
          values={agency.sections.map(({ kind }) => (
            <a key={kind} href={`#${kind}`}>
              {t(`vocabulary.section.${kind}`)}
            </a>
          ))}
        />
        <Fact term={t('agency.programmes')}>
          {agency.programmes.length > 0 ? (
            <Link href="/programmes">{t('agency.programmeCount', { count: agency.programmes.length })}</Link>
          ) : null}
        </Fact>
      </Facts>
    </aside>
  )
}
