import { env } from '../env.ts'
import { runCheck, runVitest, type Tally } from './tally.ts'

/** Tests of serving, to which it makes no difference which server the others have. */
const ofTheEmbedded = ['tests/integration/server-*.test.ts']

/**
 * Everything that needs no browser and no build: format and lint, types, unit tests, and integration tests on the
 * embedded Postgres and, where TEST_DATABASE_URL names one, on a server.
 */
export async function runSuite(tally: Tally): Promise<void> {
  const biome = 'node_modules/@biomejs/biome/bin/biome'
  await runCheck(tally, 'Format and lint', { file: biome, args: ['check', '--error-on-warnings', '.'] })
  const routes = { file: 'node_modules/next/dist/bin/next', args: ['typegen'] }
  // What the compiler remembers of the last run does not notice new routes.
  const types = { file: 'node_modules/typescript/bin/tsc', args: ['--noEmit', '--incremental', 'false'] }
  if (await runCheck(tally, 'Types of the routes', routes)) await runCheck(tally, 'Types', types)
  await runVitest(tally, ['unit', 'integration'], { TEST_DATABASE_URL: undefined })
  const { TEST_DATABASE_URL } = env()
  if (!TEST_DATABASE_URL) return
  process.stdout.write('\nIntegration tests on the server in TEST_DATABASE_URL\n')
  await runVitest(tally, ['integration'], { TEST_DATABASE_URL }, ofTheEmbedded)
}
