import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { environmentWith } from '../env.ts'

/** How many checks and tests have passed and failed so far; a static check counts as one. */
export class Tally {
  passed = 0
  failed = 0

  add({ passed, failed }: { passed: number; failed: number }): void {
    this.passed += passed
    this.failed += failed
  }

  /** The last line of the test command, by which machines read it. */
  get line(): string {
    return `${this.passed} passed, ${this.failed} failed`
  }

  /** Nothing that failed is not enough: something must have run. */
  get isGood(): boolean {
    return this.failed === 0 && this.passed > 0
  }
}

type Command = { file: string; args: string[]; environment?: Record<string, string | undefined> }

/** A check that passes or fails as a whole; what it says is shown where it fails. */
export async function runCheck(tally: Tally, title: string, command: Command): Promise<boolean> {
  const { code, output } = await execute(command, 'collect')
  tally.add(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
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
  const counts = await runReporting(
    { file: 'node_modules/vitest/vitest.mjs', args, environment },
    report,
    (json) => ({
      passed: number(json.numPassedTests),
      failed: number(json.numFailedTests),
    }),
  )
  tally.add(counts)
}

/** Runs Playwright and counts each test; one that passes only when it is repeated has failed. */
export async function runPlaywright(
  tally: Tally,
  environment: Record<string, string | undefined>,
): Promise<void> {
  const report = 'var/test-results/e2e.json'
  const command = { file: 'node_modules/@playwright/test/cli.js', args: ['test'], environment }
  const counts = await runReporting(command, report, ({ stats = {} }) => ({
    passed: number((stats as Report).expected),
    failed: number((stats as Report).unexpected) + number((stats as Report).flaky),
  }))
  tally.add(counts)
}

type Report = Record<string, unknown>

/** Where the command fails without a failed test, for example because a file cannot be loaded, that counts as one. */
async function runReporting(
  command: Command,
  report: string,
  read: (json: Report) => { passed: number; failed: number },
): Promise<{ passed: number; failed: number }> {
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const { code } = await execute(command, 'show')
  const counts = read(readReport(report))
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1
  return counts
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
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

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
