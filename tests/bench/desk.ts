import { cpus } from 'node:os'
import { verifyAudit } from '../../lib/audit/verify.ts'
import type { Database } from '../../lib/database/client.ts'
import { env } from '../../lib/env.ts'
import { step } from '../../lib/launch/steps.ts'
import { killBetween } from '../support/kills.ts'
import { runModel } from '../support/model-run.ts'
import { openDesk } from '../support/occasions.ts'
import { makePerson } from '../support/people.ts'
import { approveAtOnce } from '../support/races.ts'
import { crashUnderWriters } from './desk-crashes.ts'
import { type Latencies, measureEditors } from './desk-speed.ts'
import type { Options } from './options.ts'
import { keep, loadNow } from './report.ts'

type Given = { client: Database; url: string; options: Options }
type Progress = (text: string) => void

/** How fast and how safe the desk is: each part that the options ask for; the README keeps those that are whole. */
export async function measureDesk({ client, url, options }: Given): Promise<void> {
  const { deskSeconds, deskRaces, deskKills, deskCrashes, deskSteps } = options
  type Part = [place: string, asked: number, enough: number, measure: (progress: Progress) => Promise<string>]
  // First, since it knows of nobody but its own people.
  const parts: Part[] = [
    ['desk model', deskSteps, 100_000, (progress) => modelOf(client, deskSteps, progress)],
    [
      'desk editors',
      deskSeconds,
      60,
      async () => speedOf(await measureEditors(await openDesk(client), url, deskSeconds)),
    ],
    ['desk races', deskRaces, 1000, (progress) => raceOf(client, deskRaces, progress)],
    ['desk kills', deskKills, 100, (progress) => killsOf(client, url, deskKills, progress)],
  ]
  for (const [place, asked, enough, measure] of parts) {
    if (asked === 0) continue
    const load = loadNow()
    const text = await step(place, measure, (text) => text)
    const verified = await verifyAudit(client)
    if (!verified.ok) throw new Error(`The audit trail is ${verified.fault} at ${verified.sequence}.`)
    const where = whereWith(load, env().DATABASE_URL ? 'PostgreSQL server' : 'embedded Postgres')
    const trail = `The audit trail is whole: ${count(Number(verified.head.sequence))} events.`
    if (asked >= enough) keep(place, `${where}. ${text} ${trail}`)
  }
  // Last, and on a server of its own.
  if (deskCrashes === 0) return
  const load = loadNow()
  const text = await step(
    'desk crash',
    (progress) => crashesOf(deskCrashes, progress),
    (text) => text,
  )
  if (deskCrashes >= 20) keep('desk crash', `${whereWith(load, 'PostgreSQL server')}. ${text}`)
}

function whereWith(load: number, server: string): string {
  const today = new Date().toISOString().slice(0, 10)
  return `${today}, ${cpus().length} cores, Node ${process.versions.node}, ${server}, load when it began ${load.toFixed(1)}`
}

function speedOf({ saves, transitions, bare }: Latencies): string {
  const p95 = percentile(saves, 0.95)
  return (
    `50 editors at once, ${count(saves.length)} saves: median ${ms(percentile(saves, 0.5))}, p95 ${ms(p95)} ` +
    `(target 50 ms: ${p95 <= 50 ? 'met' : 'missed'}); ${count(transitions.length)} transitions: ` +
    `median ${ms(percentile(transitions, 0.5))}, p95 ${ms(percentile(transitions, 0.95))}; ` +
    `the bare statements of a save: median ${ms(percentile(bare, 0.5))}, p95 ${ms(percentile(bare, 0.95))}.`
  )
}

async function raceOf(client: Database, rounds: number, progress: Progress): Promise<string> {
  const desk = await openDesk(client)
  const moderators = []
  for (let number = 0; number < 8; number += 1)
    moderators.push(await makePerson(desk.client, { name: `Mo ${number}`, roles: ['moderator'] }))
  const reasons = new Map<string, number>()
  for (let round = 1; round <= rounds; round += 1) {
    const race = await approveAtOnce(desk, moderators)
    if (race.won !== 1 || race.approvals !== 1 || race.reasons.length !== 7)
      throw new Error(`Round ${round}: ${JSON.stringify(race)}`)
    for (const reason of race.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    progress(`${round} of ${rounds}`)
  }
  const told = [...reasons].map(([reason, times]) => `${count(times)} times \`${reason}\``).join(', ')
  return `Eight approvals of one text at once, ${count(rounds)} times: one winner each, the others told ${told}.`
}

async function killsOf(client: Database, url: string, times: number, progress: Progress): Promise<string> {
  const done = await killBetween(await openDesk(client), url, times, (time) =>
    progress(`${time} of ${times}`),
  )
  const wrong = done.findIndex(
    ({ outcome, lockVersion, keys, events }, time) =>
      !outcome.ok || lockVersion !== time + 2 || keys !== 1 || events !== time + 2,
  )
  if (wrong >= 0) throw new Error(`Kill ${wrong + 1}: ${JSON.stringify(done[wrong])}`)
  return `The server killed between commit and answer, ${count(times)} times, the request sent again: one effect each.`
}

async function crashesOf(times: number, progress: Progress): Promise<string> {
  const { acknowledged, events } = await crashUnderWriters(times, (time) => progress(`${time} of ${times}`))
  return (
    `All processes of the server killed under 16 writers (\`kill -9\`), and it started again, ` +
    `${count(times)} times: ${count(acknowledged)} changes acknowledged, none missing; after each start its audit trail ` +
    `was whole, ${count(events)} events in the end.`
  )
}

async function modelOf(client: Database, steps: number, progress: Progress): Promise<string> {
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)
  const tally = await runModel(client, {
    seed,
    steps,
    onStep: (step) => progress(`${step} of ${steps}, seed ${seed}`),
  })
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, each) => all + each, 0)
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([what, times]) => `${what} ${count(times)}`)
      .join(', ')
  return (
    `The model of the workflow, ${count(steps)} random steps (seed ${seed}): no divergence, no invariant broken. ` +
    `${count(sum(tally.done))} carried out (${list(tally.done)}); ` +
    `${count(sum(tally.refused))} refused (${list(tally.refused)}).`
  )
}

function percentile(times: number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const count = (value: number) => value.toLocaleString('en')
