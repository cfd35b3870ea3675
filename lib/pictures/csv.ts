import { csvCell } from '../interchange/csv.ts'

/** The rows of a picture's table as CSV, each cell as the exports of the inventory write it. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
