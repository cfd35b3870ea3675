import { forHeader, longestInHeader } from '../addresses.ts'
import { findDataVersion } from '../directory/data-version.ts'
import { findWithdrawal, type Withdrawable } from '../directory/withdrawals.ts'
import { env } from '../env.ts'
import { columnsOf } from './columns.ts'
import { writeCsv } from './csv.ts'
import { encodeCursor } from './cursor.ts'
import { type Format, formatNames, formats } from './formats.ts'
import { chosenFields, writeJsonLines } from './json-lines.ts'
import type { Kind, Row } from './kind.ts'
import { findKind, kinds } from './kinds.ts'
import { openApiDocument } from './openapi.ts'
import { type ParameterProblem, problem } from './problems.ts'
import { type Asked, cursorProblem, readQuery, readRecordQuery } from './request.ts'
import { answer, answering, refuse, stream } from './responses.ts'
import { tagOf } from './tagged.ts'
import { writeXlsx } from './xlsx.ts'
import { mostRows } from './xlsx-sheet.ts'

/** Where the API lives. */
export const apiPath = '/api/v1'

/** Answers for `/api/v1`: the kinds there are, and where everything else is. */
export function answerIndex(request: Request): Promise<Response> {
  return answering(request, async () => {
    const base = env().SITE_URL + apiPath
    const body = {
      data: kinds.map(({ name, description }) => ({ name, description, url: `${base}/${name}` })),
      links: { self: base, openapi: `${base}/openapi.json`, inventory: `${base}/inventory.zip` },
    }
    return answer(request, JSON.stringify(body), { type: formats.json.mediaType, varies: false })
  })
}

/** Answers for `/api/v1/openapi.json`. */
export function answerOpenApi(request: Request): Promise<Response> {
  return answering(request, async () =>
    answer(request, JSON.stringify(openApiDocument()), { type: formats.json.mediaType, varies: false }),
  )
}

/** Answers for `/api/v1/{kind}`: a page of rows as JSON, or all of them in one of the other formats. */
export function answerList(request: Request, name: string): Promise<Response> {
  return answering(request, async () => {
    const { pathname, searchParams } = new URL(request.url)
    const kind = findKind(name)
    if (!kind) return noSuchKind(pathname, name)
    const read = await readQuery(kind, searchParams, request.headers.get('accept'))
    if (!read.ok) return 'format' in read ? notAcceptable(pathname) : badParameters(pathname, read.problems)
    const { asked } = read
    if (asked.format === 'json') return answerPage(request, kind, asked)
    return asked.limit === null
      ? answerWhole(request, kind, asked)
      : answerPart(request, kind, asked, asked.limit)
  })
}

/** Answers for `/api/v1/{kind}/{id or slug}`. */
export function answerRecord(request: Request, name: string, key: string): Promise<Response> {
  return answering(request, async () => {
    const { pathname, searchParams, search } = new URL(request.url)
    const kind = findKind(name)
    if (!kind) return noSuchKind(pathname, name)
    const read = readRecordQuery(kind, searchParams, request.headers.get('accept'))
    if (!read.ok) return 'format' in read ? notAcceptable(pathname) : badParameters(pathname, read.problems)
    const row = isKey.test(key) ? await kind.find(key) : null
    if (!row) {
      const successor = isKey.test(key) ? await kind.successor?.(key.toLowerCase()) : null
      if (successor) return movedTo(`${apiPath}/${kind.name}/${successor}${search}`)
      const withdrawal = await withdrawalAt(kind, key.toLowerCase())
      if (withdrawal) return refuse(problem('gone', withdrawal, { instance: pathname }))
      const detail = `There is no ${kind.one} with this identifier or slug. ${apiPath}/${kind.name} lists those there are.`
      return refuse(problem('not-found', detail, { instance: pathname }))
    }
    const self = env().SITE_URL + pathname + search
    const { format, fields } = read
    if (format === 'json') {
      const body = JSON.stringify({ data: chosenFields(row, fields), links: { self } })
      return answer(request, body, { type: formats.json.mediaType })
    }
    const file = `${kind.name}-${String(row.slug)}.${format}`
    return sendFile(
      request,
      kind,
      { format, fields },
      { file, tag: tagOf(format, file, JSON.stringify(row), String(fields)) },
      () => once([row]),
    )
  })
}

/** Kinds whose records may be taken back. */
const withdrawable: Record<string, Withdrawable> = {
  activities: 'activity',
  stories: 'story',
  results: 'programme_result',
}

/** What was taken back and why, in a sentence; null where nothing was. */
async function withdrawalAt(kind: Kind, key: string): Promise<string | null> {
  const what = withdrawable[kind.name]
  const withdrawal = what && isKey.test(key) ? await findWithdrawal(what, key) : null
  if (!withdrawal) return null
  const { title, reason, withdrawnAt } = withdrawal
  return `"${title}" was taken back on ${withdrawnAt.slice(0, 10)}: ${reason}`
}

/** Letters, digits and hyphens: whatever else stands there names nothing and need not be asked for. */
const isKey = /^[A-Za-z0-9-]{1,120}$/

/** Answers where nothing is: below the kinds, and beside them. */
export async function answerNothing(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const detail = `${apiPath} lists what there is.`
  return refuse(problem('not-found', detail, { instance: pathname }))
}

/** Answers for methods that would change something. */
export async function answerReadOnly(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const detail = `${request.method} is not possible: the data can be read with GET, and nothing else.`
  return refuse(problem('method-not-allowed', detail, { instance: pathname }), { Allow: allowed })
}

/** Answers for OPTIONS; what other origins may do is said by the server for every answer. */
export async function answerOptions(): Promise<Response> {
  return new Response(null, {
    status: 204,
    headers: { Allow: allowed, 'Cache-Control': 'public, max-age=86400' },
  })
}

const allowed = 'GET, HEAD, OPTIONS'

async function answerPage(request: Request, kind: Kind, asked: Asked): Promise<Response> {
  const [{ rows, next, isLost }, total] = await Promise.all([
    kind.page(asked.chosen, asked.after, asked.limit ?? 1),
    kind.count(asked.chosen),
  ])
  if (isLost) return lost(request)
  const { self, following, cursor } = linksOf(request, asked, next)
  const body = {
    data: rows.map((row) => chosenFields(row, asked.fields)),
    meta: { total, nextCursor: cursor },
    links: { self, next: following },
  }
  return answer(request, JSON.stringify(body), {
    type: formats.json.mediaType,
    headers: linkHeader(following),
  })
}

/** A page in one of the flat formats; where it goes on stands in the header. */
async function answerPart(request: Request, kind: Kind, asked: Asked, limit: number): Promise<Response> {
  const page = await kind.page(asked.chosen, asked.after, limit)
  if (page.isLost) return lost(request)
  const { following } = linksOf(request, asked, page.next)
  const tag = tagOf(asked.format, asked.list, String(asked.fields), JSON.stringify(page))
  const file = `${kind.name}.${asked.format}`
  return sendFile(request, kind, asked, { file, tag, headers: linkHeader(following) }, () => once(page.rows))
}

/** Everything, or everything behind a cursor. */
async function answerWhole(request: Request, kind: Kind, asked: Asked): Promise<Response> {
  if (asked.after !== null && kind.isPlaceInTime?.(asked.after) === false) return lost(request)
  if (asked.format === 'xlsx') {
    const count = await kind.count(asked.chosen)
    if (count >= mostRows) {
      const detail = `A workbook holds ${mostRows - 1} rows and these are ${count}. Ask for format=csv, or narrow the list.`
      return refuse(problem('too-many-rows', detail, { instance: new URL(request.url).pathname }))
    }
  }
  const { version, updatedAt } = await findDataVersion()
  const columns = JSON.stringify(columnsOf(kind))
  const tag = tagOf(asked.format, version, asked.list, String(asked.after), String(asked.fields), columns)
  const file = `${kind.name}-${updatedAt.toISOString().slice(0, 10)}.${asked.format}`
  return sendFile(request, kind, asked, { file, tag, modified: updatedAt }, () =>
    kind.batches(asked.chosen, asked.after),
  )
}

/** The first day that a ZIP archive can name. */
const beginning = new Date(Date.UTC(1980, 0, 1, 12))

type SentFile = { file: string; tag: string; headers?: Record<string, string>; modified?: Date }

function sendFile(
  request: Request,
  kind: Kind,
  { format, fields }: { format: Format; fields: string[] | null },
  { file, tag, headers, modified = beginning }: SentFile,
  batches: () => AsyncGenerator<Row[], void, void>,
): Response {
  const { mediaType, charset } = formats[format]
  const columns = columnsOf(kind).filter(({ field }) => fields === null || fields.includes(field))
  const write = {
    json: () => writeJsonLines(fields, batches()),
    jsonl: () => writeJsonLines(fields, batches()),
    csv: () => writeCsv(columns, batches()),
    xlsx: () => writeXlsx(kind, columns, batches(), modified),
  }
  const disposition = { 'Content-Disposition': `attachment; filename="${file}"` }
  const head = { type: mediaType + charset, tag, headers: { ...disposition, ...headers } }
  return stream(request, head, write[format])
}

async function* once(rows: Row[]): AsyncGenerator<Row[], void, void> {
  yield rows
}

function linksOf(request: Request, { list }: Asked, place: string | null) {
  const { pathname, searchParams, search } = new URL(request.url)
  const base = env().SITE_URL + pathname
  if (place === null) return { self: base + search, following: null, cursor: null }
  const cursor = encodeCursor(list, place)
  const next = new URLSearchParams(searchParams)
  next.set('cursor', cursor)
  return { self: base + search, following: `${base}?${next}`, cursor }
}

/** Where the list goes on (RFC 8288), for clients that read no body. */
function linkHeader(following: string | null): Record<string, string> {
  if (following === null || following.length > longestInHeader) return {}
  return { Link: `<${following}>; rel="next"` }
}

function movedTo(location: string): Response {
  return new Response(null, {
    status: 308,
    headers: { Location: forHeader(location), 'Cache-Control': 'public, max-age=0, s-maxage=3600' },
  })
}

function noSuchKind(instance: string, name: string): Response {
  const detail = `There is no list “${name.slice(0, 60)}”. There are: ${kinds.map((kind) => kind.name).join(', ')}.`
  return refuse(problem('not-found', detail, { instance }))
}

function notAcceptable(instance: string): Response {
  const types = formatNames.map((name) => formats[name].mediaType).join(', ')
  const detail = `Accept one of ${types}, or write format=${formatNames.join(', format=')}.`
  return refuse(problem('not-acceptable', detail, { instance }))
}

/** Going on from what is no place would begin anew, and a program would go round in circles. */
function lost(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url)
  return badParameters(pathname, [cursorProblem(searchParams.get('cursor') ?? '')])
}

function badParameters(instance: string, errors: ParameterProblem[]): Response {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ')
  return refuse(
    problem('bad-parameters', `Change or leave out: ${names}. “errors” says how.`, { instance, errors }),
  )
}
