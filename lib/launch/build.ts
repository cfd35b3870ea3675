import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { databaseUrl } from '../database/connection.ts'
import { env, environmentWith, type secretVariables } from '../env.ts'
import { type Progress, Stopped, step } from './steps.ts'

const stampFile = '.next/BUILD_STAMP'
/** What Next writes after it has made the pages. */
const lastFile = '.next/prerender-manifest.json'

/** What a build is made from. Content of the inventory comes from the database while the portal runs. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'content/messages',
  'content/pages',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
/** Parts of the above that no page is made of. */
const irrelevant = /^lib\/(?:(?:launch|server)\/|.*\.md$)|^lib\/database\/generated\/STAMP$|\.test\.tsx?$/

/** Stands in whatever a build is given in place of a secret. */
export const standIn = 'nothing-secret-in-builds'

/**
 * A build needs no secret but the database's address, and is given no other, whoever makes it: what it is given instead
 * would be found in it, had it kept any (OWASP ASVS 5.0, 13.3.1). Part of the stamp, so that every build that is
 * current was made with these.
 */
const standIns: Record<Exclude<(typeof secretVariables)[number], 'DATABASE_URL'>, string> = {
  TEST_DATABASE_URL: `postgresql://${standIn}:${standIn}@localhost:1/${standIn}`,
  SMTP_URL: `smtp://${standIn}:${standIn}@localhost:1`,
  AUTH_SECRET: `${standIn}-0123456789`,
  OIDC_CLIENT_SECRET: standIn,
}

/** The environment that a build is made in. */
export function buildEnvironment(given: NodeJS.ProcessEnv = environmentWith({})): NodeJS.ProcessEnv {
  const DATABASE_URL = marked(given.DATABASE_URL || databaseUrl())
  const MAIL_FROM = given.MAIL_FROM || 'build@localhost.example'
  return {
    ...given,
    ...standIns,
    DATABASE_URL,
    MAIL_FROM,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** The same address, known again where it is kept. */
function marked(url: string): string {
  const address = new URL(url)
  address.searchParams.set('application_name', standIn)
  return address.href
}

/**
 * Makes the production build where the present one was made from other sources. The stamp is written last, so a
 * build that was interrupted is made again. Throws `Stopped` with the end of what `next build` said where it fails.
 */
export async function buildIfStale(signal: AbortSignal): Promise<void> {
  const wanted = stamp()
  await step(
    'Build',
    async (progress) => {
      if (isCurrent(wanted)) return false
      for (const file of [stampFile, lastFile]) rmSync(file, { force: true })
      progress('compiling')
      await build(progress, signal)
      writeFileSync(stampFile, wanted)
      return true
    },
    (built) => (built ? 'made' : 'is current'),
  )
}

/** A hash over every source with its name, this Node's major version and what a build is given of the environment. */
export function stamp(): string {
  const hash = createHash('sha256')
  const { SITE_URL, SITE_URL_GIVEN } = env()
  hash.update(`${process.versions.node.split('.')[0]} ${SITE_URL_GIVEN ? SITE_URL : ''}\n`)
  hash.update(`${JSON.stringify(standIns)}\n`)
  for (const file of sources.flatMap(filesIn).sort()) {
    hash.update(`${file}\n`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function isCurrent(wanted: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === wanted && existsSync(lastFile)
  } catch {
    return false
  }
}

function filesIn(path: string): string[] {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return []
  if (status.isFile()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((file) => !irrelevant.test(file))
}

function build(progress: Progress, signal: AbortSignal): Promise<void> {
  const command = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', endWithParent, command, 'build'], {
    env: buildEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const said: string[] = []
  const listen = (data: Buffer) => {
    said.push(data.toString())
    const pages = /Generating static pages[^(]*\((\d+)\/(\d+)\)/.exec(data.toString())
    if (pages) progress(`page ${pages[1]} of ${pages[2]}`)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, killedBy) => {
      if (code === 0 && existsSync(lastFile)) resolve()
      else reject(new Stopped(failure(said.join(''), killedBy)))
    })
  })
}

function failure(said: string, signal: string | null): string {
  const end = said.trim().split('\n').slice(-40).join('\n')
  const how = signal ? ` (${signal})` : ''
  return `${end}\n\nThe production build failed${how}. What it said stands above; correct that and start again.`
}
