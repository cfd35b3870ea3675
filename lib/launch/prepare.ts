import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { secretProblem } from '../auth/secret.ts'
import { generateClient } from '../database/generate.ts'
import { type Env, readEnv } from '../env.ts'
import { messageOf } from '../errors.ts'
import { Stopped, step } from './steps.ts'

/**
 * What comes first in every command: the project's own directory and a known environment. Throws `Stopped` with
 * what is wrong and what to do.
 */
export function readEnvironment(): Env {
  process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'))
  const read = readEnv()
  if (!read.ok) throw new Stopped(read.problems.join('\n'))
  const { VAR_DIR } = read.env
  try {
    mkdirSync(VAR_DIR, { recursive: true })
  } catch (error) {
    throw new Stopped(
      `The directory ${VAR_DIR} cannot be made: ${messageOf(error)}. Name one that can be written, for example VAR_DIR=/tmp/portal.`,
    )
  }
  return read.env
}

/**
 * Opens what `open` opens, unless what signs and hashes where people sign in is missing: that is said in one go with
 * what is wrong with the database. Throws `Stopped`.
 */
export async function withSecret<Opened>(env: Env, open: () => Promise<Opened>): Promise<Opened> {
  const problem = secretProblem(env)
  if (!problem) return open()
  const others = await open().then(
    () => '',
    (error) => `${messageOf(error)}\n`,
  )
  throw new Stopped(others + problem)
}

/** Makes the database client from the schema where it is not current. */
export function makeClient(): Promise<boolean> {
  return step('Database client', generateClient, (made) => (made ? 'made from the schema' : 'is current'))
}
