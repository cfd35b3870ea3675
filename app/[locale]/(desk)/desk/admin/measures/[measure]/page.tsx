import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MeasureDetailsPage } from '@/components/administration/measure-form'
import type { Answer } from '@/lib/administration/form'
import { findMeasureForDesk } from '@/lib/administration/measures/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { Missing } from '../../../../../(public)/missing'
import { deskMetadata, signedIn } from '../../../guard'
import { change, remove } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.measures'))('title'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/admin/measures/[measure]'>) {
  const { measure: slug } = await params
  const path = `/desk/admin/measures/${slug}`
  return signedIn(path, isAdministrator, async (actor) => {
    const measure = await findMeasureForDesk(slug)
    if (!measure) return <Missing path={path} />
    return (
      <MeasureDetailsPage
        actor={actor}
        measure={measure}
        action={change.bind(null, slug)}
        remove={remove.bind(null, slug)}
        answer={formAnswer<Answer>()}
      />
    )
  })
}
