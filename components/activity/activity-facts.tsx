import { useLocale, useTranslations } from 'next-intl'
import { Fact, Facts } from '@/components/ui/facts'
import { ExternalLink, Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/text'
import type { ActivityDetail } from '@/lib/directory/activities'
import { formatSpan } from '@/lib/format'
import { MeasureMark } from './activity-list'

/** The narrow column beside an activity: who, when, where, what kind of work, under what, and its links. */
export function ActivityFacts({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations()
  const locale = useLocale()
  const { period } = activity
  return (
    <aside>
      <Facts>
        <Fact
          term={t('activity.agencies')}
          values={activity.agencies.map((agency) => (
            <span key={agency.slug}>
              <Link href={`/agencies/${agency.slug}`}>{agency.acronym}</Link>
              {activity.agencies.length > 1 ? (
                <span className="quiet"> {t(`vocabulary.role.${agency.role}`)}</span>
              ) : null}
            </span>
          ))}
        />
        <Fact term={t('activity.otherPartners')} values={activity.otherPartners} />
        <Fact
          term={t('activity.mentions')}
          values={activity.mentions.map((agency) => (
            <Link key={agency.slug} href={`/agencies/${agency.slug}`}>
              {agency.acronym}
            </Link>
          ))}
        />
        <Fact term={t('activity.period')}>
          <Link href={`/periods/${period.slug}`}>{formatSpan(period, locale, 'long')}</Link>
          {period.inferred ? (
            <span className="quiet block">
              {t('activity.periodInferred')} <InLanguage language="en">{period.note ?? ''}</InLanguage>
            </span>
          ) : null}
        </Fact>
        <Fact
          term={t('activity.where')}
          values={[
            ...(activity.scope === 'global' ? [t('activity.worldwide')] : []),
            ...activity.regions.map((region) => (
              <Link key={region.code} href={`/activities?region=${region.code}`} rel="nofollow">
                {region.name}
              </Link>
            )),
            ...activity.countries.map((country) => (
              <Link key={country.iso3} href={`/countries/${country.iso3.toLowerCase()}`}>
                {country.name}
              </Link>
            )),
          ]}
        />
        <Fact
          term={t('activity.measures')}
          values={activity.measures.map((measure) => (
            <span key={measure.slug}>
              <Link href={`/measures/${measure.slug}`}>
                <MeasureMark slug={measure.slug} label={measure.shortLabel} />
              </Link>
              {measure.inferred ? <span className="quiet"> {t('vocabulary.inferred')}</span> : null}
            </span>
          ))}
        />
        <Fact
          term={t('activity.mechanisms')}
          values={activity.mechanisms.map(({ slug, acronym, name }) => (
            <Link key={slug} href={`/mechanisms/${slug}`}>
              {acronym ?? name}
            </Link>
          ))}
        />
        <Fact
          term={t('activity.programmes')}
          values={activity.programmes.map(({ slug, name }) => (
            <Link key={slug} href={`/programmes/${slug}`}>
              {name}
            </Link>
          ))}
        />
        <Fact
          term={t('activity.stories')}
          values={activity.stories.map(({ slug, title }) => (
            <Link key={slug} href={`/stories/${slug}`}>
              {title}
            </Link>
          ))}
        />
        <Fact
          term={t('activity.links')}
          values={activity.links.map(({ label, url }) => (
            <ExternalLink key={url} href={url}>
              {label}
            </ExternalLink>
          ))}
        />
      </Facts>
    </aside>
  )
}
