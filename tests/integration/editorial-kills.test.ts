import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { closeDatabase, connect, database } from '../../lib/database/client.ts'
import { startEmbedded } from '../../lib/database/embedded.ts'
import { setEnvironment } from '../../lib/env.ts'
import { copyDatabase } from '../support/database.ts'
import { countOf, killBetween, killUnderWriters, missingOf } from '../support/kills.ts'
import { openDesk } from '../support/occasions.ts'

const varDir = mkdtempSync(join(tmpdir(), 'var-'))
afterAll(() => rmSync(varDir, { recursive: true, force: true }))

it('a server that is killed between commit and answer has done each request once when it is sent again', async () => {
  const copy = await copyDatabase('inventory')
  setEnvironment({ DATABASE_URL: copy.url })
  const times = 10
  const done = await killBetween(await openDesk(database()), copy.url, times)
  expect(done).toEqual(
    Array.from({ length: times }, (_, time) => ({
      outcome: expect.objectContaining({ ok: true, lockVersion: time + 2 }),
      lockVersion: time + 2,
      keys: 1,
      // Its beginning, and one for each request.
      events: time + 2,
    })),
  )
  expect(await verifyAudit(database())).toMatchObject({ ok: true })
  await closeDatabase()
  await copy.drop()
})

const templates = inject('templates')

it.skipIf(templates.kind === 'server')(
  'an embedded database that is killed under sixteen writers has all that anybody was told is done',
  async () => {
    if (templates.kind === 'server') return
    mkdirSync(join(varDir, 'postgres'), { mode: 0o700 })
    execFileSync('tar', ['-xf', templates.files.inventory, '-C', join(varDir, 'postgres')], {
      stdio: 'ignore',
    })
    const embedded = await start()
    setEnvironment({ DATABASE_URL: embedded.url })
    const acknowledged = await killUnderWriters(
      await openDesk(database()),
      { writers: 16, answers: 200 },
      () => process.kill(embedded.pid, 'SIGKILL'),
    )
    await embedded.ended
    await closeDatabase()
    const again = await start()
    const client = connect(again.url)
    expect(countOf(acknowledged)).toBeGreaterThanOrEqual(200)
    expect(await missingOf(client, acknowledged)).toEqual([])
    expect(await verifyAudit(client)).toMatchObject({ ok: true })
    await client.$disconnect()
    await again.stop()
  },
)

async function start() {
  const embedded = await startEmbedded({ varDir })
  if (!embedded.ok) throw new Error(embedded.message)
  return embedded
}
