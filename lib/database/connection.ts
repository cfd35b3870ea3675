import type { PoolConfig } from 'pg'
import { env } from '../env.ts'
import { DatabaseUnavailable } from '../errors.ts'
import { readLock } from './lock.ts'

/**
 * Where the database of this installation is: the server named by DATABASE_URL, else the embedded one that
 * a running `npm start`, `npm run dev` or `npm run portal` has open. Throws `DatabaseUnavailable` where
 * there is neither.
 */
export function databaseUrl(): string {
  const { DATABASE_URL, VAR_DIR } = env()
  const url = DATABASE_URL ?? readLock(VAR_DIR)?.url
  if (!url) throw new DatabaseUnavailable(new Error(`No embedded database is running in ${VAR_DIR}.`))
  return url
}

/**
 * How every pool connects. A transaction in which nothing is said for 15 seconds is rolled back by the
 * server, a statement that runs for 30 is cancelled; the embedded database serves one transaction at a
 * time, so that one left open would block everyone. A database that is away refuses at once; the time to connect is
 * for this process, which may be busy for seconds while a large index is read.
 */
export function poolConfig(url: string): PoolConfig {
  return {
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
    application_name: 'portal',
  }
}

/** SQLSTATE classes 08 (connection), 57P (operator intervention), 53300 (too many connections). */
const unavailableStates = /^(08...|57P0[1-5]|53300|25P03)$/
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
/** Prisma's codes for: cannot reach, timed out, closed the connection, pool timeout, too many connections. */
const unavailablePrismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])
const unavailableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'TooManyConnections',
  'SocketTimeout',
])
const unavailableMessages =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed|socket hang up/

/** Whether an error, or one that caused it, says that the database cannot be reached. */
export function isConnectionFailure(error: unknown): boolean {
  for (let depth = 0; depth < 6 && typeof error === 'object' && error !== null; depth += 1) {
    if (error instanceof DatabaseUnavailable || saysUnreachable(error)) return true
    const { cause, meta, driverAdapterError } = error as Record<string, unknown>
    error = cause ?? driverAdapterError ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError
  }
  return false
}

function saysUnreachable(error: object): boolean {
  const { code, originalCode, kind, message } = error as Record<string, unknown>
  return (
    unavailableStates.test(String(originalCode ?? code)) ||
    unavailableCodes.has(String(code)) ||
    unavailablePrismaCodes.has(String(code)) ||
    unavailableKinds.has(String(kind)) ||
    unavailableMessages.test(String(message))
  )
}
