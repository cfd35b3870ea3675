import type { Cell, Column } from './columns.ts'
import type { Row } from './kind.ts'

/**
 * CSV after RFC 4180: commas, CRLF, quotes doubled within quotes, line breaks kept. UTF-8 with a byte order mark,
 * without which Excel takes it for another encoding. A text that a spreadsheet would take for a formula is
 * preceded by an apostrophe (OWASP, CSV injection); numbers stay numbers.
 */
export async function* writeCsv(
  columns: readonly Column[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${columns.map(({ path }) => csvCell(path)).join(',')}\r\n`)
  for await (const rows of batches) {
    let text = ''
    for (const row of rows) text += csvLine(columns, row)
    if (text !== '') yield encoder.encode(text)
  }
}

function csvLine(columns: readonly Column[], row: Row): string {
  let line = ''
  for (let index = 0; index < columns.length; index += 1) {
    if (index > 0) line += ','
    line += csvCell((columns[index] as Column).read(row))
  }
  return `${line}\r\n`
}

const needsQuotes = /[",\r\n]|^\s|\s$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const beginsFormula = /^[=+\-@\t\r\n\u0000＝＋－＠]/

/** A value as it stands between commas. */
export function csvCell(value: Cell): string {
  if (value === null || value === '') return ''
  if (typeof value !== 'string') return String(value)
  const safe = beginsFormula.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
