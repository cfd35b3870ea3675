import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GuidanceListPage } from '@/components/administration/guidance-pages'
import { listGuidance } from '@/lib/administration/guidance/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { defaultLocale, isLocale } from '@/lib/locales'
import { deskMetadata, signedIn } from '../../guard'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.guidance'))('title'),
  )
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/admin/guidance'>) {
  const { language: given, done } = await searchParams
  const [asked = defaultLocale] = [given ?? []].flat()
  const language = isLocale(asked) ? asked : defaultLocale
  return signedIn('/desk/admin/guidance', isAdministrator, async (actor) => (
    <GuidanceListPage
      actor={actor}
      items={await listGuidance(language)}
      language={language}
      done={[done].flat()[0]}
    />
  ))
}
