import type { z } from 'zod'
import type { Chosen, RowPage } from '../directory/rows/rows.ts'
import type { Parameter } from './parameters.ts'

/** A row as it is given out; what it holds is said by the schema of its kind. */
export type Row = Record<string, unknown>

/** One kind of thing that the API and the exports give out. Everything about it is derived from this. */
export type Kind = {
  /** As in the address: `activities`. */
  name: string
  /** What one is called, for sentences: `activity`. */
  one: string
  /** What the kind is, in a sentence. */
  description: string
  /** The name of the row's schema in the OpenAPI document. */
  schemaName: string
  schema: z.ZodObject
  /** Filters, by parameter. */
  filters: Record<string, Parameter>
  /** A value of `slug` for examples. */
  example: string
  /** Rows behind a place, up to `limit` of them. */
  page: (chosen: Chosen, after: string | null, limit: number) => Promise<RowPage<Row>>
  /** Whether `batches` can go on from a place; where it is not said, from any. */
  isPlaceInTime?: (place: string) => boolean
  /** All rows that match behind a place, in batches. */
  batches: (chosen: Chosen, after: string | null) => AsyncGenerator<Row[], void, void>
  count: (chosen: Chosen) => Promise<number>
  /** The row with that identifier or slug, or null. */
  find: (key: string) => Promise<Row | null>
  /** The slug of today for one of the past, or null. */
  successor?: (key: string) => Promise<string | null>
}
