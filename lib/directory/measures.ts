import { database } from '../database/client.ts'
import type { MeasureKind } from '../database/generated/client.ts'
import { activityCounts } from './facets.ts'
import { type MeasureReference, measureFields } from './references.ts'

export type MeasureListItem = MeasureReference & {
  kind: MeasureKind
  /** Markdown: what the measure covers. */
  description: string
  activityCount: number
}

const listFields = {
  ...measureFields,
  kind: true,
  description: true,
} as const

/** The taxonomy in its own order: the measures first, then the thematic focuses. */
export async function listMeasures(): Promise<MeasureListItem[]> {
  const [measures, { measure: counts }] = await Promise.all([
    database().measure.findMany({ select: listFields, orderBy: { position: 'asc' } }),
    activityCounts(),
  ])
  return measures.map((measure) => ({ ...measure, activityCount: counts.get(measure.slug) ?? 0 }))
}

/** The measure with that slug, or null. */
export async function findMeasure(slug: string): Promise<MeasureListItem | null> {
  const [measure, { measure: counts }] = await Promise.all([
    database().measure.findUnique({ where: { slug }, select: listFields }),
    activityCounts(),
  ])
  return measure && { ...measure, activityCount: counts.get(slug) ?? 0 }
}
