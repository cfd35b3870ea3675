import { type Logger, pino } from 'pino'
import { env } from './env.ts'

let root: Logger | undefined

/**
 * The log of this process: one JSON object a line on standard output. It never holds an IP address,
 * a cookie, a query string or a person's data: who looked for help must not be found in a log. Those who are signed in
 * at the desk stand in it by the number of their account.
 */
export function log(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err },
  })
  return root
}
