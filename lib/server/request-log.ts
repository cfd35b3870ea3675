import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log.ts'
import { type Address, isPersonal } from './addresses.ts'
import { isData } from './open-data.ts'

/** Without query, and short enough for a line of the log. */
export function pathOf(target: string): string {
  return (target.split(/[?#]/, 1)[0] ?? '').slice(0, 300)
}

/**
 * One line a request, at its end: pages and data, not files nor probes of health. The path only: neither query,
 * address nor cookie of a visitor is written down.
 */
export function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  { id, target, address }: { id: string; target: string; address: Address },
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
        ms: Math.round(performance.now() - started),
        ...(!response.writableFinished && { cut: true }),
      },
      'request',
    )
  })
}

/** Whoever knows a token may do what it is for, and the log is read by many. */
function withoutTokens(path: string): string {
  return path.replace(/\/[\w-]{16,}(?=\/|$)/g, '/…')
}
