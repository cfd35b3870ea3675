import { DatabaseUnavailable } from '../errors.ts'
import { log } from '../log.ts'
import { type Problem, problem, problemMediaType } from './problems.ts'
import { isKnownTo, tagOf } from './tagged.ts'

/** As of pages: a cache in front may show an answer for a minute, and for ten more while it asks for a new one. */
const caching = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

type Head = { type: string; tag: string; varies?: boolean; headers?: Record<string, string> }

/** The answer with this body, or 304 where the client has it. */
export function answer(request: Request, body: string, head: Omit<Head, 'tag'>): Response {
  return respond(request, { ...head, tag: tagOf(head.type, body) }, () => body)
}

/**
 * The answer whose body is read while it is sent. Nothing is read where the client has it already, and reading
 * stops when the client goes.
 */
export function stream(
  request: Request,
  head: Head,
  chunks: () => AsyncGenerator<Uint8Array, void, void>,
): Response {
  return respond(request, head, () => readableOf(chunks))
}

function respond(request: Request, head: Head, body: () => BodyInit): Response {
  const { type, tag, varies = true } = head
  const headers = new Headers({ 'Cache-Control': caching, ETag: tag, ...head.headers })
  if (varies) headers.set('Vary', 'Accept')
  if (isKnownTo(request, tag)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', type)
  return new Response(request.method === 'HEAD' ? null : body(), { headers })
}

function readableOf(chunks: () => AsyncGenerator<Uint8Array, void, void>): ReadableStream<Uint8Array> {
  let reading: AsyncGenerator<Uint8Array, void, void> | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reading ??= chunks()
        try {
          const { value, done } = await reading.next()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          // What was sent looks whole unless the connection breaks, which an error here makes it do.
          log().error({ err: error }, 'a download failed')
          controller.error(error)
        }
      },
      async cancel() {
        await reading?.return()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The answer that says what is wrong. */
export function refuse(found: Problem, headers: Record<string, string> = {}): Response {
  const passing = found.status >= 500 || found.status === 429
  return new Response(JSON.stringify(found), {
    status: found.status,
    headers: {
      'Content-Type': problemMediaType,
      'Cache-Control': passing ? 'no-store' : 'public, max-age=0, s-maxage=60',
      Vary: 'Accept',
      ...headers,
    },
  })
}

/** Runs a handler of the API; a fault becomes a problem that tells nothing of its cause. */
export async function answering(request: Request, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    const instance = new URL(request.url).pathname
    if (error instanceof DatabaseUnavailable)
      return refuse(problem('unavailable', 'Try again in half a minute.', { instance }), {
        'Retry-After': '30',
      })
    log().error({ err: error, requestId: request.headers.get('x-request-id') }, 'a request of the API failed')
    return refuse(
      problem(
        'fault',
        'Try again later. If it stays like this, tell the secretariat the address you asked for.',
        {
          instance,
        },
      ),
    )
  }
}
