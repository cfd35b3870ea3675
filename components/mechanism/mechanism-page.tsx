import { useTranslations } from 'next-intl'
import { ActivitySection } from '@/components/activity/activity-section'
import { PublicPage } from '@/components/frame/public-page'
import { Fact, Facts } from '@/components/ui/facts'
import { ExternalLink, Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { ActivityPage } from '@/lib/directory/activities'
import type { MechanismDetail, MechanismMember } from '@/lib/directory/mechanisms'
import type { MechanismReference } from '@/lib/directory/references'
import { yearSpan } from '@/lib/format'

/** One mechanism: what it is, who sits on it in which role, and what was reported under it. */
export function MechanismPage({
  mechanism,
  activities,
}: {
  mechanism: MechanismDetail
  activities: ActivityPage
}) {
  const t = useTranslations()
  const { slug, acronym, name, summary, body, members, activityCount } = mechanism
  return (
    <PublicPage path={`/mechanisms/${slug}`} current="mechanisms">
      <PageHead
        trail={<Link href="/mechanisms">{t('mechanisms.title')}</Link>}
        title={<InLanguage language="en">{name}</InLanguage>}
        mark={acronym ?? undefined}
      >
        <p className="lede" {...useLanguageOf('en')}>
          {summary}
        </p>
      </PageHead>
      <div className="grid gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_16rem]">
        <div>
          <Prose text={body} />
          <Section title={t('mechanism.members')} id="members">
            {members.length > 0 ? (
              <MemberTable members={members} />
            ) : (
              <p className="quiet">{t('mechanism.noMembers')}</p>
            )}
          </Section>
          <ActivitySection
            page={activities}
            total={activityCount}
            filters={{ mechanism: [slug] }}
            nothing={t('mechanism.nothing')}
          />
        </div>
        <MechanismFacts mechanism={mechanism} />
      </div>
    </PublicPage>
  )
}

function MemberTable({ members }: { members: MechanismMember[] }) {
  const t = useTranslations()
  const language = useLanguageOf('en')
  const anyYears = members.some((member) => yearSpan(member) !== '')
  return (
    <table className="w-full max-w-measure">
      <thead>
        <tr className="quiet">
          <th scope="col" className="pb-1 text-start font-normal">
            {t('mechanism.entity')}
          </th>
          <th scope="col" className="px-3 pb-1 text-start font-normal">
            {t('mechanism.role')}
          </th>
          {anyYears ? (
            <th scope="col" className="pb-1 text-start font-normal">
              {t('mechanism.years')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {members.map(({ agency, role, note, ...years }) => (
          <tr
            key={`${agency.slug} ${role} ${years.fromYear}`}
            className="border-line border-t align-baseline"
          >
            <th scope="row" className="py-2 text-start font-normal">
              <Link href={`/agencies/${agency.slug}`}>{agency.acronym}</Link>{' '}
              <span className="quiet max-sm:hidden">{agency.name}</span>
              {note ? (
                <span className="quiet block" {...language}>
                  {note}
                </span>
              ) : null}
            </th>
            <td className="px-3">{t(`vocabulary.membershipRole.${role}`)}</td>
            {anyYears ? <td className="whitespace-nowrap">{yearSpan(years)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MechanismFacts({
  mechanism: { parent, children, foundedYear, website },
}: {
  mechanism: MechanismDetail
}) {
  const t = useTranslations('mechanism')
  if (!parent && children.length === 0 && foundedYear === null && !website) return null
  return (
    <aside>
      <Facts>
        <Fact term={t('partOf')}>{parent ? <MechanismLink mechanism={parent} /> : null}</Fact>
        <Fact
          term={t('workingGroups')}
          values={children.map((child) => <MechanismLink key={child.slug} mechanism={child} />)}
        />
        <Fact term={t('founded')}>{foundedYear}</Fact>
        <Fact term={t('website')}>
          {website ? (
            <ExternalLink href={website}>{new URL(website).host.replace(/^www\./, '')}</ExternalLink>
          ) : null}
        </Fact>
      </Facts>
    </aside>
  )
}

function MechanismLink({ mechanism: { slug, name } }: { mechanism: MechanismReference }) {
  return (
    <Link href={`/mechanisms/${slug}`} {...useLanguageOf('en')}>
      {name}
    </Link>
  )
}
