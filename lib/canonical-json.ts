import { createHash } from 'node:crypto'

/**
 * Writes a value as canonical JSON (RFC 8785): members in the order of their names, no spaces, numbers as ECMAScript
 * writes them. Equal content is equal text. What JSON leaves out (`undefined`) is left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The SHA-256 of a value's canonical JSON, in hexadecimal. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
