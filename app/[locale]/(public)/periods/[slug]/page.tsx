import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { PeriodPage } from '@/components/period/period-page'
import { listActivities } from '@/lib/directory/activities'
import { countActivityFacets } from '@/lib/directory/facets'
import { findPeriod, listPeriods } from '@/lib/directory/periods'
import { formatSpan } from '@/lib/format'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/periods/[slug]'>

/** The newest are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listPeriods()).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const period = await inReadersLanguage(findPeriod(slug))
  if (!period) return {}
  const [t, locale] = await Promise.all([getTranslations('period'), getLocale()])
  const { activityCount, agencies } = period
  return pageMetadata({
    path: `/periods/${slug}`,
    title: formatSpan(period, locale, 'long'),
    description:
      activityCount > 0 ? t('lede', { activities: activityCount, agencies: agencies.length }) : t('nothing'),
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const own = { period: [slug] }
  const [period, activities, facets] = await inReadersLanguage(
    Promise.all([findPeriod(slug), listActivities(own), countActivityFacets(own)]),
  )
  if (!period) return <Missing path={`/periods/${slug}`} />
  return <PeriodPage period={period} activities={activities} measures={facets.measures} />
}
