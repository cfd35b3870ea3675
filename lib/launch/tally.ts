import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { environmentWith } from '../env.ts'

/** What came out of a check or a run of tests; of what failed, where it stands and its name. */
type Outcome = { passed: number; failed: string[] }

/** What has passed and failed so far; a static check counts as one. */
export class Tally {
  private passed = 0
  private readonly failed: string[] = []

  add({ passed, failed }: Outcome): void {
    this.passed += passed
    this.failed.push(...failed)
  }

  /** The end of the test command: each failure by name, and the line with the counts, by which machines read it. */
  get summary(): string {
    const failures = this.failed.map((name) => `failed: ${name}\n`).join('')
    return `\n${failures}${this.passed} passed, ${this.failed.length} failed\n`
  }

  /** Nothing that failed is not enough: something must have run. */
  get isGood(): boolean {
    return this.failed.length === 0 && this.passed > 0
  }
}

type Command = { file: string; args: string[]; environment?: Record<string, string | undefined> }

/** A check that passes or fails as a whole; what it says is shown where it fails. */
export async function runCheck(tally: Tally, title: string, command: Command): Promise<boolean> {
  const { code, output } = await execute(command, 'collect')
  tally.add(code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [title] })
  process.stdout.write(code === 0 ? `${title}: passed\n` : `${output}\n${title}: failed\n`)
  return code === 0
}

/** Runs Vitest on some of its projects and counts each test. */
export async function runVitest(
  tally: Tally,
  projects: string[],
  environment: Record<string, string | undefined> = {},
  without: string[] = [],
): Promise<void> {
  const report = `var/test-results/${projects.join('-')}.json`
  const names = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['run', ...names, ...reporters, ...without.flatMap((files) => ['--exclude', files])]
  const command = { file: 'node_modules/vitest/vitest.mjs', args, environment }
  tally.add(
    await runReporting(command, report, (json) => {
      const { numPassedTests, testResults } = json as VitestReport
      const failed = testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${relative('.', name)} › ${fullName}`),
      )
      return { passed: numPassedTests, failed }
    }),
  )
}

/** Runs Playwright and counts each test; one that passes only when it is repeated has failed. */
export async function runPlaywright(
  tally: Tally,
  environment: Record<string, string | undefined>,
): Promise<void> {
  const report = 'var/test-results/e2e.json'
  const command = { file: 'node_modules/@playwright/test/cli.js', args: ['test'], environment }
  tally.add(
    await runReporting(command, report, (json) => {
      const { stats, suites } = json as PlaywrightReport
      return { passed: stats.expected, failed: suites.flatMap(failuresOf) }
    }),
  )
}

function failuresOf({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ tests }) =>
    tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
  )
  return [
    ...failed.map(({ file, line, title }) => `tests/e2e/${file}:${line} › ${title}`),
    ...suites.flatMap(failuresOf),
  ]
}

/** What is read of the reports. */
type VitestReport = {
  numPassedTests: number
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}
type PlaywrightReport = { stats: { expected: number }; suites: PlaywrightSuite[] }
type PlaywrightSuite = {
  specs?: { file: string; line: number; title: string; tests: { status: string }[] }[]
  suites?: PlaywrightSuite[]
}

/**
 * Where the command fails without a failed test, for example because a file cannot be loaded, that counts as one; so
 * does a report that was not written to its end.
 */
async function runReporting(
  command: Command,
  report: string,
  read: (json: unknown) => Outcome,
): Promise<Outcome> {
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const { code } = await execute(command, 'show')
  const { passed, failed } = readReport(report, read)
  const isGood = code === 0 && passed > 0
  return { passed, failed: isGood || failed.length > 0 ? failed : [`${command.file} ${command.args[0]}`] }
}

function readReport(file: string, read: (json: unknown) => Outcome): Outcome {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: [] }
  }
}

function execute(command: Command, output: 'show' | 'collect'): Promise<{ code: number; output: string }> {
  const options: SpawnOptions = {
    env: environmentWith({ NODE_ENV: undefined, ...command.environment }),
    stdio: output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  }
  const child = spawn(process.execPath, [command.file, ...command.args], options)
  const parts: string[] = []
  child.stdout?.on('data', (data) => parts.push(String(data)))
  child.stderr?.on('data', (data) => parts.push(String(data)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: parts.join('').trim() }))
  })
}
