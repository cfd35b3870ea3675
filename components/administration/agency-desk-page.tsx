import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Fact, Facts } from '@/components/ui/facts'
import { ExternalLink, Link } from '@/components/ui/link'
import type { AgencyForDesk } from '@/lib/administration/agencies/queries'
import type { Actor } from '@/lib/auth/actor'
import { yearSpan } from '@/lib/format'
import { AdminTrail, AgenciesTrail } from './agencies-desk-page'
import { Done } from './done'

/** What is kept of an agency, and what can be done with it. */
export function AgencyDeskPage({
  actor,
  agency,
  done,
}: {
  actor: Actor
  agency: AgencyForDesk
  done: string | undefined
}) {
  const t = useTranslations('administration')
  const words = useTranslations('vocabulary')
  const path = `/desk/admin/agencies/${agency.slug}`
  const { acronym, name, kind, activities, focalPoints } = agency
  return (
    <DeskPage
      actor={actor}
      path={path}
      part="admin"
      title={t('agencies.titleOf', { acronym, name })}
      trail={
        <>
          <AdminTrail /> › <AgenciesTrail />
        </>
      }
      note={t('agencies.line', { kind: words(`agencyKind.${kind}`), activities, focalPoints })}
      actions={
        <>
          <Link href={`/agencies/${agency.slug}`}>{t('agencies.public')}</Link>
          <Link href={`${path}/details`} className="button">
            {t('agencies.change')}
          </Link>
        </>
      }
    >
      <Done done={done} />
      <div className="max-w-measure">
        <p className="mb-4">{agency.summary}</p>
        <Facts>
          <Fact term={t('field.slug')}>{agency.slug}</Fact>
          <Fact term={t('field.address')}>{agency.address}</Fact>
          <Fact term={t('field.iatiIdentifier')}>{agency.iatiIdentifier}</Fact>
          <Fact
            term={t('agencies.websites')}
            values={agency.websites.map(({ label, url }) => (
              <ExternalLink key={url} href={url}>
                {label}
              </ExternalLink>
            ))}
          />
        </Facts>
        <AgencyNames path={path} agency={agency} />
        <section className="mt-10">
          <h2>{t('agencies.merge')}</h2>
          <p className="mt-1">{t('agencies.mergeNote')}</p>
          <p className="mt-2">
            <Link href={`${path}/merger`}>{t('agencies.mergeInto', { acronym })}</Link>
          </p>
        </section>
      </div>
    </DeskPage>
  )
}

/** Under which names it was known, and when. */
function AgencyNames({ path, agency: { names } }: { path: string; agency: AgencyForDesk }) {
  const t = useTranslations('administration.agencies')
  return (
    <section className="mt-10">
      <h2>{t('names')}</h2>
      <p className="quiet mt-1 mb-2">{t('namesNote')}</p>
      {names.length === 0 ? <p>{t('noNames')}</p> : null}
      <ul>
        {names.map((each) => (
          <li key={each.id} className="border-line border-t py-2">
            <p>
              <b>{each.acronym}</b> {each.name} {yearSpan(each)}
            </p>
            <p className="quiet">
              {t(`relation.${each.relation}`)}
              {each.slug ? t('leadsHere', { slug: each.slug }) : null}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        <Link href={`${path}/name`}>{t('rename')}</Link>
        <Link href={`${path}/names`}>{t('changeNames')}</Link>
      </p>
    </section>
  )
}
