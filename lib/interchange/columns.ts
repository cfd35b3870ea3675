import { z } from 'zod'
import type { Kind, Row } from './kind.ts'

/** What a cell of a flat table holds; a month is text of the form YYYY-MM. */
export type CellType = 'text' | 'number' | 'boolean' | 'month' | 'date-time' | 'list'
export type Cell = string | number | boolean | null

/** A column of the flat formats. Its name is the path of the field in JSON, with dots between. */
export type Column = {
  path: string
  /** The field of the row that it belongs to. */
  field: string
  type: CellType
  description: string
  values?: readonly string[]
  read: (row: Row) => Cell
}

/** Between the values of a list in one cell. */
export const listMark = ' | '

type JsonSchema = {
  type?: string
  format?: string
  description?: string
  enum?: string[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
}

const known = new Map<string, Column[]>()

/** The columns of a kind, made from its schema; objects become one column a field, lists are joined. */
export function columnsOf(kind: Kind): Column[] {
  const found = known.get(kind.name)
  if (found) return found
  const schema = z.toJSONSchema(kind.schema, { io: 'output', reused: 'inline' }) as JsonSchema
  const columns = Object.entries(resolved(schema, schema).properties ?? {}).flatMap(([field, inner]) =>
    flattened(field, field, resolved(inner, schema), schema, (row) => row[field]),
  )
  known.set(kind.name, columns)
  return columns
}

type Reader = (row: Row) => unknown

function flattened(
  field: string,
  path: string,
  schema: JsonSchema,
  root: JsonSchema,
  read: Reader,
): Column[] {
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      flattened(field, `${path}.${name}`, resolved(inner, root, schema.description), root, (row) =>
        fieldOf(read(row), name),
      ),
    )
  if (schema.type !== 'array') return [column(field, path, schema, (row) => (read(row) ?? null) as Cell)]
  const items = resolved(schema.items ?? {}, root, schema.description)
  if (items.type !== 'object') return [list(field, path, { ...items, description: schema.description }, read)]
  return Object.entries(items.properties ?? {}).map(([name, inner]) =>
    list(field, `${path}.${name}`, resolved(inner, root, schema.description), (row) =>
      (read(row) as unknown[]).map((item) => fieldOf(item, name)),
    ),
  )
}

function column(field: string, path: string, schema: JsonSchema, read: (row: Row) => Cell): Column {
  return {
    path,
    field,
    type: typeOf(schema),
    description: schema.description ?? '',
    ...(schema.enum && { values: schema.enum }),
    read,
  }
}

function list(field: string, path: string, schema: JsonSchema, read: Reader): Column {
  return { ...column(field, path, schema, (row) => joined(read(row) as unknown[])), type: 'list' }
}

/** The values side by side, so that those of columns of one list stand at the same place in each. */
function joined(values: unknown[]): string {
  let cell = ''
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) cell += listMark
    const text = String(values[index] ?? '')
    cell += text.includes('|') ? text.replaceAll('|', '/') : text
  }
  return cell
}

function fieldOf(value: unknown, name: string): unknown {
  return value === null || value === undefined ? null : (value as Row)[name]
}

/** What a reference stands for, without the null that may stand in its place, and with a description before its own. */
function resolved(schema: JsonSchema & { $ref?: string }, root: JsonSchema, above = ''): JsonSchema {
  const inner = schema.anyOf?.find((choice) => choice.type !== 'null')
  const target = schema.$ref ? at(root, schema.$ref) : inner ? resolved(inner, root) : schema
  const own = schema.description ?? target.description ?? ''
  return { ...target, description: [above, own].filter(Boolean).join(' ') }
}

function at(root: JsonSchema, reference: string): JsonSchema {
  const path = reference.split('/').slice(1)
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], root) as JsonSchema
}

function typeOf({ type, format }: JsonSchema): CellType {
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  return format === 'month' || format === 'date-time' ? format : 'text'
}
