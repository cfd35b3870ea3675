import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GuidancePage } from '@/components/administration/guidance-pages'
import type { Answer } from '@/lib/administration/form'
import { findGuidance } from '@/lib/administration/guidance/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { isLocale } from '@/lib/locales'
import { Missing } from '../../../../../../(public)/missing'
import { deskMetadata, signedIn } from '../../../../guard'
import { change, reset } from '../../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.guidance'))('title'),
  )
}

export default async function Page({
  params,
}: PageProps<'/[locale]/desk/admin/guidance/[field]/[language]'>) {
  const { field, language } = await params
  const path = `/desk/admin/guidance/${field}/${language}`
  return signedIn(path, isAdministrator, async (actor) => {
    const guidance = isLocale(language) ? await findGuidance(field, language) : null
    if (!guidance) return <Missing path={path} />
    return (
      <GuidancePage
        actor={actor}
        guidance={guidance}
        action={change.bind(null, field, language)}
        reset={reset.bind(null, field, language)}
        answer={formAnswer<Answer>()}
      />
    )
  })
}
