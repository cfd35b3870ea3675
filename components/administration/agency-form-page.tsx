import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { AgencyForDesk } from '@/lib/administration/agencies/queries'
import type { Difference } from '@/lib/administration/seen'
import type { Actor } from '@/lib/auth/actor'
import { AgenciesTrail } from './agencies-desk-page'
import type { FormState } from './form'
import { FormAnswer } from './form-answer'

/** A form about an agency, under its own address. */
export function AgencyFormPage({
  actor,
  agency: { slug, acronym },
  name,
  title,
  form,
  children,
}: {
  actor: Actor
  agency: AgencyForDesk
  name: string
  title: string
  form: FormState
  children: ReactNode
}) {
  const told = useAgencyDifference()
  const path = `/desk/admin/agencies/${slug}`
  return (
    <DeskPage
      actor={actor}
      path={`${path}/${name}`}
      part="admin"
      title={title}
      trail={
        <>
          <AgenciesTrail /> › <Link href={path}>{acronym}</Link>
        </>
      }
    >
      <FormAnswer form={form} told={told} />
      {children}
    </DeskPage>
  )
}

type NameShown = { acronym: string; name: string; fromYear: number | null; untilYear: number | null }

/** Says what another changed of an agency. */
function useAgencyDifference(): (difference: Difference) => string {
  const t = useTranslations('administration')
  const words = useTranslations('vocabulary')
  return ({ field, now }) => {
    if (now === null || now === '') return t('nothing')
    if (field === 'kind') return words(`agencyKind.${now as AgencyForDesk['kind']}`)
    if (field === 'websites')
      return (now as { label: string; url: string }[]).map(({ label, url }) => `${label} ${url}`).join(', ')
    if (field === 'names')
      return (now as NameShown[])
        .map(({ acronym, fromYear, untilYear }) => `${acronym} ${fromYear ?? ''}–${untilYear ?? ''}`)
        .join(', ')
    return String(now)
  }
}
