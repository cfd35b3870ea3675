import { load } from './load.ts'
import type { MeasuredServer } from './servers.ts'

export type Target = {
  name: string
  path: string
  status: number
  /** Worked out right before each measurement. */
  headers?: () => Promise<Record<string, string>>
  /** Requests per second that it must reach, as a share of the bare page's. */
  atLeast?: number
}

/** Medians over the rounds; latencies in milliseconds. */
export type Figures = { perSecond: number; p95: number; cpuMs: number }
export type SpeedRow = {
  target: Target
  connections: number
  page: Figures
  bare: Figures
  /** The median of the rounds' ratios, each of two measurements that followed each other. */
  ratio: number
  /** The lowest and the highest of them: how noisy it was. */
  lowest: number
  highest: number
}

type Plan = {
  portal: MeasuredServer
  bare: MeasuredServer
  targets: Target[]
  connections: number[]
  rounds: number
  seconds: number
}

/**
 * Measures every page in short rounds, each time right after the bare page, so that whatever else the machine does
 * hits both. Throws where an answer has another status than the target's, or none comes.
 */
export async function measureSpeed(plan: Plan, onProgress: (text: string) => void): Promise<SpeedRow[]> {
  const bareTarget: Target = { name: 'bare page', path: '/', status: 200 }
  const rows: SpeedRow[] = []
  await warmUp(plan, bareTarget)
  for (const connections of plan.connections)
    for (const target of plan.targets) {
      onProgress(`${target.name}, ${connections} at a time`)
      const bare: Figures[] = []
      const page: Figures[] = []
      for (let round = 0; round < plan.rounds; round += 1) {
        bare.push(await measure(plan.bare, bareTarget, connections, plan.seconds))
        page.push(await measure(plan.portal, target, connections, plan.seconds))
      }
      rows.push(rowOf(target, connections, page, bare))
    }
  return rows
}

/** The first thousands of requests are slower, until their code is compiled. */
async function warmUp({ portal, bare, targets }: Plan, bareTarget: Target): Promise<void> {
  await measure(bare, bareTarget, 16, 3)
  for (const target of targets) await measure(portal, target, 16, 1)
}

async function measure(
  server: MeasuredServer,
  { path, status, headers }: Target,
  connections: number,
  seconds: number,
): Promise<Figures> {
  const times: number[] = []
  const unexpected = new Set<number>()
  let first = 0
  let last = 0
  const options = {
    url: server.origin + path,
    connections,
    duration: seconds,
    headers: (await headers?.()) ?? {},
  }
  const before = await server.usage()
  await load(options, (got, ms) => {
    last = performance.now()
    first ||= last - ms
    times.push(ms)
    if (got !== status) unexpected.add(got)
  })
  const after = await server.usage()
  if (times.length === 0) throw new Error(`${path} was not answered in ${seconds} s.`)
  if (unexpected.size > 0)
    throw new Error(`${path} answered ${[...unexpected].join(', ')} instead of ${status}.`)
  times.sort((a, b) => a - b)
  return {
    perSecond: (times.length / (last - first)) * 1000,
    p95: times[Math.ceil(times.length * 0.95) - 1] ?? 0,
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
  }
}

function rowOf(target: Target, connections: number, page: Figures[], bare: Figures[]): SpeedRow {
  const ratios = page.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN))
  return {
    target,
    connections,
    page: medians(page),
    bare: medians(bare),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  }
}

function medians(figures: Figures[]): Figures {
  return {
    perSecond: median(figures.map((figure) => figure.perSecond)),
    p95: median(figures.map((figure) => figure.p95)),
    cpuMs: median(figures.map((figure) => figure.cpuMs)),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}
