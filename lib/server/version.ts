import { setTimeout as after } from 'node:timers/promises'

/** For so long the version found last is taken as that of now. */
const standsMs = 500
/** So long a page waits for it. */
const patienceMs = 300

/** The version of the data; whether it is that of now, or only the last one known. */
export type Version = { number: number; isCurrent: boolean }

/**
 * The version of the data, asked for at most twice a second. Pages are kept under it, so that each is made again when
 * something was published, in every process. While the database cannot be reached or does not answer, the version is
 * the last one known: pages that were made go on being served.
 */
export class DataVersion {
  private known: Version = { number: 0, isCurrent: false }
  private askAgainAt = 0
  private asking: Promise<Version> | undefined

  constructor(private readonly ask: () => Promise<number>) {}

  async now(): Promise<Version> {
    if (Date.now() < this.askAgainAt) return this.known
    this.asking ??= this.askInTime()
    return this.asking
  }

  /** An answer that comes late is that of whoever asks next. */
  private askInTime(): Promise<Version> {
    const answered = this.ask().then(
      (number) => {
        this.known = { number, isCurrent: true }
      },
      () => {
        this.known = { ...this.known, isCurrent: false }
      },
    )
    void answered.finally(() => {
      this.askAgainAt = Date.now() + standsMs
      delete this.asking
    })
    const late = after(patienceMs, undefined, { ref: false }).then(() => ({
      ...this.known,
      isCurrent: false,
    }))
    return Promise.race([answered.then(() => this.known), late])
  }
}
