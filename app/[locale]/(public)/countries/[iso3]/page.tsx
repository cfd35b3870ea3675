import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { permanentRedirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CountryPage } from '@/components/country/country-page'
import { pageMetadata } from '@/components/frame/metadata'
import { addressIn } from '@/lib/addresses'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { findCountry } from '@/lib/directory/countries'
import { resultsOfCountry } from '@/lib/directory/results'
import { listStories } from '@/lib/directory/stories'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/countries/[iso3]'>

/** One example is rendered when the portal is built; every other country on its first visit. */
export function generateStaticParams(): { iso3: string }[] {
  return [{ iso3: 'mex' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache'
  cacheLife('directory')
  const { iso3 } = await params
  const country = await inReadersLanguage(findCountry(iso3))
  if (!country) return {}
  const t = await getTranslations('country')
  return pageMetadata({
    path: `/countries/${iso3.toLowerCase()}`,
    title: country.name,
    description: t('description', { country: country.name }),
    feed: { country: [iso3.toLowerCase()] },
  })
}

export default async function Page({ params }: Props) {
  const { iso3 } = await params
  if (/^[a-z]*[A-Z][a-zA-Z]*$/.test(iso3))
    permanentRedirect(addressIn(await getLocale(), `/countries/${iso3.toLowerCase()}`))
  return <Country code={iso3} />
}

async function Country({ code }: { code: string }) {
  'use cache'
  cacheLife('directory')
  const country = await inReadersLanguage(findCountry(code))
  if (!country) return <Missing path={`/countries/${code}`} />
  const own = { country: [code] }
  const [activities, activityTotal, stories, results] = await inReadersLanguage(
    Promise.all([
      listActivities(own),
      countActivities(own),
      listStories({ country: country.iso3 }),
      resultsOfCountry(country.iso3),
    ]),
  )
  return <CountryPage data={{ country, activities, activityTotal, stories, results }} />
}
