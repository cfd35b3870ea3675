import { answerIndex, answerList, answerOpenApi, answerRecord } from '../../lib/interchange/api.ts'
import { answerInventory } from '../../lib/interchange/archive.ts'
import type { ParameterProblem } from '../../lib/interchange/problems.ts'

export type Answer = {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas
  json: any
}
export type ProblemBody = { status: number; detail: string; errors?: ParameterProblem[] }

/** Asks the API as its routes do, without the server in front. */
export async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(path, 'http://localhost:3000')
  const request = new Request(url, { headers })
  const [kind = '', key] = url.pathname.replace(/^\/api\/v1\/?/, '').split('/')
  const response = await respond(request, kind, key)
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString('utf8')
  const isJson = /json\b/.test(response.headers.get('content-type') ?? '') && text !== ''
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    json: isJson ? JSON.parse(text) : null,
  }
}

function respond(request: Request, kind: string, key: string | undefined): Promise<Response> {
  if (kind === '') return answerIndex(request)
  if (kind === 'openapi.json') return answerOpenApi(request)
  if (kind === 'inventory.zip') return answerInventory(request)
  return key === undefined ? answerList(request, kind) : answerRecord(request, kind, decodeURIComponent(key))
}
