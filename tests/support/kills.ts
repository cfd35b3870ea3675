import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import type { Change, Outcome } from '../../lib/editorial/mutations.ts'
import { type Desk, newText } from './occasions.ts'
import { type Running, run } from './process.ts'

/** A change, asked for again after each answer that did not come, and what it did in the end. */
export type KilledRequest = { outcome: Outcome; lockVersion: number; keys: number; events: number }

type Server = { running: Running; origin: string }

/**
 * Hands over and takes back one document `times` times; each time the server is killed between commit and answer, and
 * the client repeats its request to the next one.
 */
export async function killBetween(
  desk: Desk,
  url: string,
  times: number,
  onKill: (time: number) => void = () => {},
): Promise<KilledRequest[]> {
  const id = await desk.begin()
  const done: KilledRequest[] = []
  let next = startServer(url)
  for (let time = 0; time < times; time += 1) {
    const change = await desk.request(id, time % 2 === 0 ? 'submit' : 'withdraw')
    const server = await next
    // The one to repeat to starts meanwhile.
    next = startServer(url)
    const answer = await send(server, desk.lead, change, true).catch(() => null)
    if (answer) throw new Error('The server was to die before it answered.')
    await server.running.ended
    const outcome = await send(await next, desk.lead, change, false)
    const { lockVersion } = await desk.client.document.findUniqueOrThrow({ where: { id } })
    const keys = await desk.client.documentChange.count({ where: { key: change.key as string } })
    const events = await desk.client.auditEvent.count({ where: { documentId: id } })
    onKill(time + 1)
    done.push({ outcome, lockVersion, keys, events })
  }
  await (await next).running.killHard()
  return done
}

async function startServer(url: string): Promise<Server> {
  const running = run('tests/support/desk-process.ts', [], { DATABASE_URL: url, LOG_LEVEL: 'silent' })
  const port = /Listening on (\d+)/.exec(await running.says(/Listening on \d+/))?.[1]
  return { running, origin: `http://127.0.0.1:${port}` }
}

async function send({ origin }: Server, doer: Actor, change: Change, dies: boolean): Promise<Outcome> {
  const response = await fetch(origin, { method: 'POST', body: JSON.stringify({ doer, change, dies }) })
  return (await response.json()) as Outcome
}

/** What somebody was told is done: the document, its version, and the text it has. */
export type Acknowledged = { documentId: string; lockVersion: number; body: string }

/**
 * So many people write, each in a document of their own, as fast as they are answered, until `stop` says so or the
 * database is gone. Every few saves they hand over and take back, so that the audit trail grows as well.
 */
export async function writeUntilGone(
  desk: Desk,
  writers: number,
  stopped: () => boolean,
  perform: (doer: Actor, change: Change) => Promise<Outcome>,
): Promise<Acknowledged[]> {
  const ids = []
  for (let writer = 0; writer < writers; writer += 1) ids.push(await desk.begin())
  return Promise.all(ids.map((id) => write(desk, id, stopped, perform)))
}

async function write(
  desk: Desk,
  documentId: string,
  stopped: () => boolean,
  perform: (doer: Actor, change: Change) => Promise<Outcome>,
): Promise<Acknowledged> {
  let known: Acknowledged = { documentId, lockVersion: 1, body: '' }
  for (let turn = 1; !stopped(); turn += 1) {
    const action = turn % 5 === 0 ? 'submit' : turn % 5 === 1 && turn > 1 ? 'withdraw' : 'save'
    const content = newText() as { body: string }
    try {
      const outcome = await perform(desk.lead, {
        documentId,
        action,
        lockVersion: known.lockVersion,
        key: crypto.randomUUID(),
        ...(action === 'save' && { content }),
      })
      if (!outcome.ok) throw new Error(`${action}: ${outcome.reason}`)
      const body = action === 'save' ? content.body : known.body
      known = { documentId, lockVersion: outcome.lockVersion, body }
    } catch (error) {
      if (stopped()) break
      throw error
    }
  }
  return known
}

/** Acknowledged changes that are not there any more; what was not acknowledged may be there or not. */
export async function missingOf(client: Database, acknowledged: Acknowledged[]): Promise<Acknowledged[]> {
  const missing: Acknowledged[] = []
  for (const known of acknowledged) {
    const { lockVersion, workingCopy, currentRevision } = await client.document.findUniqueOrThrow({
      where: { id: known.documentId },
      include: { workingCopy: true, currentRevision: true },
    })
    const text = workingCopy ?? currentRevision
    const body = (text?.content as { body: string } | undefined)?.body
    const isThere =
      lockVersion > known.lockVersion || (lockVersion === known.lockVersion && body === known.body)
    if (!isThere) missing.push(known)
  }
  return missing
}

/** Until the database answers again. */
export async function untilItAnswers(client: Database): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await client.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    )
    if (answered) return
    await wait(100)
  }
  throw new Error('The database does not answer.')
}
