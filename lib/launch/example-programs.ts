import { spawnSync } from 'node:child_process'
import { installPackages, mayInstallPackages } from './packages.ts'

/** The programs that the examples of `/data` are written for, by the packages of Debian that bring them. */
const programs = { curl: 'curl', python3: 'python3', Rscript: 'r-base-core' }

/**
 * Installs what is missing to run the examples of `/data`, where this is allowed: beside Chromium that is a few
 * megabytes and some seconds. Where it is not, R is done without, and the tests of the others fail.
 */
export function provideExamplePrograms(): void {
  const missing = Object.entries(programs).flatMap(([program, name]) => (isThere(program) ? [] : [name]))
  if (missing.length === 0 || !mayInstallPackages()) return
  process.stdout.write(`For the examples of /data: installing ${missing.join(', ')}\n`)
  installPackages(missing)
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}
