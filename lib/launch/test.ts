import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { env, environmentWith } from '../env.ts'
import { findChromium } from './chromium.ts'
import { Lifetime } from './lifetime.ts'
import { freePort } from './port.ts'
import { makeClient, readEnvironment } from './prepare.ts'
import { printFailure, Stopped } from './steps.ts'
import { runSuite } from './suite.ts'
import { runPlaywright, runVitest, Tally } from './tally.ts'
import { provideTestPrograms } from './test-programs.ts'

/**
 * `npm test`: everything that must pass. After what needs no browser, the portal is built and started on a port and
 * a database of its own, and asked as visitors ask. Ends with what failed, by name, and one line: `N passed, N failed`.
 */
const lifetime = new Lifetime()
await lifetime.run(async () => {
  const { VAR_DIR } = readEnvironment()
  await makeClient()
  const tally = new Tally()
  await runSuite(tally)
  try {
    const CHROMIUM_PATH = findChromium()
    provideTestPrograms()
    const varDir = mkdtempSync(join(VAR_DIR, 'test-'))
    lifetime.add('The directory of the tests', async () => rmSync(varDir, { recursive: true, force: true }))
    const PORTAL_URL = await startPortal(varDir)
    await runPlaywright(tally, { PORTAL_URL, CHROMIUM_PATH, PORTAL_VAR_DIR: varDir })
    await runVitest(tally, ['served'], { TEST_DATABASE_URL: undefined })
  } catch (error) {
    printFailure(error)
    tally.add({ passed: 0, failed: ['the portal under test'] })
  }
  await lifetime.end(tally.isGood ? 0 : 1, tally.summary)
})

/** Runs `npm start` as a visitor's administrator would, and resolves with its address when it is ready. */
async function startPortal(varDir: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/launch/start.ts'], {
    env: environmentWith({
      VAR_DIR: varDir,
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATABASE_URL: undefined,
      SITE_URL: undefined,
      // All browsers of the tests are one client.
      SIGN_INS_PER_MINUTE: '1000',
      LOG_LEVEL: env().LOG_LEVEL === 'info' ? 'warn' : env().LOG_LEVEL,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  lifetime.add('The portal under test', async () => {
    child.kill('SIGTERM')
    await ended
  })
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`)
      const address = /^The portal is ready: (\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
    void ended.then(() => reject(new Stopped('The portal did not start; what it said stands above.')))
  })
}
