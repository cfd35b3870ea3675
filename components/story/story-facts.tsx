import { useLocale, useTranslations } from 'next-intl'
import { MeasureMark } from '@/components/activity/activity-list'
import { Fact, Facts } from '@/components/ui/facts'
import { ExternalLink, Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { StoryDetail } from '@/lib/directory/stories'
import { formatMonth } from '@/lib/format'

/** The facts beside a story: what it belongs to, who, where and when, and its links. */
export function StoryFacts({ story }: { story: StoryDetail }) {
  const t = useTranslations()
  const month = formatMonth(story.asOfMonth, useLocale())
  const language = useLanguageOf('en')
  const agenciesLinked = (mentioned: boolean) =>
    story.agencies
      .filter((agency) => agency.mentioned === mentioned)
      .map(({ slug, acronym }) => (
        <Link key={slug} href={`/agencies/${slug}`}>
          {acronym}
        </Link>
      ))
  return (
    <aside>
      <Facts>
        <Fact term={t('story.activity')}>
          {story.activity ? (
            <Link href={`/activities/${story.activity.slug}`} {...language}>
              {story.activity.title}
            </Link>
          ) : null}
        </Fact>
        <Fact term={t('story.agencies')} values={agenciesLinked(false)} />
        <Fact term={t('story.mentions')} values={agenciesLinked(true)} />
        <Fact
          term={t('story.programmes')}
          values={story.programmes.map(({ slug, name }) => (
            <Link key={slug} href={`/programmes/${slug}`} {...language}>
              {name}
            </Link>
          ))}
        />
        <Fact
          term={t('story.where')}
          values={[
            ...(story.scope === 'global' ? [t('activity.worldwide')] : []),
            ...story.regions.map(({ code, name }) => (
              <Link key={code} href={`/activities?region=${code}`} rel="nofollow">
                {name}
              </Link>
            )),
            ...story.countries.map(({ iso3, name }) => (
              <Link key={iso3} href={`/countries/${iso3.toLowerCase()}`}>
                {name}
              </Link>
            )),
          ]}
        />
        <Fact term={t('story.asOf')}>{story.asOfInferred ? t('story.asOfInferred', { month }) : month}</Fact>
        <Fact
          term={t('story.pillars')}
          values={story.pillars.map((pillar) => t(`vocabulary.pillar.${pillar}`))}
        />
        <Fact
          term={t('story.measures')}
          values={story.measures.map(({ slug, shortLabel }) => (
            <Link key={slug} href={`/measures/${slug}`}>
              <MeasureMark slug={slug} label={shortLabel} />
            </Link>
          ))}
        />
        <Fact
          term={t('story.links')}
          values={story.links.map(({ label, url }) => (
            <ExternalLink key={url} href={url}>
              {label}
            </ExternalLink>
          ))}
        />
      </Facts>
    </aside>
  )
}
