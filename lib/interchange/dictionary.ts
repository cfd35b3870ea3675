import { type Column, columnsOf } from './columns.ts'
import { csvCell } from './csv.ts'
import type { Kind } from './kind.ts'
import { descriptionOf } from './xlsx.ts'

/** The data dictionary: every column of every file, made from the schemas of the rows. */
export function* writeDictionary(kinds: readonly Kind[]): Generator<Uint8Array, void, void> {
  const lines = [
    ['file', 'column', 'type', 'description', 'values'],
    ...kinds.flatMap((kind) => columnsOf(kind).map((column) => [fileOf(kind), ...descriptionOf(column)])),
  ]
  yield new TextEncoder().encode(
    `\ufeff${lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`,
  )
}

/** The file of a kind within the archive. */
export function fileOf(kind: Kind): string {
  return `data/${kind.name}.csv`
}

const types: Record<Column['type'], object> = {
  text: { type: 'string' },
  list: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  month: { type: 'yearmonth' },
  'date-time': { type: 'datetime' },
}

/** The same for programs: a data package (https://datapackage.org/standard/data-package/). */
export function dataPackage(
  kinds: readonly Kind[],
  about: { title: string; homepage: string; licence: string; created: string },
): string {
  const resources = kinds.map((kind) => ({
    name: kind.name,
    path: fileOf(kind),
    description: kind.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      primaryKey: 'id',
      fields: columnsOf(kind).map(({ path, type, description, values }) => ({
        name: path,
        ...types[type],
        description,
        ...(values && type === 'text' && { constraints: { enum: values } }),
      })),
    },
  }))
  const { title, homepage, licence, created } = about
  const licences = [{ name: 'CC-BY-3.0-IGO', path: licence }]
  return `${JSON.stringify({ name: 'vawg-inventory', title, homepage, created, licenses: licences, resources }, null, 2)}\n`
}
