import type { Metadata } from 'next'
import { ActivityMap } from '@/components/activity/activity-map'
import { ActivityTimeline } from '@/components/activity/activity-timeline'
import { ActivityNotes } from '@/components/activity/activity-view'
import { ResultCharts } from '@/components/charts/result-charts'
import { FilterProblems } from '@/components/filters/chosen'
import { Matrix } from '@/components/mechanism/matrix-page'
import { ResultMap } from '@/components/results/result-map'
import { ResultSentence } from '@/components/results/result-view'
import { Embedded, MissingEmbed } from '@/components/views/embedded'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import {
  loadActivityMap,
  loadActivityTimeline,
  loadMechanismMatrix,
  loadResultCharts,
  loadResultMap,
} from '../../views'

/** A view for somebody else's page: the picture with its links and its source, and nothing around it. */

/** With their filters they are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false } }

export default async function Page({ params, searchParams }: PageProps<'/[locale]/embed/[...view]'>) {
  const [of, name] = (await params).view
  const query = queryFrom(await searchParams)
  switch (`${of}/${name}`) {
    case 'activities/map': {
      const data = await inReadersLanguage(loadActivityMap(query))
      return (
        <Embedded of="activities" view="map" query={query.toString()}>
          <ActivityNotes data={data} view="map" />
          <ActivityMap data={data} target="_blank" />
        </Embedded>
      )
    }
    case 'activities/timeline': {
      const data = await inReadersLanguage(loadActivityTimeline(query))
      return (
        <Embedded of="activities" view="timeline" query={query.toString()}>
          <ActivityNotes data={data} view="timeline" />
          <ActivityTimeline data={data} target="_blank" />
        </Embedded>
      )
    }
    case 'results/map': {
      const data = await inReadersLanguage(loadResultMap(query))
      return (
        <Embedded of="results" view="map" query={query.toString()}>
          <FilterProblems problems={data.problems} />
          <ResultSentence data={data} />
          <ResultMap data={data} target="_blank" />
        </Embedded>
      )
    }
    case 'results/charts': {
      const data = await inReadersLanguage(loadResultCharts(query))
      return (
        <Embedded of="results" view="charts" query={query.toString()}>
          <FilterProblems problems={data.problems} />
          <ResultSentence data={data} />
          <ResultCharts data={data} />
        </Embedded>
      )
    }
    case 'mechanisms/matrix':
      return (
        <Embedded of="mechanisms" view="matrix" query={query.toString()}>
          <Matrix data={await inReadersLanguage(loadMechanismMatrix(query))} />
        </Embedded>
      )
    default:
      return <MissingEmbed />
  }
}
