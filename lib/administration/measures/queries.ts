import { database } from '../../database/client.ts'
import type { Measure } from '../../database/generated/client.ts'
import { seenText } from '../seen.ts'
import { findMeasure, isUsed, shownMeasure } from './mutations.ts'

export type MeasureItem = Measure & { activities: number; stories: number }

export type MeasureForDesk = Measure & {
  /** What the form that changes it is made from. */
  seen: string
  /** Whether any text names it: then it stays. */
  isUsed: boolean
}

/** The taxonomy in its order, with how much each is used. */
export async function listMeasuresForDesk(): Promise<MeasureItem[]> {
  const measures = await database().measure.findMany({
    include: { _count: { select: { activities: true, stories: true } } },
    orderBy: { position: 'asc' },
  })
  return measures.map(({ _count, ...measure }) => ({ ...measure, ..._count }))
}

/** A measure with what is kept of it, or null. */
export async function findMeasureForDesk(slug: string): Promise<MeasureForDesk | null> {
  const measure = await findMeasure(database(), slug)
  if (!measure) return null
  return { ...measure, seen: seenText(shownMeasure(measure)), isUsed: await isUsed(database(), measure) }
}
