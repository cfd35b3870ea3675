import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Env, env } from '../env.ts'

let known: { varDir: string; secret: string } | undefined

/**
 * What signs and hashes where somebody signs in: AUTH_SECRET, else one that was made for this installation and is
 * kept beside its embedded database. Throws where neither is allowed; `npm start` says so before (`secretProblem`).
 */
export function authSecret(): string {
  const { AUTH_SECRET, VAR_DIR } = env()
  if (AUTH_SECRET) return AUTH_SECRET
  const problem = secretProblem(env())
  if (problem) throw new Error(problem)
  if (known?.varDir !== VAR_DIR) known = { varDir: VAR_DIR, secret: keptSecret(VAR_DIR) }
  return known.secret
}

/** What is wrong with the secret of an installation, or null. One with a server of its own has to bring it. */
export function secretProblem({ AUTH_SECRET, DATABASE_URL, DEMO }: Env): string | null {
  if (AUTH_SECRET || DEMO || !DATABASE_URL) return null
  return (
    'AUTH_SECRET is missing. With a DATABASE_URL, write at least 32 characters that nobody can guess, for example ' +
    'what `openssl rand -base64 32` prints, and keep them: with others, links that are on their way no longer work.'
  )
}

/** Read, or made where there is none. */
function keptSecret(varDir: string): string {
  const file = join(varDir, 'secret')
  mkdirSync(varDir, { recursive: true })
  try {
    // Fails where there is one: of two processes that start at once, the second reads what the first has made.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
