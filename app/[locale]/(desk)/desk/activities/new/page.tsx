import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewEntryPage, type RefusedEntry } from '@/components/desk/new-entry-page'
import { isFocalPoint, speaksFor } from '@/lib/auth/actor'
import { begunKinds } from '@/lib/editorial/begin'
import { findRollable } from '@/lib/editorial/roll-forward'
import { formAnswer } from '@/lib/form-answer'
import { findOpenRounds } from '@/lib/reporting/rounds'
import { deskMetadata, signedIn } from '../../guard'
import { begin } from './actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isFocalPoint, async () => (await getTranslations('newEntry'))('title'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/activities/new'>) {
  const asked = await searchParams
  const textOf = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '')
  return signedIn('/desk/activities/new', isFocalPoint, async (actor) => {
    const agencies = actor.agencies.filter(({ id }) => speaksFor(actor, id))
    const [rounds, rollable] = await Promise.all([
      findOpenRounds(agencies.map(({ id }) => id)),
      findRollable(actor),
    ])
    return (
      <NewEntryPage
        actor={actor}
        agencies={agencies.map(({ id, acronym }) => ({ id, acronym }))}
        rounds={rounds}
        rollable={rollable}
        given={{
          kind: begunKinds.find((kind) => kind === textOf('kind')) ?? 'activity',
          agencyId: textOf('agency') || (agencies.length === 1 ? (agencies[0]?.id ?? '') : ''),
          period: textOf('period'),
          rolledFromId: textOf('from'),
        }}
        refused={formAnswer<RefusedEntry>()}
        action={begin}
      />
    )
  })
}
