import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HistoryPage } from '@/components/history/history-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { vocabulary } from '@/lib/directory/vocabulary'
import { compareRevisions, findHistory } from '@/lib/editorial/history'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../../../(public)/missing'
import { documentMetadata } from '../../../documents/metadata'
import { signedIn } from '../../../guard'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/documents/[id]/history'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('history')
  return documentMetadata(null, id, t('title'))
}

type Props = PageProps<'/[locale]/desk/documents/[id]/history'>

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { from, to }] = await Promise.all([params, searchParams])
  const path = `/desk/documents/${id}/history`
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const history = await findHistory(actor, id)
      if (!history) return <Missing path={path} />
      const asked = from !== undefined || to !== undefined ? { from: numberIn(from), to: numberIn(to) } : null
      const differences = asked && (await compareRevisions(actor, id, [asked.from, asked.to]))
      return (
        <HistoryPage
          actor={actor}
          history={history}
          compared={asked && { ...asked, differences }}
          vocabulary={await inReadersLanguage(vocabulary())}
        />
      )
    },
  )
}

/** The number of a text in the address; 0, which none has, for what is no number. */
function numberIn(value: string | string[] | undefined): number {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0
}
