import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { PersonAnswer } from '@/components/people/person-form'
import { doneThings, PersonPage } from '@/components/people/person-page'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { findPerson, listAgenciesToChoose } from '@/lib/people/queries'
import { Missing } from '../../../../../(public)/missing'
import { deskMetadata, signedIn } from '../../../guard'
import { change, disable, enable } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('people'))('title'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/admin/people/[id]'>) {
  const { id } = await params
  const { done } = await searchParams
  const path = `/desk/admin/people/${id}`
  return signedIn(path, isAdministrator, async (actor) => {
    const person = await findPerson(actor, id)
    if (!person) return <Missing path={path} />
    const answer = formAnswer<PersonAnswer>()
    return (
      <PersonPage
        actor={actor}
        person={person}
        agencies={await listAgenciesToChoose()}
        answer={answer}
        done={answer ? undefined : doneThings.find((thing) => thing === done)}
        actions={{ change, disable, enable }}
      />
    )
  })
}
