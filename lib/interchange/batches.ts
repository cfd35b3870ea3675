import type { Chosen, RowPage, RowSource } from '../directory/rows/rows.ts'
import type { Row } from './kind.ts'

/** Rows read at a time: enough that a statement's own cost hardly counts, few enough for memory. */
const batchSize = 1000
/** How many batches may be under way or waiting to be written. More would only fill memory. */
const most = 2

/** All rows of a source in batches, each asked for when the one before has been taken. */
export async function* batchesOf<Stored>(
  source: RowSource<Stored>,
  chosen: Chosen,
  from: string | null,
  toRow: (stored: Stored) => Row,
): AsyncGenerator<Row[], void, void> {
  for (let after = from; ; ) {
    const page: RowPage<Stored> = await source.page(chosen, after, batchSize)
    yield page.rows.map(toRow)
    after = page.next
    if (after === null) return
  }
}

/**
 * All rows of a source that tells places apart from rows: finding where the next batch lies is cheap, so it is
 * read while the one before is written out. Whoever stops taking batches stops the reading.
 */
export async function* batchesAhead<Stored, Key>(
  places: (after: string | null, limit: number) => Promise<RowPage<Key>>,
  load: (keys: readonly Key[]) => Promise<Stored[]>,
  from: string | null,
  toRow: (stored: Stored) => Row,
): AsyncGenerator<Row[], void, void> {
  const underWay: Promise<Stored[]>[] = []
  let after = from
  let done = false
  try {
    while (true) {
      while (!done && underWay.length < most) {
        const page: RowPage<Key> = await places(after, batchSize)
        const loading = load(page.rows)
        // A failure is told when the batch is taken; until then nobody listens.
        loading.catch(() => {})
        underWay.push(loading)
        after = page.next
        done = after === null
      }
      const next = underWay.shift()
      if (!next) return
      yield (await next).map(toRow)
    }
  } finally {
    await Promise.allSettled(underWay)
  }
}
