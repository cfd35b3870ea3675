import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { addressIn } from '@/lib/addresses'
import {
  type AgencyForDesk,
  findAgencyForDesk,
  findSuccessorForDesk,
} from '@/lib/administration/agencies/queries'
import { type Actor, isAdministrator } from '@/lib/auth/actor'
import { Missing } from '../../../../../(public)/missing'
import { signedIn } from '../../../guard'

/** A page about one agency for administrators; one that has another address by now is found there. */
export function withAgency(
  slug: string,
  under: string,
  page: (actor: Actor, agency: AgencyForDesk) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const path = `/desk/admin/agencies/${slug}${under}`
  return signedIn(path, isAdministrator, async (actor) => {
    const agency = await findAgencyForDesk(slug)
    if (agency) return page(actor, agency)
    const successor = await findSuccessorForDesk(slug)
    if (successor) redirect(addressIn(await getLocale(), `/desk/admin/agencies/${successor}${under}`))
    return <Missing path={path} />
  })
}
