import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { problem, problemMediaType } from '../interchange/problems.ts'
import { type Failure, failurePage, failureStatus } from './failure.ts'
import { isData } from './open-data.ts'
import { pagePolicy } from './policy.ts'

/** What Node says of a request that it could not read; the packet in which it gave up is with it. */
type ReadingError = Error & { code?: string; rawPacket?: Buffer }

/** A first line of this length is why a request was too long. */
const longAddress = 8000

/** How long the client may take to read the answer and to close. */
const patienceMs = 1000

const details = {
  'too-long': 'Shorten the address: leave out parameters, or write fewer values and words.',
  'bad-address': 'The request is not one of HTTP, or its address holds characters that none can have.',
}

/**
 * Answers a request that Node could not read, for which there is no response: the address or the headers are too
 * long, or it is no HTTP. Without this the visitor would see an empty page.
 */
export function answerUnreadable(
  error: ReadingError,
  socket: Duplex,
  { headers, id }: { headers: Record<string, string>; id: string },
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [line = ''] = error.rawPacket?.toString('latin1').split(/[\r\n]/, 1) ?? []
  const [, target = ''] = /^[A-Z]+ (\S*)/.exec(line) ?? []
  const failure = failureOf(error, target)
  const { status } = failureStatus[failure]
  const { type, body, policy } = bodyOf(failure, target, id)
  const all = {
    ...headers,
    'X-Request-Id': id,
    'Content-Type': type,
    ...(policy && { 'Content-Security-Policy': policy }),
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
  // Closed at once, a client that is still sending would not get to read it.
  setTimeout(() => socket.destroy(), patienceMs).unref()
}

function failureOf({ code }: ReadingError, target: string): Failure {
  if (code !== 'HPE_HEADER_OVERFLOW') return 'badAddress'
  return target.length >= longAddress ? 'tooLong' : 'tooMuch'
}

function bodyOf(failure: Failure, target: string, id: string) {
  if (isData.test(target)) {
    const type = failure === 'badAddress' ? 'bad-address' : 'too-long'
    return { type: problemMediaType, body: JSON.stringify(problem(type, details[type])), policy: '' }
  }
  const body = failurePage(failure, '', id)
  return { type: 'text/html; charset=utf-8', body, policy: pagePolicy(body) }
}
