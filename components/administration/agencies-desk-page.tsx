import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { AgencyItem } from '@/lib/administration/agencies/queries'
import type { Actor } from '@/lib/auth/actor'

/** All agencies, with what they reported and whether anybody speaks for them. */
export function AgenciesDeskPage({ actor, agencies }: { actor: Actor; agencies: AgencyItem[] }) {
  const t = useTranslations('administration.agencies')
  const words = useTranslations('vocabulary')
  return (
    <DeskPage
      actor={actor}
      path="/desk/admin/agencies"
      part="admin"
      title={t('title')}
      trail={<AdminTrail />}
      actions={
        <Link href="/desk/admin/agencies/new" className="button">
          {t('new')}
        </Link>
      }
    >
      <ul>
        {agencies.map(({ slug, acronym, name, kind, activities, focalPoints }) => (
          <li key={slug} className="border-line border-t py-2">
            <p>
              <Link href={`/desk/admin/agencies/${slug}`} className="font-semibold">
                {acronym}
              </Link>{' '}
              {name}
            </p>
            <p className="quiet">
              {t('line', { kind: words(`agencyKind.${kind}`), activities, focalPoints })}
            </p>
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}

/** The way up to the administration. */
export function AdminTrail() {
  const t = useTranslations('desk')
  return <Link href="/desk/admin">{t('parts.admin')}</Link>
}

/** The way up to all agencies. */
export function AgenciesTrail() {
  const t = useTranslations('administration.agencies')
  return <Link href="/desk/admin/agencies">{t('title')}</Link>
}
