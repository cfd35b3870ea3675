/** By which Next tells on its way out of a render that the database could not be reached. */
export const unavailable = 'database-unavailable'

/**
 * The database cannot be reached: not running, refusing connections, shutting down, or out of them.
 * Thrown by the queries of `lib/`; the server turns it into the plain page with status 503.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  /** Next keeps the digest of an error and nothing else on its way out of a render. */
  readonly digest = unavailable

  /**
   * Next loads this module once per bundle, and one client serves all of them: an error may come from the class of
   * another bundle.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && 'digest' in value && value.digest === unavailable
  }

  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause })
  }
}

/** A refusal as a value: something a person asked for cannot be done, and `message` says what to do. */
export type Refusal = { ok: false; message: string }

export function refuse(message: string): Refusal {
  return { ok: false, message }
}

/** The text of anything that was thrown, on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return message.replace(/\s+/g, ' ').trim()
}
