import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeoplePage } from '@/components/people/people-page'
import { isAdministrator } from '@/lib/auth/actor'
import { findPeople } from '@/lib/people/queries'
import { deskMetadata, signedIn } from '../../guard'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('people'))('title'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/admin/people'>) {
  const { q } = await searchParams
  const search = typeof q === 'string' ? q : ''
  return signedIn('/desk/admin/people', isAdministrator, async (actor) => {
    const found = await findPeople(actor, search)
    return <PeoplePage actor={actor} search={search} found={found ?? { people: [], total: 0 }} />
  })
}
