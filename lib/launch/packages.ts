import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this is Debian or its like, and packages may be installed without asking anybody. */
export function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Installs packages of Debian. What goes wrong shows in whether what they bring is there afterwards. */
export function installPackages(names: string[]): void {
  run('apt-get', ['update'])
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...names])
}

/** Runs a command, saying what it says. */
export function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: 'inherit', timeout: 10 * 60_000 })
}
