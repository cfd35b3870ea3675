import { spawnSync } from 'node:child_process'
import { installPackages, mayInstallPackages } from './packages.ts'

/**
 * Programs that tests run besides Chromium, by the packages of Debian that bring them: those that the examples of
 * `/data` are written for, and a cache such as stands in front of the portal.
 */
const programs = { curl: 'curl', python3: 'python3', Rscript: 'r-base-core', nginx: 'nginx' }

/**
 * Installs what is missing of them, where this is allowed: beside Chromium that is a few megabytes and some seconds.
 * Where it is not, R and nginx are done without, which the tests say, and those of the others fail.
 */
export function provideTestPrograms(): void {
  const missing = Object.entries(programs).flatMap(([program, name]) => (isThere(program) ? [] : [name]))
  if (missing.length === 0 || !mayInstallPackages()) return
  process.stdout.write(`For the tests: installing ${missing.join(', ')}\n`)
  installPackages(missing)
}

/** Whether a program can be run. */
export function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}
