import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NewProfilePage } from '@/components/editor/new-profile-page'
import { speaksFor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { Missing } from '../../../../(public)/missing'
import { beginProfile } from '../../documents/actions'
import { editorOf } from '../../documents/editor'
import { documentMetadata } from '../../documents/metadata'
import { deskMetadata, signedIn } from '../../guard'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/agencies/[slug]'>): Promise<Metadata> {
  const { slug } = await params
  const t = await getTranslations('editor')
  const agency = await findProfiledAgency(slug)
  if (!agency || agency.hasProfile)
    return documentMetadata('agency_profile', agency?.id ?? '', t('kind.agency_profile'))
  return deskMetadata(
    (actor) => mayOpen(actor, 'desk') && speaksFor(actor, agency.id),
    () => t('kind.agency_profile'),
  )
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/agencies/[slug]'>) {
  const [{ slug }, { add: adding }, locale] = await Promise.all([params, searchParams, getLocale()])
  const path = `/desk/agencies/${slug}`
  const kind = 'agency_profile'
  const agency = await findProfiledAgency(slug)
  if (agency?.hasProfile) return editorOf({ kind, id: agency.id, path, adding })
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    (actor) =>
      agency && speaksFor(actor, agency.id) ? (
        <NewProfilePage
          actor={actor}
          agency={agency}
          begin={beginProfile.bind(null, { locale, kind, id: agency.id })}
        />
      ) : (
        <Missing path={path} />
      ),
  )
}
