import type { ReactNode } from 'react'
import { findPeriodForDesk, type PeriodForDesk } from '@/lib/administration/periods/queries'
import type { Actor } from '@/lib/auth/actor'
import { Missing } from '../../../../(public)/missing'
import { signedIn } from '../../guard'

/** A page about one period for whoever may open it; where there is no such period, no page. */
export function withPeriod(
  slug: string,
  under: string,
  allows: (actor: Actor) => boolean,
  page: (actor: Actor, period: PeriodForDesk) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const path = `/desk/periods/${slug}${under}`
  return signedIn(path, allows, async (actor) => {
    const period = await findPeriodForDesk(actor, slug)
    return period ? page(actor, period) : <Missing path={path} />
  })
}
