import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import { type Change, type Outcome, perform } from '../../lib/editorial/mutations.ts'
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
 * So many people write, each in a document of their own, as fast as they are answered, until the database is killed:
 * after so many answers, when all others are in the middle of what they do. Every few saves they hand over and take
 * back, so that the audit trail grows as well.
 */
export async function killUnderWriters(
  desk: Desk,
  { writers, answers }: { writers: number; answers: number },
  kill: () => Promise<unknown> | unknown,
): Promise<Acknowledged[]> {
  const ids = []
  for (let writer = 0; writer < writers; writer += 1) ids.push(await desk.begin())
  let answered = 0
  let killed: unknown
  const onAnswer = () => {
    answered += 1
    if (answered === answers) killed = kill()
  }
  const acknowledged = await Promise.all(
    ids.map((id) => write(desk, id, () => answered >= answers, onAnswer)),
  )
  await killed
  return acknowledged
}

async function write(
  desk: Desk,
  documentId: string,
  isGone: () => boolean,
  onAnswer: () => void,
): Promise<Acknowledged> {
  let known: Acknowledged = { documentId, lockVersion: 1, body: '' }
  for (let turn = 1; !isGone(); turn += 1) {
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
      onAnswer()
    } catch (error) {
      if (isGone()) break
      throw error
    }
  }
  return known
}

/** How many changes were acknowledged: the first version of each document was there before. */
export function countOf(acknowledged: Acknowledged[]): number {
  return acknowledged.reduce((sum, { lockVersion }) => sum + lockVersion - 1, 0)
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
