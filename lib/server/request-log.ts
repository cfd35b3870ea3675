import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Asker } from '../auth/asker.ts'
import { log } from '../log.ts'
import { type Address, isPersonal } from './addresses.ts'
import { isData } from './open-data.ts'

/** Without query, and short enough for a line of the log. */
export function pathOf(target: string): string {
  return (target.split(/[?#]/, 1)[0] ?? '').slice(0, 300)
}

/**
 * One line a request, at its end: pages and data, not files nor probes of health. The path only: neither query,
 * address nor cookie of a visitor is written down; of whoever is signed in the number of their account, so that what
 * was refused at the desk can be followed (OWASP ASVS 5.0, 16.3.2).
 */
export function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  { id, target, address, asker }: { id: string; target: string; address: Address; asker: Asker },
): void {
  const started = performance.now()
  const { method } = request
  const path = isPersonal(address) ? withoutTokens(pathOf(target)) : pathOf(target)
  const level = address.kind === 'other' && !isData.test(address.url) ? 'debug' : 'info'
  response.once('close', () => {
    log()[level](
      {
        requestId: id,
        method,
        path,
        status: response.statusCode,
        ...asker,
        ms: Math.round(performance.now() - started),
        ...(!response.writableFinished && { cut: true }),
      },
      'request',
    )
  })
}

/**
 * Whoever knows a token may do what it is for, and the log is read by many. The number of a document or a person
 * opens nothing, and says what somebody at the desk asked for.
 */
function withoutTokens(path: string): string {
  const isDesk = ofTheDesk.test(path)
  return path.replace(/\/([\w-]{16,})(?=\/|$)/g, (part, word) =>
    isDesk && isNumber.test(word) ? part : '/…',
  )
}

const ofTheDesk = /^(?:\/[a-z]{2})?\/desk\//
const isNumber = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
