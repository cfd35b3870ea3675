import { database } from '../database/client.ts'
import type { MeasureKind } from '../database/generated/client.ts'
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
  _count: { select: { activities: true } },
} as const

/** The taxonomy in its own order: the measures first, then the thematic focuses. */
export async function listMeasures(): Promise<MeasureListItem[]> {
  const measures = await database().measure.findMany({ select: listFields, orderBy: { position: 'asc' } })
  return measures.map(({ _count, ...measure }) => ({ ...measure, activityCount: _count.activities }))
}

/** The measure with that slug, or null. */
export async function findMeasure(slug: string): Promise<MeasureListItem | null> {
  const measure = await database().measure.findUnique({ where: { slug }, select: listFields })
  if (!measure) return null
  const { _count, ...rest } = measure
  return { ...rest, activityCount: _count.activities }
}
