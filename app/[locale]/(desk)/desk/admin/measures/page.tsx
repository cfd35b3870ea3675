import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MeasuresDeskPage } from '@/components/administration/measures-desk-page'
import type { Answer } from '@/lib/administration/form'
import { listMeasuresForDesk } from '@/lib/administration/measures/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata, signedIn } from '../../guard'
import { move } from './actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.measures'))('title'),
  )
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/admin/measures'>) {
  const { done } = await searchParams
  return signedIn('/desk/admin/measures', isAdministrator, async (actor) => (
    <MeasuresDeskPage
      actor={actor}
      measures={await listMeasuresForDesk()}
      move={move}
      answer={formAnswer<Answer>()}
      done={[done].flat()[0]}
    />
  ))
}
