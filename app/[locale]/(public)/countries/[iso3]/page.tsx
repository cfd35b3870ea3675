import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CountryPage } from '@/components/country/country-page'
import { pageMetadata } from '@/components/frame/metadata'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { findCountry } from '@/lib/directory/countries'
import { listResults } from '@/lib/directory/results'
import { listStories } from '@/lib/directory/stories'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/countries/[iso3]'>

/** One example is rendered when the portal is built; every other country on its first visit. */
export function generateStaticParams(): { iso3: string }[] {
  return [{ iso3: 'mex' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { iso3 } = await params
  const country = await inReadersLanguage(findCountry(iso3))
  if (!country) return {}
  const t = await getTranslations('country')
  return pageMetadata({
    path: `/countries/${iso3}`,
    title: country.name,
    description: t('description', { country: country.name }),
    feed: { country: [iso3] },
  })
}

export default async function Page({ params }: Props) {
  const { iso3 } = await params
  const country = await inReadersLanguage(findCountry(iso3))
  if (!country) return <Missing path={`/countries/${iso3}`} />
  const own = { country: [iso3] }
  const [activities, activityTotal, stories, results] = await inReadersLanguage(
    Promise.all([
      listActivities(own),
      countActivities(own),
      listStories({ country: country.iso3 }),
      listResults(own),
    ]),
  )
  return <CountryPage data={{ country, activities, activityTotal, stories, results }} />
}
