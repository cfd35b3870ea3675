import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { messageOf } from '../errors.ts'
import type { EmbeddedMessage } from './embedded.ts'
import { publishAddress, releaseLock, takeLock } from './lock.ts'
import { openPglite } from './pglite.ts'
import { serveWire, type WireServer } from './wire.ts'

/**
 * The process of the embedded Postgres; `startEmbedded` starts it and speaks to it. It ends when told to,
 * on SIGTERM, and when the process that started it is gone. Ctrl-C in a terminal reaches this process as
 * well as its parent; the parent decides.
 */
async function main(varDir: string): Promise<void> {
  const taken = takeLock(varDir, process.ppid)
  if (!taken.ok) {
    tell({ kind: 'held', holder: taken.holder })
    return leave(0)
  }
  process.on('exit', () => releaseLock(varDir))
  const pglite = await openDirectory(join(varDir, 'postgres'))
  const place = choosePlace(varDir)
  const server = await serveWire(pglite, {
    ...place,
    onBroken: (error) => {
      process.stderr.write(`The embedded Postgres failed: ${messageOf(error)}\n`)
      process.exit(1)
    },
  })
  const url = addressOf(place, server)
  publishAddress(varDir, url)
  tell({ kind: 'ready', url })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await pglite.close()
    if (place.directory) rmSync(place.directory, { recursive: true, force: true })
    leave(0)
  }
  process.on('message', stop)
  process.on('disconnect', stop)
  process.on('SIGTERM', stop)
  if (!process.connected) await stop()
}

/** A data directory is made beside its place and moved there when complete, so a half-made one is never opened. */
async function openDirectory(directory: string) {
  if (!existsSync(directory)) {
    tell({ kind: 'initialising' })
    const unfinished = `${directory}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    const made = await openPglite({ directory: unfinished })
    await made.close()
    chmodSync(unfinished, 0o700)
    renameSync(unfinished, directory)
  }
  return openPglite({ directory })
}

type Place = {
  listen: { path: string } | { host: string; port: number }
  directory?: string
  password?: string
}

/** The longest path of a Unix-domain socket is 104 bytes on macOS and 108 on Linux, with the closing zero. */
const longestSocketPath = 103

/**
 * A socket in a directory that only this user can enter. Where the path would be too long, a directory with
 * a random name among the temporary files; on Windows, a loopback port with a random password.
 */
function choosePlace(varDir: string): Place {
  if (process.platform === 'win32') {
    return { listen: { host: '127.0.0.1', port: 0 }, password: randomBytes(24).toString('base64url') }
  }
  const beside = join(varDir, 'postgres.socket')
  rmSync(beside, { recursive: true, force: true })
  const directory =
    Buffer.byteLength(socketIn(beside)) <= longestSocketPath ? beside : mkdtempSync(join(tmpdir(), 'pg-'))
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return { listen: { path: socketIn(directory) }, directory }
}

/** The name that PostgreSQL's clients look for in the directory given as host. */
function socketIn(directory: string): string {
  return join(directory, '.s.PGSQL.5432')
}

function addressOf(place: Place, server: WireServer): string {
  if ('path' in place.listen) {
    return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(dirname(place.listen.path))}`
  }
  return `postgresql://postgres:${place.password}@127.0.0.1:${server.port}/postgres`
}

function tell(message: EmbeddedMessage): void {
  if (process.connected) process.send?.(message)
}

function leave(code: number): void {
  process.exitCode = code
  if (process.connected) process.disconnect()
}

process.on('SIGINT', () => {})
main(process.argv[2] ?? '').catch((error) => {
  tell({ kind: 'failed', message: messageOf(error) })
  leave(1)
})
