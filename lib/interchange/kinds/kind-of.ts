import type { RowSource } from '../../directory/rows/rows.ts'
import { batchesOf } from '../batches.ts'
import type { Kind, Row } from '../kind.ts'

/** A kind whose rows are made, one by one, of what its source has stored. */
export function kindOf<Stored>(
  source: RowSource<Stored>,
  toRow: (stored: Stored) => Row,
  described: Omit<Kind, 'page' | 'batches' | 'count' | 'find'>,
): Kind {
  return {
    ...described,
    page: async (chosen, after, limit) => {
      const { rows, ...page } = await source.page(chosen, after, limit)
      return { ...page, rows: rows.map(toRow) }
    },
    batches: (chosen, after) => batchesOf(source, chosen, after, toRow),
    count: source.count,
    find: async (key) => {
      const found = await source.find(key)
      return found && toRow(found)
    },
  }
}
