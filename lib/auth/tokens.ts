import { createHash, randomBytes } from 'node:crypto'

/** What nobody can guess: 256 bits, as they may stand in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: whoever reads the database cannot use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
