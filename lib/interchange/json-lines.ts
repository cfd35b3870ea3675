import type { Row } from './kind.ts'

/** JSON Lines (https://jsonlines.org): one row a line, as it stands in the answers of the API. */
export async function* writeJsonLines(
  fields: readonly string[] | null,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder()
  for await (const rows of batches) {
    const text = rows.map((row) => `${JSON.stringify(chosenFields(row, fields))}\n`).join('')
    if (text !== '') yield encoder.encode(text)
  }
}

/** The row with these fields only, in the order of the row; with all of them where none are named. */
export function chosenFields(row: Row, fields: readonly string[] | null): Row {
  if (fields === null) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)))
}
