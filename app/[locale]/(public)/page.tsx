import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { HomePage } from '@/components/home/home-page'
import { listActivities } from '@/lib/directory/activities'
import { listMeasures } from '@/lib/directory/measures'
import { findOverview } from '@/lib/directory/overview'
import { featuredResults } from '@/lib/directory/results'
import { listStories } from '@/lib/directory/stories'
import { findTimeline } from '@/lib/directory/timeline'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { datasetOf } from '@/lib/structured-data'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  return pageMetadata({ path: '/', description: t('description') })
}

export default async function Page() {
  const [overview, timeline, results, newest, measures, stories] = await inReadersLanguage(
    Promise.all([
      findOverview(),
      findTimeline(),
      featuredResults(),
      listActivities({}, 5),
      listMeasures(),
      listStories({}, 3),
    ]),
  )
  const t = await getTranslations('site')
  return (
    <>
      <JsonLd
        data={datasetOf(overview, {
          site: env().SITE_URL,
          name: t('tagline'),
          description: t('description'),
        })}
      />
      <HomePage
        overview={overview}
        timeline={timeline}
        results={results}
        newest={newest.items}
        measures={measures}
        stories={stories}
      />
    </>
  )
}
