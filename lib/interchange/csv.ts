import { Chunks } from './chunks.ts'
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
  const out = new Chunks()
  out.add(`\ufeff${columns.map(({ path }) => csvCell(path)).join(',')}\r\n`)
  for await (const rows of batches) {
    for (const row of rows) addLine(out, columns, row)
    yield* out.take()
  }
  yield* out.take()
}

/** Long texts are added by themselves: put together with others they would be copied once more. */
const long = 200

function addLine(out: Chunks, columns: readonly Column[], row: Row): void {
  let line = ''
  for (let index = 0; index < columns.length; index += 1) {
    if (index > 0) line += ','
    const cell = csvCell((columns[index] as Column).read(row))
    if (cell.length < long) line += cell
    else {
      out.add(line)
      out.add(cell)
      line = ''
    }
  }
  out.add(`${line}\r\n`)
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
