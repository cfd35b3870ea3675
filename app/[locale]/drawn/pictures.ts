import { getTranslations } from 'next-intl/server'
import { chartsPicture } from '@/components/pictures/charts-picture'
import { mapPicture } from '@/components/pictures/map-picture'
import { matrixPicture } from '@/components/pictures/matrix-picture'
import type { Picture } from '@/components/pictures/sheet'
import { timelinePicture } from '@/components/pictures/timeline-picture'
import { resultConditions, resultWords } from '@/components/results/result-words'
import { inLanguage } from '@/lib/catalogue'
import { conditionsOf, filterWords } from '@/lib/directory/filter-words'
import type { Locale } from '@/lib/locales'
import { isNarrowed } from '@/lib/search/params'
import {
  loadActivityMap,
  loadActivityTimeline,
  loadMechanismMatrix,
  loadResultCharts,
  loadResultMap,
} from '../views'

type Activities = Awaited<ReturnType<typeof loadActivityMap | typeof loadActivityTimeline>>
type Results = Awaited<ReturnType<typeof loadResultMap | typeof loadResultCharts>>

/**
 * The view of that name for a query as a picture, or null where there is none. Its table is complete for CSV; for the
 * other formats it may lack what is not drawn.
 */
export async function findPicture(
  name: string,
  query: URLSearchParams,
  locale: Locale,
  format: string,
): Promise<Picture | null> {
  const t = await getTranslations({ locale })
  const ofActivities = ({ filters, names, total }: Activities) => {
    const conditions = conditionsOf(t, locale, filterWords(t, locale, names))
    return t('views.activities', { narrowed: isNarrowed(filters) ? 'yes' : 'no', count: total, conditions })
  }
  const ofResults = ({ filters, names, total }: Results) => {
    const conditions = resultConditions(t, locale, resultWords(t, filters, names))
    const narrowed = isNarrowed(filters) ? 'yes' : 'no'
    return t('views.results', { narrowed, count: total, conditions })
  }
  switch (name) {
    case 'activities/map': {
      const data = await inLanguage(locale, loadActivityMap(query))
      const title = t('views.title.activities.map')
      const about = {
        of: 'activities',
        title,
        words: ofActivities(data),
        narrowed: data.filters.country.length > 0,
      } as const
      return mapPicture(data.places, about, locale)
    }
    case 'activities/timeline': {
      const data = await inLanguage(locale, loadActivityTimeline(query))
      const title = t('views.title.activities.timeline')
      return timelinePicture(data.timeline, { title, words: ofActivities(data) }, locale)
    }
    case 'results/map': {
      const data = await inLanguage(locale, loadResultMap(query))
      const title = t('views.title.results.map')
      const about = {
        of: 'results',
        title,
        words: ofResults(data),
        narrowed: data.filters.country.length > 0,
      } as const
      return mapPicture(data.places, about, locale)
    }
    case 'results/charts': {
      const most = format === 'csv' ? Number.POSITIVE_INFINITY : undefined
      const data = await inLanguage(locale, loadResultCharts(query, most))
      const title = t('views.title.results.charts')
      return chartsPicture(data.groups, { by: data.by, title, words: ofResults(data) }, locale)
    }
    case 'mechanisms/matrix': {
      const { matrix, by } = await inLanguage(locale, loadMechanismMatrix(query))
      return matrixPicture(matrix, by, locale)
    }
    default:
      return null
  }
}
