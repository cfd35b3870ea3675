import { verifyAudit } from '../../lib/audit/verify.ts'
import { closeDatabase, database } from '../../lib/database/client.ts'
import { migrate } from '../../lib/database/migrate.ts'
import { env, setEnvironment } from '../../lib/env.ts'
import { loadContent } from '../../lib/launch/content.ts'
import { Stopped } from '../../lib/launch/steps.ts'
import { makeKillableServer } from '../support/killable-server.ts'
import { countOf, killUnderWriters, missingOf } from '../support/kills.ts'
import { openDesk } from '../support/occasions.ts'

/** What was acknowledged before the crashes, and the events of the audit trail after the last one. */
export type Crashes = { acknowledged: number; events: number }

const writers = 16

/**
 * Kills a PostgreSQL server of our own under sixteen writers, again and again, starts it anew each time, and looks for
 * whatever anybody was told is done. Throws where something is missing, or the audit trail is not whole.
 */
export async function crashUnderWriters(times: number, onCrash: (time: number) => void): Promise<Crashes> {
  const server = await makeKillableServer()
  if (!server)
    throw new Stopped('There is no PostgreSQL server to be killed: install one (Debian: postgresql).')
  const { DATABASE_URL = '' } = env()
  await closeDatabase()
  setEnvironment({ DATABASE_URL: server.url })
  try {
    const migrated = await migrate(server.url)
    if (!migrated.ok) throw new Stopped(migrated.message)
    await loadContent(server.url, { onlyWhenEmpty: true })
    const crashes = { acknowledged: 0, events: 0 }
    for (let time = 1; time <= times; time += 1) {
      const answers = 100 + Math.floor(Math.random() * 400)
      const desk = await openDesk(database())
      const acknowledged = await killUnderWriters(desk, { writers, answers }, server.kill)
      await closeDatabase()
      await server.start()
      const missing = await missingOf(database(), acknowledged)
      if (missing.length > 0) throw new Error(`Crash ${time}: ${JSON.stringify(missing)} was acknowledged.`)
      const verified = await verifyAudit(database())
      if (!verified.ok) throw new Error(`Crash ${time}: the audit trail is ${verified.fault}.`)
      crashes.acknowledged += countOf(acknowledged)
      crashes.events = Number(verified.head.sequence)
      onCrash(time)
    }
    return crashes
  } finally {
    await closeDatabase()
    setEnvironment({ DATABASE_URL })
    await server.remove()
  }
}
