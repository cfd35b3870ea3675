import { setTimeout as wait } from 'node:timers/promises'
import { env } from '../env.ts'
import { DatabaseUnavailable } from '../errors.ts'
import { databaseUrl, isConnectionFailure, poolConfig } from './connection.ts'
import { PrismaClient } from './generated/client.ts'
import { PrismaPgInTurn } from './in-turn.ts'

export type Database = PrismaClient

/** Next loads this module once per bundle; the process still has one client. */
const shared = globalThis as { portalDatabase?: Database }

/**
 * The database client of this process. Its queries throw `DatabaseUnavailable` where the database cannot be
 * reached, and Prisma's own errors otherwise.
 */
export function database(): Database {
  shared.portalDatabase ??= connect(databaseUrl())
  return shared.portalDatabase
}

/** A client of its own for the database at this address; end it with `$disconnect()`. */
export function connect(url: string): Database {
  const adapter = new PrismaPgInTurn(poolConfig(url))
  // What visitors searched for is in the arguments of queries, and must not get into the log with an error.
  const errorFormat = env().NODE_ENV === 'production' ? 'minimal' : 'colorless'
  const client = new PrismaClient({ adapter, errorFormat }).$extends({
    query: {
      $allOperations: async ({ query, args }) => {
        try {
          return await query(args)
        } catch (error) {
          throw isConnectionFailure(error) ? new DatabaseUnavailable(error) : error
        }
      },
    },
  })
  // An extended client lacks only $on, which nothing here uses; its own type fits no function that takes a client.
  return client as unknown as Database
}

/** Whether the database answers within two seconds. Never throws. */
export async function databaseIsReachable(): Promise<boolean> {
  const limit = new AbortController()
  const tooLate = wait(2000, false, { signal: limit.signal }).catch(() => false)
  try {
    return await Promise.race([database().$queryRaw`SELECT 1`.then(() => true), tooLate])
  } catch {
    return false
  } finally {
    limit.abort()
  }
}

/** Ends the client of this process, if there is one. */
export async function closeDatabase(): Promise<void> {
  await shared.portalDatabase?.$disconnect()
  delete shared.portalDatabase
}
