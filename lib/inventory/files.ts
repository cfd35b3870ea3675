import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { findInconsistencies, periodSlug } from './consistency.ts'
import * as shapes from './schema.ts'

export type InventoryProblem = { file: string; field: string; message: string }
/** A record with the file it stands in and a SHA-256 hash by which a change is noticed. */
export type Sourced<T> = T & { file: string; hash: string }
export type Inventory = {
  regions: Sourced<shapes.RegionRow>[]
  countries: Sourced<shapes.CountryRow>[]
  measures: Sourced<shapes.MeasureFile>[]
  periods: Sourced<shapes.PeriodFile & { slug: string }>[]
  agencies: Sourced<shapes.AgencyFile>[]
  mechanisms: Sourced<shapes.MechanismFile>[]
  programmes: Sourced<shapes.ProgrammeFile>[]
  activities: Sourced<shapes.ActivityFile>[]
  stories: Sourced<shapes.StoryFile>[]
  sources: Sourced<shapes.SourceFile>[]
}
export type Kind = keyof Inventory
type Reading = { root: string; problems: InventoryProblem[]; defined: Map<string, string> }
type Fields = Record<string, unknown>

/**
 * Reads and checks every file of an inventory folder. All problems are collected: of form (YAML, the
 * schemas of `schema.ts`) and of consistency (references, slugs and identifiers used twice). Faults of
 * the file system are thrown.
 */
export async function readInventory(
  root: string,
): Promise<{ ok: true; inventory: Inventory } | { ok: false; problems: InventoryProblem[] }> {
  const reading: Reading = { root, problems: [], defined: new Map() }
  const inventory: Inventory = {
    regions: await readRows(reading, 'regions', 'code', shapes.regionSchema),
    countries: await readRows(reading, 'countries', 'iso3', shapes.countrySchema),
    measures: await readFolder(reading, 'measures', '.md', 'slug', shapes.measureSchema),
    periods: await readPeriods(reading),
    agencies: await readFolder(reading, 'agencies', '.yaml', 'slug', shapes.agencySchema),
    mechanisms: await readFolder(reading, 'mechanisms', '.md', 'slug', shapes.mechanismSchema),
    programmes: await readFolder(reading, 'programmes', '.md', 'slug', shapes.programmeSchema),
    activities: await readFolder(reading, 'activities', '.md', 'slug', shapes.activitySchema),
    stories: await readFolder(reading, 'stories', '.md', 'slug', shapes.storySchema),
    sources: await readFolder(reading, 'sources', '.yaml', 'page', shapes.sourceSchema),
  }
  const problems = [...reading.problems, ...findInconsistencies(inventory, reading.defined)]
  return problems.length === 0 ? { ok: true, inventory } : { ok: false, problems }
}

/** The problems as text for a terminal: one heading per file, one line per problem. */
export function formatProblems(problems: readonly InventoryProblem[]): string {
  const files = [...new Set(problems.map((problem) => problem.file))].sort()
  const lines = files.flatMap((file) => [
    file,
    ...problems
      .filter((problem) => problem.file === file)
      .map(({ field, message }) => `  ${field ? `${field}: ` : ''}${message}`),
  ])
  return [`Problems in the content files: ${problems.length}`, ...lines].join('\n')
}

async function readRows<T>(reading: Reading, kind: Kind, key: string, schema: z.ZodType<T>) {
  const file = `${kind}.yaml`
  const bytes = await readFile(join(reading.root, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (!bytes) {
    reading.problems.push({ file, field: '', message: `Add this file: it lists the ${kind}` })
    return []
  }
  const rows = parseYaml(reading, file, bytes.toString('utf8'))
  if (rows === undefined) return []
  if (!Array.isArray(rows)) {
    reading.problems.push({ file, field: '', message: 'Write the file as a list, one row per item' })
    return []
  }
  return rows.flatMap((row: unknown, index): Sourced<T>[] => {
    const value = isFields(row) ? row[key] : undefined
    const field = typeof value === 'string' ? value : `row ${index + 1}`
    if (typeof value === 'string') define(reading, kind, value, file, field)
    const record = validate(reading, schema, row, file, field)
    return record === undefined ? [] : [{ ...record, file, hash: sha256(canonicalJson(row)) }]
  })
}

async function readFolder<T>(
  reading: Reading,
  kind: Kind,
  extension: '.yaml' | '.md',
  nameField: 'slug' | 'page' | undefined,
  schema: z.ZodType<T>,
): Promise<Sourced<T>[]> {
  const records: Sourced<T>[] = []
  for (const file of await listFiles(reading.root, kind)) {
    if (extname(file) !== extension) {
      reading.problems.push({
        file,
        field: '',
        message: `Rename or move this file: only ${extension} files belong here`,
      })
      continue
    }
    const name = basename(file, extension)
    // A file that fails its own checks still defines its slug, so that it does not fail others too.
    define(reading, kind, name, file, '')
    const bytes = await readFile(join(reading.root, file))
    const fields = parseFields(reading, file, extension, bytes.toString('utf8'))
    if (!fields) continue
    if (nameField === 'slug' && 'slug' in fields)
      reading.problems.push({
        file,
        field: 'slug',
        message: 'Remove this field: the file name gives the slug',
      })
    if (nameField === 'page' && 'page' in fields && fields.page !== name)
      reading.problems.push({
        file,
        field: 'page',
        message: `Write "${name}", or rename the file: they must agree`,
      })
    const record = validate(reading, schema, nameField ? { ...fields, [nameField]: name } : fields, file, '')
    if (record !== undefined) records.push({ ...record, file, hash: sha256(bytes) })
  }
  return records
}

async function readPeriods(reading: Reading): Promise<Inventory['periods']> {
  const periods = await readFolder(reading, 'periods', '.yaml', undefined, shapes.periodSchema)
  return periods.map((period) => {
    const slug = periodSlug(period)
    if (basename(period.file, '.yaml') !== slug) {
      const message = `Rename the file to ${slug}.yaml, or correct start and end: they must agree`
      reading.problems.push({ file: period.file, field: 'start', message })
    }
    return { ...period, slug }
  })
}

/** Folders may have sub-folders; a folder without files does not exist in a checkout. */
async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** The fields of a file; in a Markdown file the text beneath the front matter becomes `body`. */
function parseFields(reading: Reading, file: string, extension: string, text: string): Fields | undefined {
  const parts = /^\uFEFF?---\r?\n((?:[\s\S]*?\r?\n)?)---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text)
  if (extension === '.md' && !parts) {
    const message = 'Begin the file with its fields between two lines of three hyphens (---), then the text'
    reading.problems.push({ file, field: '', message })
    return undefined
  }
  const data =
    extension === '.md' ? parseYaml(reading, file, parts?.[1] ?? '', 1) : parseYaml(reading, file, text)
  if (data === undefined) return undefined
  if (!isFields(data)) {
    reading.problems.push({
      file,
      field: '',
      message: 'Write the file as fields: a name, a colon and a value',
    })
    return undefined
  }
  if (extension !== '.md') return data
  if ('body' in data)
    reading.problems.push({
      file,
      field: 'body',
      message: 'Move this text beneath the second line of hyphens',
    })
  return { ...data, body: (parts?.[2] ?? '').replaceAll('\r\n', '\n').trim() }
}

function parseYaml(reading: Reading, file: string, text: string, linesBefore = 0): unknown {
  const document = parseDocument(text, { prettyErrors: false })
  for (const error of document.errors) {
    const line = text.slice(0, error.pos[0]).split('\n').length + linesBefore
    reading.problems.push({
      file,
      field: '',
      message: `Correct the YAML near line ${line}: ${error.message}`,
    })
  }
  return document.errors.length > 0 ? undefined : document.toJS()
}

function validate<T>(reading: Reading, schema: z.ZodType<T>, data: unknown, file: string, prefix: string) {
  const result = schema.safeParse(data, { error: instructionFor })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    for (const key of unknownKeys) {
      const path = [...(prefix ? [prefix] : []), ...issue.path, ...(key === undefined ? [] : [key])]
      const isFileName = issue.path[0] === 'slug' || issue.path[0] === 'page'
      const message = isFileName ? `Rename the file: ${issue.message}` : issue.message
      reading.problems.push({ file, field: path.join('.'), message })
    }
  }
  return undefined
}

/** What to do about an issue for which the schema has no message of its own. */
function instructionFor(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue
  if (issue.code === 'unrecognized_keys') return 'Remove this field or correct its name: no such field exists'
  if (input === undefined) return 'Add this field: it is required'
  if (input === null) return 'Give a value, or remove the field: it is empty'
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')
        ? `Put the value in quotes, as it must be text: ${String(input)}`
        : `Write a value of another type: ${issue.expected} is expected`
    case 'invalid_value':
      return `Write one of these: ${issue.values.join(', ')}`
    case 'too_small':
      return issue.origin === 'number'
        ? `Write ${issue.minimum} or more`
        : 'Fill this in: it is empty or too short'
    case 'too_big':
      return issue.origin === 'number'
        ? `Write ${issue.maximum} or less`
        : `Shorten this to ${issue.maximum} characters at most${typeof input === 'string' ? ` (it has ${input.length})` : ''}`
    case 'invalid_format':
      return `Correct the form of this value${issue.pattern ? `: it must match ${issue.pattern}` : ''}`
    default:
      return undefined
  }
}

function define(reading: Reading, kind: Kind, slug: string, file: string, field: string): void {
  const first = reading.defined.get(`${kind}/${slug}`)
  if (first !== undefined) {
    const message = `Give this another name: "${slug}" stands already in ${first}`
    reading.problems.push({ file, field, message })
  } else reading.defined.set(`${kind}/${slug}`, file)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

/** JSON with sorted keys, so that the order of the fields of a row does not count as a change. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}
