import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, startEmbedded } from '../../lib/database/embedded.ts'
import { readLock } from '../../lib/database/lock.ts'
import { openPglite } from '../../lib/database/pglite.ts'
import { serveWire } from '../../lib/database/wire.ts'
import { run } from '../support/process.ts'

/** A data directory that is made once: that takes seconds. */
let made: string
let varDir: string
const open: EmbeddedDatabase[] = []

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'var-'))
  const database = await startEmbedded({ varDir: made })
  if (!database.ok) throw new Error(database.message)
  await database.stop()
})

beforeEach(() => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
  cpSync(made, varDir, { recursive: true })
})

afterAll(() => rmSync(made, { recursive: true }))

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.stop()))
  rmSync(varDir, { recursive: true, force: true })
})

describe('the embedded database', () => {
  it('keeps what was written when it is stopped and started, and leaves no lock', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS value')
    await first.stop()
    expect(readLock(varDir)).toBeUndefined()
    expect(readdirSync(varDir)).toEqual(['postgres'])
    const second = await start()
    expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
  })

  it('can be reached by its owner only', async () => {
    await start()
    expect(statSync(join(varDir, 'postgres')).mode & 0o777).toBe(0o700)
    expect(statSync(join(varDir, 'postgres.socket')).mode & 0o777).toBe(0o700)
    expect(statSync(join(varDir, 'postgres.lock')).mode & 0o777).toBe(0o600)
  })

  it('finds a short place for its socket where the directory has a long name', async () => {
    const long = join(varDir, 'x'.repeat(120))
    cpSync(made, long, { recursive: true })
    const database = await start(long)
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.stop()
    expect(existsSync(new URL(database.url).searchParams.get('host') ?? '')).toBe(false)
  })

  it('refuses a second instance and names the first', async () => {
    await start()
    const second = await startEmbedded({ varDir })
    expect(second.ok ? '' : second.message).toContain(`in use by process ${process.pid}`)
    expect(second.ok ? '' : second.message).toContain('Stop that one first')
  })

  it('lets only one of several that start together have it', async () => {
    const started = await Promise.all([1, 2, 3].map(() => startEmbedded({ varDir })))
    const won = started.filter((one) => one.ok)
    open.push(...won)
    expect(won).toHaveLength(1)
  })

  it('takes over the lock of a process that is gone', async () => {
    const gone = run('lib/launch/portal.ts', ['--help'], {})
    await gone.ended
    writeFileSync(
      join(varDir, 'postgres.lock'),
      JSON.stringify({ pid: gone.child.pid, launcher: gone.child.pid, startedAt: new Date().toISOString() }),
    )
    const database = await start()
    expect(JSON.parse(readFileSync(join(varDir, 'postgres.lock'), 'utf8')).pid).toBe(database.pid)
  })

  it('takes over a lock from before the machine was restarted, whoever has the number now', async () => {
    writeFileSync(
      join(varDir, 'postgres.lock'),
      JSON.stringify({ pid: process.pid, launcher: process.pid, startedAt: '2001-01-01T00:00:00.000Z' }),
    )
    expect(await ask((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('has everything that was committed after it was killed', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept (value int)')
    for (let value = 0; value < 50; value += 1) await ask(first.url, `INSERT INTO kept VALUES (${value})`)
    process.kill(first.pid, 'SIGKILL')
    expect(await first.ended).toBe('signal SIGKILL')
    const second = await start()
    expect(await ask(second.url, 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 50 }])
  })

  it('does not mix the statements of clients, however large they are', async () => {
    const { url } = await start()
    const pool = new Pool({ connectionString: url, max: 6 })
    pool.on('error', () => {})
    const large = 'x'.repeat(300_000)
    const questions = Array.from({ length: 60 }, async (_, number) => {
      const [text, expected] = number % 2 ? [large, 300_000] : [`n${number}`, `n${number}`.length]
      const sql =
        number % 2
          ? 'SELECT $1::int AS number, length($2::text) AS length'
          : 'SELECT length($2) AS length, $1 AS number'
      const { rows } = await pool.query(sql, [number, text])
      expect({ number: Number(rows[0].number), length: rows[0].length }).toEqual({ number, length: expected })
    })
    await Promise.all(questions)
    await pool.end()
  })

  it('rolls back what a client that vanished left open', async () => {
    const { url } = await start()
    const vanishing = new Client(url)
    vanishing.on('error', () => {})
    await vanishing.connect()
    await vanishing.query('BEGIN')
    await vanishing.query('CREATE TABLE left_open (id int)')
    Reflect.get(vanishing, 'connection').stream.destroy()
    expect(await ask(url, `SELECT to_regclass('left_open') AS name`)).toEqual([{ name: null }])
  })

  it('asks for a password where it listens on a port, as on Windows', async () => {
    const pglite = await openPglite({ directory: join(varDir, 'postgres') })
    const server = await serveWire(pglite, {
      listen: { host: '127.0.0.1', port: 0 },
      password: 'right',
      onBroken: (error) => {
        throw error
      },
    })
    const url = (password: string) => `postgresql://postgres:${password}@127.0.0.1:${server.port}/postgres`
    expect(await ask(url('right'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await expect(ask(url('wrong'), 'SELECT 1 AS one')).rejects.toThrow('Wrong password')
    await server.close()
    await pglite.close()
  })

  it('rolls back a transaction in which nothing is said, so that others get their turn', async () => {
    const pglite = await openPglite({ directory: join(varDir, 'postgres') })
    const server = await serveWire(pglite, {
      listen: { host: '127.0.0.1', port: 0 },
      idleInTransactionMs: 50,
      onBroken: (error) => {
        throw error
      },
    })
    const url = `postgresql://postgres@127.0.0.1:${server.port}/postgres`
    const silent = new Client(url)
    silent.on('error', () => {})
    await silent.connect()
    await silent.query('BEGIN')
    await silent.query('CREATE TABLE left_open (id int)')
    expect(await ask(url, `SELECT to_regclass('left_open') AS name`)).toEqual([{ name: null }])
    await expect(silent.query('COMMIT')).rejects.toThrow()
    await server.close()
    await pglite.close()
  })

  it('does not hand on what a client has set', async () => {
    const { url } = await start()
    await ask(url, `SET search_path TO nowhere`)
    expect(await ask(url, 'SHOW search_path')).toEqual([{ search_path: 'public' }])
  })
})

describe('the command line', () => {
  it('joins the database of a running portal instead of refusing', async () => {
    await start()
    const command = run('lib/launch/portal.ts', ['migrate'], { VAR_DIR: varDir })
    expect(await command.ended).toBe(0)
    expect(command.output()).toContain('joined the embedded Postgres that is running')
  })

  it('names a verb that does not exist and lists those that do', async () => {
    const command = run('lib/launch/portal.ts', ['nonsense'], { VAR_DIR: varDir })
    expect(await command.ended).toBe(2)
    expect(command.output()).toMatch(/There is no verb "nonsense"\.[\s\S]*migrate[\s\S]*seed/)
  })

  it('names every wrong variable before it does anything', async () => {
    const command = run('lib/launch/portal.ts', ['migrate'], {
      VAR_DIR: varDir,
      PORT: 'abc',
      LOG_LEVEL: 'loud',
    })
    expect(await command.ended).toBe(1)
    expect(command.output()).toMatch(/PORT is "abc"\. Write [\s\S]*LOG_LEVEL is "loud"\. Write /)
    expect(readdirSync(varDir)).toEqual(['postgres'])
  })
})

async function start(directory = varDir): Promise<EmbeddedDatabase> {
  const started = await startEmbedded({ varDir: directory })
  if (!started.ok) throw new Error(started.message)
  open.push(started)
  return started
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
