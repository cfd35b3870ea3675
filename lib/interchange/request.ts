import { resolveFilters } from '../directory/filter-values.ts'
import type { Chosen } from '../directory/rows/rows.ts'
import { matchActivities } from '../search/matches.ts'
import { parseFilters } from '../search/params.ts'
import { decodeCursor } from './cursor.ts'
import { acceptedFormat, type Format, formatNames } from './formats.ts'
import type { Kind } from './kind.ts'
import type { ParameterProblem } from './problems.ts'

/** The parameters that choose the form of an answer, beside the filters of its kind. */
export const formParameters = ['format', 'fields', 'limit', 'cursor'] as const

export const mostRowsOfPage = 100
export const usualRowsOfPage = 20

/** What is asked for. */
export type Asked = {
  chosen: Chosen
  format: Format
  /** The fields to give out, or null for all. */
  fields: string[] | null
  /** Rows at most; null for all there are. */
  limit: number | null
  /** The place behind which to begin. */
  after: string | null
  /** What cursors of this list are tied to. */
  list: string
}

export type Reading =
  | { ok: true; asked: Asked }
  | { ok: false; problems: ParameterProblem[] }
  | { ok: false; format: true }

/**
 * Reads the query of a list. Unknown parameters are ignored; each bad value comes back with what to write instead.
 * Names that stand for nothing are bad values as well: a list that is silently empty would look like an answer.
 */
export async function readQuery(kind: Kind, query: URLSearchParams, accept: string | null): Promise<Reading> {
  const parsed = parseQuery(kind, query, accept)
  if (parsed === null) return { ok: false, format: true }
  const { problems: bad, chosen, ...form } = parsed
  const { filters, problems: unknown } = await resolveFilters(chosen as Record<string, readonly string[]>)
  const problems = [...bad, ...unknown.map((found) => unknownValue(kind, found))]
  const list = listOf(kind, filters)
  const cursor = query.get('cursor')?.trim()
  const after = cursor ? decodeCursor(list, cursor) : null
  if (cursor && after === null) problems.push(cursorProblem(cursor))
  if (problems.length === 0 && filters.q?.[0] && (await matchActivities(filters.q[0])).numbers === null)
    problems.push({ parameter: 'q', value: shortened(filters.q[0]), detail: nothingToLookFor })
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostProblems) }
  return { ok: true, asked: { ...form, chosen: filters, after, list } }
}

/** What a query says, before anything is looked up: what is chosen, the form and what is wrong with either. */
export type Parsed = Pick<Asked, 'chosen' | 'format' | 'fields' | 'limit'> & { problems: ParameterProblem[] }

/** Reads what can be read from the text alone; null where no format is accepted that there is. */
export function parseQuery(kind: Kind, query: URLSearchParams, accept: string | null): Parsed | null {
  const read = readFilters(kind, query)
  const form = readForm(kind, query, accept)
  if (form === null) return null
  return {
    ...form,
    chosen: read.chosen,
    problems: [...read.problems, ...form.problems].slice(0, mostProblems),
  }
}

/** Reads what chooses the form of one record. */
export function readRecordQuery(
  kind: Kind,
  query: URLSearchParams,
  accept: string | null,
): { ok: true; format: Format; fields: string[] | null } | Extract<Reading, { ok: false }> {
  const form = readForm(kind, query, accept)
  if (form === null) return { ok: false, format: true }
  const problems = form.problems.filter(({ parameter }) => parameter !== 'limit')
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, mostProblems) }
    : { ok: true, format: form.format, fields: form.fields }
}

/** What is wrong with a cursor that leads nowhere, or nowhere any more. */
export function cursorProblem(cursor: string): ParameterProblem {
  return { parameter: 'cursor', value: shortened(cursor), detail: badCursor }
}

const mostProblems = 20
const nothingToLookFor =
  'There is no word in this to look for, only words that are too common and punctuation. Write a name, a place or a kind of work, or leave the parameter out for everything.'
const badCursor =
  'This cursor does not belong to this list with these filters. Take “nextCursor” of the answer before, or leave the parameter out to begin anew.'

function readFilters(kind: Kind, query: URLSearchParams): { chosen: Chosen; problems: ParameterProblem[] } {
  const chosen: Record<string, string[]> = {}
  const problems: ParameterProblem[] = []
  for (const [parameter, { schema }] of Object.entries(kind.filters)) {
    const given = query.getAll(parameter).filter((value) => value.trim() !== '')
    if (given.length === 0) continue
    const read = schema.safeParse(given)
    if (read.success) chosen[parameter] = [...new Set(read.data)].sort()
    else
      for (const { path, message } of read.error.issues)
        problems.push({ parameter, value: shortened(given[Number(path[0] ?? 0)] ?? ''), detail: message })
  }
  if (kind.name !== 'activities') return { chosen, problems }
  return inTheWordsOfLists(chosen, problems)
}

/** Activities are found by the search behind their list, which has the last word on what a filter means. */
function inTheWordsOfLists(chosen: Chosen, problems: ParameterProblem[]) {
  const query = new URLSearchParams()
  for (const [parameter, values = []] of Object.entries(chosen))
    for (const value of values) query.append(parameter, value)
  const parsed = parseFilters('activities', query)
  const { cursor: _, ...filters } = parsed.filters
  const detail = 'This value is not known. Leave it out, or see /api/v1/openapi.json for those that are.'
  return {
    chosen: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)) as Chosen,
    problems: [...problems, ...parsed.problems.map((found) => ({ ...found, detail }))],
  }
}

type Form = Pick<Asked, 'format' | 'fields' | 'limit'> & { problems: ParameterProblem[] }

/** Null where no format is accepted that there is. */
function readForm(kind: Kind, query: URLSearchParams, accept: string | null): Form | null {
  const problems: ParameterProblem[] = []
  const bad = (parameter: string, value: string, detail: string) =>
    problems.push({ parameter, value: shortened(value), detail })

  const named = query.get('format')?.trim().toLowerCase()
  const format = named ? formatNames.find((name) => name === named) : acceptedFormat(accept)
  if (format === null) return null
  if (format === undefined) bad('format', named ?? '', `Write one of ${formatNames.join(', ')}.`)

  const given = query.get('limit')?.trim()
  const limit = given && /^\d{1,9}$/.test(given) ? Number(given) : null
  if (given && (limit === null || limit < 1 || limit > mostRowsOfPage))
    bad(
      'limit',
      given,
      `Write a whole number from 1 to ${mostRowsOfPage}. Leave it out with format=csv, xlsx or jsonl for everything at once.`,
    )

  const known = Object.keys(kind.schema.shape)
  const fields = [
    ...new Set(
      query
        .getAll('fields')
        .join(',')
        .slice(0, 2000)
        .split(',')
        .map((field) => field.trim()),
    ),
  ].filter(Boolean)
  for (const field of fields)
    if (!known.includes(field))
      bad('fields', field, `Write names of fields with commas between: ${known.join(', ')}.`)

  return {
    format: format ?? 'json',
    limit: limit ?? (format === 'json' ? usualRowsOfPage : null),
    fields: fields.length > 0 ? fields : null,
    problems,
  }
}

const wherefrom: Record<string, string> = {
  agency: '/api/v1/agencies lists those there are',
  measure: '/api/v1/measures lists those there are',
  country: '/api/v1/countries lists those there are',
  region: 'M49 has them: https://unstats.un.org/unsd/methodology/m49/',
  period: '/api/v1/periods lists those there are',
  mechanism: '/api/v1/mechanisms lists those there are',
  programme: '/api/v1/programmes lists those there are',
}

function unknownValue(
  kind: Kind,
  { parameter, value }: { parameter: string; value: string },
): ParameterProblem {
  const hint = wherefrom[parameter] ?? `/api/v1/openapi.json says what ${kind.name} can be narrowed by`
  return { parameter, value, detail: `The inventory knows no ${parameter} “${value}”; ${hint}.` }
}

/** The list in one line: equal choices give equal lines. */
function listOf(kind: Kind, chosen: Chosen): string {
  const values = Object.entries(chosen)
    .filter(([, all = []]) => all.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `${kind.name} ${JSON.stringify(values)}`
}

function shortened(value: string): string {
  return value.length <= 120 ? value : `${value.slice(0, 119).replace(/[\ud800-\udbff]$/, '')}…`
}
