import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const recordSchema = z.object({
  /** The process that has the data directory open. */
  pid: z.number().int().positive(),
  /** The process that a person started and can stop. */
  launcher: z.number().int().positive(),
  startedAt: z.iso.datetime(),
  /** Where to connect; absent while the database is starting. */
  url: z.string().optional(),
})

export type LockRecord = z.infer<typeof recordSchema>

/** Which process has the embedded database of this directory open, or undefined where none has. */
export function readLock(varDir: string): LockRecord | undefined {
  const record = parse(varDir)
  return record && isAlive(record) ? record : undefined
}

/**
 * Takes the lock for this process, or tells who holds it. The lock of a process that is gone is taken over.
 * Throws where the directory cannot be written.
 */
export function takeLock(
  varDir: string,
  launcher: number,
): { ok: true } | { ok: false; holder: LockRecord | undefined } {
  mkdirSync(varDir, { recursive: true })
  const record: LockRecord = { pid: process.pid, launcher, startedAt: new Date().toISOString() }
  if (create(varDir, record)) return { ok: true }
  const holder = readLock(varDir)
  if (holder) return { ok: false, holder }
  return takeOver(varDir, record)
}

/** Adds the address to the lock that this process holds. */
export function publishAddress(varDir: string, url: string): void {
  const record = parse(varDir)
  if (record?.pid !== process.pid) throw new Error(`The lock of ${varDir} was taken by another process.`)
  const next = `${lockFile(varDir)}.${process.pid}`
  writeFileSync(next, `${JSON.stringify({ ...record, url })}\n`, { mode: 0o600 })
  renameSync(next, lockFile(varDir))
}

/** Gives the lock back, if this process holds it. */
export function releaseLock(varDir: string): void {
  if (parse(varDir)?.pid === process.pid) rmSync(lockFile(varDir), { force: true })
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Two starts may find the same stale lock; whoever makes the directory beside it may replace it. */
function takeOver(varDir: string, record: LockRecord) {
  const turn = `${lockFile(varDir)}.turn`
  if (!makeTurn(turn)) return { ok: false as const, holder: readLock(varDir) }
  try {
    const holder = readLock(varDir)
    if (holder) return { ok: false as const, holder }
    rmSync(lockFile(varDir), { force: true })
    return create(varDir, record) ? { ok: true as const } : { ok: false as const, holder: readLock(varDir) }
  } finally {
    rmdirSync(turn)
  }
}

/** A turn lasts milliseconds; one that is older was left by a process that was killed in it. */
function makeTurn(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch {
    const age = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 10_000) rmSync(turn, { recursive: true, force: true })
    return false
  }
}

function create(varDir: string, record: LockRecord): boolean {
  try {
    writeFileSync(lockFile(varDir), `${JSON.stringify(record)}\n`, { flag: 'wx', mode: 0o600 })
    chmodSync(lockFile(varDir), 0o600)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A process number is used again after the machine restarts, so a lock from before that is stale. */
function isAlive(record: LockRecord): boolean {
  const bootedAt = Date.now() - uptime() * 1000
  return Date.parse(record.startedAt) > bootedAt - 1000 && isRunning(record.pid)
}

function parse(varDir: string): LockRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(lockFile(varDir), 'utf8')))
  } catch {
    return undefined
  }
}

function lockFile(varDir: string): string {
  return join(varDir, 'postgres.lock')
}
