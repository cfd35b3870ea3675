import type { Database } from '../../lib/database/client.ts'
import { env, setEnvironment } from '../../lib/env.ts'
import { buildIfStale } from '../../lib/launch/build.ts'
import { bringUpToDate } from '../../lib/launch/database.ts'
import { Lifetime } from '../../lib/launch/lifetime.ts'
import { makeClient, readEnvironment } from '../../lib/launch/prepare.ts'
import { step } from '../../lib/launch/steps.ts'
import { defaults, isFull, isOfDesk, type Options, readOptions, usage } from './options.ts'
import { pages } from './pages.ts'
import { keep, loadNow, type Measured, memoryOf, questionsOf, reportOf } from './report.ts'
import { errorsIn, startBare, startPortal } from './servers.ts'
import { rest, settle, targetsFor } from './settle.ts'
import { measureSpeed } from './speed.ts'
import { makeWorkplace, openThrowAway } from './workplace.ts'

/** `npm run bench`: everything that is measured is made for it, and removed again. */
const read = readOptions(process.argv.slice(2))
if (!read.ok || read.help) {
  process[read.ok ? 'stdout' : 'stderr'].write(`${read.ok ? usage : read.message}\n`)
  process.exit(read.ok ? 0 : 2)
}
const { options } = read

/** Sizes of which the README keeps what questions cost. */
const sizes = [100_000, 1_000_000]

setEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
const lifetime = new Lifetime()
await lifetime.run(async () => {
  const loadBefore = loadNow()
  readEnvironment()
  const workplace = makeWorkplace()
  lifetime.add('The workplace', workplace.remove)
  setEnvironment({ VAR_DIR: workplace.directory })
  const { client, url } = await prepareDatabase(options)
  const { measureDesk } = await import('./desk.ts')
  await measureDesk({ client, url, options })
  if (isOfDesk(options)) return lifetime.end(0)
  const bare = await step(
    'Bare page',
    () => startBare(workplace.directory, lifetime.signal),
    () => 'prerendered and served',
  )
  lifetime.add('The bare server', bare.stop)
  const portal = await step(
    'Portal',
    () => startPortal(workplace.directory),
    () => 'served',
  )
  lifetime.add('The portal', portal.stop)
  const { answering, silent } = await step(
    'Pages',
    () => settle(portal.origin, options, lifetime.signal),
    ({ silent }) => silent.join(' ') || 'all answer',
  )

  await step(
    'Rest',
    () => rest(portal, client, lifetime.signal),
    (isAtRest) => (isAtRest ? 'nothing is under way' : 'something is still under way'),
  )

  const targets = targetsFor(portal.origin, answering)
  const speed = await step(
    'Speed',
    (progress) => measureSpeed({ portal, bare, targets, connections: [1, 16], ...options }, progress),
    () => 'measured',
  )
  const { weigh } = await import('./weights.ts')
  const bareWeight = await weigh(bare.origin, 'bare page', '/')
  const weights = []
  for (const name of answering) weights.push(await weigh(portal.origin, name, pages[name]))
  const { measureQuestions } = await import('./questions.ts')
  const questions = await step(
    'Questions',
    (progress) => measureQuestions({ portal, bare, client, url, entries: options.entries }, progress),
    () => 'measured',
  )
  const { watchMemory } = await import('./memory.ts')
  const memory =
    options.requests === 0
      ? undefined
      : await step(
          'Memory',
          (progress) => watchMemory(portal, client, options, progress),
          () => 'measured',
        )
  const measured: Measured = {
    options,
    loadBefore,
    activities: await client.activity.count(),
    database: env().DATABASE_URL ? 'PostgreSQL server' : 'embedded Postgres',
    notMeasured: silent,
    speed,
    bareWeight,
    weights,
    questions,
    memory,
    errors: errorsIn(workplace.directory),
  }
  process.stdout.write(`\n${reportOf(measured)}\n`)
  if (memory) process.stdout.write(`\n### Memory\n\n${memoryOf(measured, memory)}\n`)
  const wholeMemory =
    memory && !memory.cutShort && options.requests >= defaults.requests && options.entries === 0
  if (wholeMemory) keep('memory', memoryOf(measured, memory))
  if (sizes.includes(options.entries)) keep(`questions at ${options.entries}`, questionsOf(measured))
  else if (isFull(options)) keep('report', reportOf(measured))
  else process.stdout.write('\nShortened, so tests/bench/README.md keeps the last full report.\n')
  await lifetime.end(silent.length === 0 ? 0 : 1)
})

/** The database with its content, the build, and the generated entries. */
async function prepareDatabase(options: Options): Promise<{ client: Database; url: string }> {
  await makeClient()
  const { entries, keep } = options
  const database = await openThrowAway(env().DATABASE_URL, entries)
  lifetime.add('The database', database.close)
  await bringUpToDate(database.url)
  const { loadContent } = await import('../../lib/launch/content.ts')
  await loadContent(database.url, { onlyWhenEmpty: true })
  // Before entries are generated: it is the build that `npm start` finds and goes on with.
  if (!isOfDesk(options)) await buildIfStale(lifetime.signal)
  const { connect } = await import('../../lib/database/client.ts')
  const client = connect(database.url)
  lifetime.add('The database client', () => client.$disconnect())
  if (entries > 0 && !database.hasEntries) {
    const { generateEntries } = await import('./entries.ts')
    await step(
      'Entries',
      (progress) => generateEntries(client, entries, (done) => progress(`${done} of ${entries}`)),
      () => `${entries} generated`,
    )
    // The client connects again when it is asked: nobody may be connected to what is copied.
    await client.$disconnect()
    await database.afterEntries({ keep: keep > 0 })
  }
  lifetime.watch(database.ended)
  return { client, url: database.url }
}
