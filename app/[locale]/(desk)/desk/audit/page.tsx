import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditPage } from '@/components/audit/audit-page'
import { readAuditFilters } from '@/lib/audit/filters'
import { findAuditPage } from '@/lib/audit/queries'
import type { Actor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import { deskMetadata, signedIn } from '../guard'

const isAllowed = (actor: Actor) => mayOpen(actor, 'audit')

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAllowed, async () => (await getTranslations('audit'))('title'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/audit'>) {
  const { filters, unusable } = readAuditFilters(await searchParams)
  return signedIn('/desk/audit', isAllowed, async (actor) => (
    <AuditPage actor={actor} found={await findAuditPage(filters)} filters={filters} unusable={unusable} />
  ))
}
