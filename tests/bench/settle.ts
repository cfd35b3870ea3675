import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../lib/database/client.ts'
import type { Options } from './options.ts'
import { fetchPage, generatedSlug, type PageName, pages, showNewest } from './pages.ts'
import type { MeasuredServer } from './servers.ts'
import type { Target } from './speed.ts'

/** How long pages from the build may stand before they are made anew, and then some. */
const patienceMs = 120_000

/**
 * Asks for every page until it is answered from the cache with what the database holds now. Tells which pages do
 * not answer 200.
 */
export async function settle(
  origin: string,
  { entries }: Options,
  signal: AbortSignal,
): Promise<{ answering: PageName[]; silent: string[] }> {
  const answering: PageName[] = []
  const silent: string[] = []
  const until = Date.now() + patienceMs
  for (const [name, path] of Object.entries(pages) as [PageName, string][]) {
    let page = await fetchPage(origin + path)
    const isCurrent = () =>
      entries === 0 || !showNewest.includes(name) || page.text.includes(`/activities/${generatedSlug}`)
    while (page.status === 200 && !isCurrent() && Date.now() < until) {
      await wait(1000, undefined, { signal })
      page = await fetchPage(origin + path)
    }
    if (page.status !== 200) silent.push(`${path} (${name}) answered ${page.status}.`)
    else if (!isCurrent()) silent.push(`${path} (${name}) does not show the generated entries.`)
    else answering.push(name)
  }
  return { answering, silent }
}

/** How long a portal may read after its start, and how long nothing is under way in one that has. */
const readingMs = 15 * 60_000
const restMs = 5000

/**
 * Waits until the portal has read what it reads after its start (the index, and on a server the expressions of the
 * field), as one that was started before its readers came. Tells whether it has.
 */
export async function rest(portal: MeasuredServer, client: Database, signal: AbortSignal): Promise<boolean> {
  const sampleMs = 250
  const until = Date.now() + readingMs
  let { cpuMs } = await portal.usage()
  for (let idleMs = 0; idleMs < restMs && Date.now() < until; ) {
    await wait(sampleMs, undefined, { signal })
    const [{ asked } = { asked: 0 }] = await client.$queryRaw<{ asked: number }[]>`
      SELECT count(*)::int AS "asked" FROM pg_stat_activity
      WHERE "datname" = current_database() AND "state" = 'active' AND "pid" <> pg_backend_pid()`
    const used = await portal.usage()
    idleMs = asked === 0 && used.cpuMs - cpuMs < sampleMs / 5 ? idleMs + sampleMs : 0
    cpuMs = used.cpuMs
  }
  return Date.now() < until
}

/** Pages that must reach four fifths of the bare page's requests per second. */
const fast: PageName[] = ['agency', 'activity', 'story']

/** What is measured: each page, and one that the visitor has already. */
export function targetsFor(origin: string, names: PageName[]): Target[] {
  const targets: Target[] = names.map((name) => ({
    name,
    path: pages[name],
    status: 200,
    ...(fast.includes(name) && { atLeast: 0.8 }),
  }))
  const known = async () => ({ 'if-none-match': (await fetchPage(origin + pages.agency)).etag ?? '' })
  if (names.includes('agency'))
    targets.push({ name: 'agency, not changed (304)', path: pages.agency, status: 304, headers: known })
  return targets
}
