import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../lib/auth/actor.ts'
import { hashToken } from '../../lib/auth/tokens.ts'
import { closeDatabase, type Database, database } from '../../lib/database/client.ts'
import { readLock } from '../../lib/database/lock.ts'
import { setEnvironment } from '../../lib/env.ts'
import { run } from './process.ts'

/** `npm start` on a database of its own, which this process works on as well. */
export type ServedPortal = {
  origin: string
  varDir: string
  client: Database
  output: () => string
  /** Resolves when its output matches. */
  says: (pattern: RegExp) => Promise<string>
  stop: () => Promise<void>
}

export async function startServedPortal(): Promise<ServedPortal> {
  const varDir = mkdtempSync(join(tmpdir(), 'var-'))
  const portal = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0', HOST: '127.0.0.1' })
  const output = await portal.says(/The portal is ready: \S+/)
  const url = readLock(varDir)?.url
  if (!url) throw new Error('The portal has no database.')
  setEnvironment({ DATABASE_URL: url })
  return {
    origin: /The portal is ready: (\S+)/.exec(output)?.[1] ?? '',
    varDir,
    client: database(),
    output: portal.output,
    says: portal.says,
    stop: async () => {
      await closeDatabase()
      await portal.killHard()
      rmSync(varDir, { recursive: true, force: true })
    },
  }
}

/** Signs somebody in: what their browser sends from then on. */
export async function signedInAs(client: Database, { personId }: Actor): Promise<{ Cookie: string }> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 60 * 60 * 1000)
  await client.session.create({
    data: { tokenHash: hashToken(token), personId, createdAt: now, seenAt: now, expiresAt },
  })
  return { Cookie: `session=${token}` }
}
