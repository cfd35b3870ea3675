import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Pool, QueryArrayConfig } from 'pg'

type Connections = {
  main: Pool
  shadow?: Pool
  /** Called with what PostgreSQL says of a failing script, which the engine's own error may hide. */
  onScriptError?: (error: unknown) => void
}

/**
 * Prisma's schema engine, from its WebAssembly build: the same code as the binary that `prisma migrate`
 * downloads, with nothing to download. It works through `main`; `shadow` is an empty database that it fills
 * to compare migrations with a schema, needed for that alone.
 */
export async function openSchemaEngine(
  schema: string,
  { main, shadow, onScriptError }: Connections,
): Promise<SchemaEngine> {
  await load()
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => adapterOf(main, onScriptError),
    connectToShadowDb: () => {
      if (!shadow) throw new Error('This engine was opened without a shadow database.')
      return adapterOf(shadow)
    },
  }
  const datamodels: [string, string][] = [['schema.prisma', schema]]
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

/**
 * Prisma's adapter with two things mended that the engine needs. It cuts a script at every semicolon, also
 * inside a function's body, and runs the pieces one by one: sent whole, PostgreSQL reads it itself, in one
 * transaction. And it does not know the type "char" of PostgreSQL's catalogue.
 */
async function adapterOf(pool: Pool, onScriptError?: (error: unknown) => void): Promise<SqlDriverAdapter> {
  const charColumns = new WeakMap<unknown[][], Set<number>>()
  const adapter = await new PrismaPg(readingChars(pool, charColumns)).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const chars = charColumns.get(result.rows)
    const columnTypes = result.columnTypes.map((type, column) =>
      chars?.has(column) ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      onScriptError?.(error)
      throw error
    }
  }
  return adapter
}

const charOid = 18
const textOid = 25

/** A view of the pool in which "char" is text; where one is the zero byte, PostgreSQL prints nothing. */
function readingChars(pool: Pool, charColumns: WeakMap<unknown[][], Set<number>>): Pool {
  const query = async (question: QueryArrayConfig) => {
    const result = await pool.query(question)
    const columns = new Set(
      result.fields.flatMap((field, column) => (field.dataTypeID === charOid ? [column] : [])),
    )
    for (const column of columns) {
      Object.assign(result.fields[column] ?? {}, { dataTypeID: textOid })
      for (const row of result.rows) if (row[column] === '') row[column] = '\0'
    }
    charColumns.set(result.rows, columns)
    return result
  }
  return Object.assign(Object.create(pool), { query })
}

let loaded: Promise<void> | undefined

function load(): Promise<void> {
  loaded ??= instantiate()
  return loaded
}

async function instantiate(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = await WebAssembly.compile(await readFile(script.replace(/\.js$/, '.wasm')))
  const instance = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start !== 'function') throw new Error('The schema engine has no start function.')
  start()
}
