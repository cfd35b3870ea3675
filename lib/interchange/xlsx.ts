import { type Cell, type Column, listMark } from './columns.ts'
import type { Kind, Row } from './kind.ts'
import { escapeXml, type SheetColumn, sheetFoot, sheetHead, sheetRow } from './xlsx-sheet.ts'
import { type ArchivedFile, writeZip } from './zip.ts'

/** Compressing hard would take longer than everything else; a level of 1 halves the file as well. */
const level = 1

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook (ECMA-376, SpreadsheetML) written row by row: the rows with numbers, dates and texts as such, and a
 * second sheet that says what each column holds. Texts stand in the cells themselves, never as formulas.
 */
export function writeXlsx(
  kind: Kind,
  columns: readonly Column[],
  batches: AsyncIterable<readonly Row[]>,
  modified: Date,
): AsyncGenerator<Uint8Array, void, void> {
  const files: ArchivedFile[] = [
    file('[Content_Types].xml', contentTypesXml),
    file('_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']])),
    file('xl/workbook.xml', workbookXml(kind.name)),
    file('xl/_rels/workbook.xml.rels', workbookRelations),
    file('xl/styles.xml', stylesXml),
    { name: 'xl/worksheets/sheet1.xml', content: () => rowsXml(columns, batches) },
    file('xl/worksheets/sheet2.xml', columnsXml(columns)),
  ]
  return writeZip(files, { modified, level })
}

async function* rowsXml(
  columns: readonly Column[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder()
  const sheetColumns: SheetColumn[] = columns.map(({ path, type }) => ({
    header: path,
    type,
    width: widths[type],
  }))
  yield encoder.encode(sheetHead(sheetColumns))
  for await (const rows of batches) {
    let text = ''
    for (const row of rows)
      text += sheetRow(
        sheetColumns,
        columns.map((column) => column.read(row)),
      )
    if (text !== '') yield encoder.encode(text)
  }
  yield encoder.encode(sheetFoot)
}

/** Wide enough to read what is mostly there; in characters. */
const widths = { text: 24, number: 12, boolean: 10, month: 10, 'date-time': 20, list: 24 } as const

function columnsXml(columns: readonly Column[]): string {
  const sheetColumns: SheetColumn[] = [
    { header: 'column', type: 'text', width: 28 },
    { header: 'type', type: 'text', width: 12 },
    { header: 'description', type: 'text', width: 80 },
    { header: 'values', type: 'text', width: 40 },
  ]
  const rows = columns.map((column) => sheetRow(sheetColumns, descriptionOf(column), true))
  return `${sheetHead(sheetColumns)}${rows.join('')}${sheetFoot}`
}

/** What the data dictionary says of a column. */
export function descriptionOf({ path, type, description, values = [] }: Column): Cell[] {
  return [path, type === 'list' ? `list, with “${listMark}” between` : type, description, values.join(', ')]
}

function file(name: string, text: string): ArchivedFile {
  return { name, content: () => [new TextEncoder().encode(text)] }
}

function relationsXml(relations: [type: string, target: string][]): string {
  const all = relations.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  )
  return `${xmlHead}<Relationships xmlns="${packageRelations}">${all.join('')}</Relationships>`
}

const workbookRelations = relationsXml([
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', 'worksheets/sheet2.xml'],
  ['styles', 'styles.xml'],
])

const contentTypesXml =
  `${xmlHead}<Types xmlns="${contentTypes}">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mediaType}.worksheet+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${mediaType}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${mediaType}.styles+xml"/></Types>`

function workbookXml(name: string): string {
  return (
    `${xmlHead}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>` +
    `<sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/><sheet name="columns" sheetId="2" r:id="rId2"/>` +
    '</sheets></workbook>'
  )
}

const top = '<alignment vertical="top"/>'

/**
 * In the order of `style`: plain, header, date and time, month, text that looks like a formula, wrapped text.
 * All begin at the top: of a text of several lines a row of one line would show the last.
 */
const stylesXml =
  `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2">` +
  '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1">${top}</xf></cellStyleXfs>` +
  '<cellXfs count="6">' +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>` +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>` +
  `<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>` +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1">${top}</xf>` +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
