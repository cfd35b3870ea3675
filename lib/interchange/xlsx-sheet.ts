import type { Cell, CellType } from './columns.ts'

/** Excel's own limits: longer texts and further rows make it call the whole file damaged. */
export const longestText = 32_767
export const mostRows = 1_048_576

/** Formats of cells, by their place in `styles` of the workbook. */
export const style = { plain: 0, header: 1, dateTime: 2, month: 3, quoted: 4, wrapped: 5 } as const

export type SheetColumn = { header: string; type: CellType; width: number }

/** The beginning of a sheet: the first row stays in sight. */
export function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const header = columns.map(({ header }) => textCell(header, style.header)).join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row>${header}</row>`
  )
}

export const sheetFoot = '</sheetData></worksheet>'

export function sheetRow(columns: readonly SheetColumn[], cells: readonly Cell[], wrapped = false): string {
  let row = wrapped ? `<row ht="${heightFor(columns, cells)}" customHeight="1">` : '<row>'
  for (let index = 0; index < columns.length; index += 1)
    row += cellOf(cells[index] ?? null, (columns[index] as SheetColumn).type, wrapped)
  return `${row}</row>`
}

const heightOfLine = 15

/** High enough for texts that wrap: not every program works it out when it opens the file. */
function heightFor(columns: readonly SheetColumn[], cells: readonly Cell[]): number {
  const lines = columns.map(({ width }, index) => Math.ceil(String(cells[index] ?? '').length / width))
  return heightOfLine * Math.max(1, ...lines)
}

/** Cells follow each other without names of their own, so that an empty one is written as well. */
function cellOf(value: Cell, type: CellType, wrapped: boolean): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  if (type === 'date-time') return `<c s="${style.dateTime}"><v>${serialOf(value)}</v></c>`
  if (type === 'month') return `<c s="${style.month}"><v>${serialOf(`${value}-01T00:00:00Z`)}</v></c>`
  const format = beginsFormula.test(value) ? style.quoted : wrapped ? style.wrapped : style.plain
  return textCell(value, format)
}

/** Marked as text for good, so that it stays text also when somebody edits the cell. */
const beginsFormula = /^[=+\-@\t]/

function textCell(value: string, format: number): string {
  const text = value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value
  return `<c t="inlineStr"${format === 0 ? '' : ` s="${format}"`}><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
function serialOf(instant: string): number {
  return Date.parse(instant) / 86_400_000 + 25_569
}

const special = /[&<>]|_x[0-9A-Fa-f]{4}_|[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Text for XML 1.0, which has no control characters and no halves of surrogate pairs. `_x000D_` and the like mean
 * a character to Excel, so that a text that really holds them needs its first underscore written that way.
 */
export function escapeXml(text: string): string {
  return text.replace(special, (found) => named[found] ?? (found.startsWith('_x') ? `_x005F${found}` : ''))
}
