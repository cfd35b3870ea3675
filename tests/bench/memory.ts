import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PrismaClient } from '../../lib/database/generated/client.ts'
import { readLock } from '../../lib/database/lock.ts'
import { env } from '../../lib/env.ts'
import { load } from './load.ts'
import type { Options } from './options.ts'
import type { MeasuredServer, Usage } from './servers.ts'

export type MemorySample = Usage & {
  requests: number
  /** Resident memory of the embedded Postgres, a process of its own; 0 where there is none. */
  databaseRss: number
}
export type MemoryResult = {
  samples: MemorySample[]
  /** How many answers had which status. */
  statuses: Map<number, number>
  seconds: number
  /** Whether the time ran out before the requests. */
  cutShort: boolean
  buildBytesBefore: number
  buildBytesAfter: number
}

const sampleEvery = 5000
const connections = 8

/**
 * Asks for `requests` addresses that are all different, most of them searches and filters of the list, and looks
 * at the memory of the process every 5,000: a cache without a bound would grow. Ends after
 * `minutes` at the latest. Throws where an answer fails or has another status than 200 or 404.
 */
export async function watchMemory(
  server: MeasuredServer,
  client: PrismaClient,
  { requests, minutes }: Options,
  onProgress: (text: string) => void,
): Promise<MemoryResult> {
  const addresses = distinctAddresses(await readValues(client))
  const started = performance.now()
  const buildBytesBefore = bytesIn('.next')
  const statuses = new Map<number, number>()
  const sample = async (requests: number): Promise<MemorySample> => ({
    requests,
    ...(await server.usage()),
    databaseRss: await residentOf(readLock(env().VAR_DIR)?.pid),
  })
  const samples = [await sample(0)]
  let done = 0
  while (done < requests && performance.now() - started < minutes * 60_000) {
    const amount = Math.min(sampleEvery, requests - done)
    await ask(server, amount, addresses, statuses)
    done += amount
    samples.push(await sample(done))
    onProgress(`${done} of ${requests}`)
  }
  return {
    samples,
    statuses,
    seconds: (performance.now() - started) / 1000,
    cutShort: done < requests,
    buildBytesBefore,
    buildBytesAfter: bytesIn('.next'),
  }
}

type Values = { agencies: string[]; months: string[]; words: string[] }

export async function readValues(client: PrismaClient): Promise<Values> {
  const [agencies, periods, texts] = await Promise.all([
    client.agency.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } }),
    client.reportingPeriod.findMany({ select: { startMonth: true }, orderBy: { startMonth: 'asc' } }),
    client.activity.findMany({ select: { title: true }, orderBy: { slug: 'asc' }, take: 100 }),
  ])
  return {
    agencies: agencies.map(({ slug }) => slug),
    months: periods.map(({ startMonth }) => startMonth),
    words: [...new Set(texts.flatMap(({ title }) => title.toLowerCase().match(/[a-z]{4,}/g) ?? []))],
  }
}

/** Never the same address twice: half are searches, a fifth long lists, the rest pages that are not there. */
export function* distinctAddresses({ agencies, months, words }: Values): Generator<string, never> {
  const pick = (values: string[], index: number) => values[index % values.length] ?? ''
  for (let n = 0; ; n += 1) {
    const word = pick(words, n)
    const agency = pick(agencies, n)
    const kinds = [
      () => `/activities?q=${word}+${n}`,
      () => `/activities?q=${word}${n}`,
      () => `/activities?q=${word}&agency=${agency}&measure=none-${n}`,
      // Bad values are named on the page and narrow nothing: the whole list, under ever new addresses.
      () => `/activities?from=${pick(months, n)}&country=x${n}`,
      () => `/activities?sort=oldest&period=none-${n}`,
      () => `/agencies/${agency}?measure=none-${n}`,
      () => `/fr/activities?q=${word}+${n}`,
      () => `/activities/${word}-${n}`,
      () => `/agencies/${word}-${n}`,
      () => `/${word}/${n}`,
    ]
    yield kinds[n % kinds.length]?.() ?? '/'
  }
}

async function ask(
  server: MeasuredServer,
  amount: number,
  addresses: Generator<string, never>,
  statuses: Map<number, number>,
): Promise<void> {
  const requests = [{ setupRequest: (request: object) => ({ ...request, path: addresses.next().value }) }]
  await load({ url: server.origin, connections, amount, requests }, (status) =>
    statuses.set(status, (statuses.get(status) ?? 0) + 1),
  )
  const wrong = [...statuses.keys()].filter((status) => status !== 200 && status !== 404)
  if (wrong.length > 0) throw new Error(`While memory was watched, an answer had status ${wrong.join(', ')}.`)
}

/** Asked of `ps`, since another process tells of itself only what it was made to tell. */
async function residentOf(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform === 'win32') return 0
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) * 1024
}

function bytesIn(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => {
      // A file may be replaced while this looks.
      const status = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })
      return bytes + (status?.size ?? 0)
    }, 0)
}
