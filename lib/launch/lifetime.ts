import { startedByNpm } from '../env.ts'
import { messageOf } from '../errors.ts'
import { printFailure } from './steps.ts'

/**
 * Things that were opened, to be closed in the opposite order, once, however the process ends: by a signal, a
 * refusal or a fault. Ctrl-C and SIGTERM end it with 0; a second Ctrl-C at once.
 */
export class Lifetime {
  private readonly closers: { what: string; close: () => Promise<void> }[] = []
  private readonly ending = new AbortController()
  private closing: Promise<void> | undefined

  constructor() {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.on(name, () => {
        if (this.closing && name === 'SIGINT') process.exit(130)
        this.stop()
      })
    }
    // Who reads the output may have gone. That ends nothing: without a listener it would be a fault, the fault would
    // be written where nobody reads it either, and so on without an end.
    for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
    if (startedByNpm()) this.followParent()
  }

  private stop(): void {
    if (!this.closing) process.stdout.write('\nStopping …\n')
    void this.end(0, 'Stopped.\n')
  }

  /** npm hands SIGTERM on to the shell between it and this process, and the shell ends without telling. */
  private followParent(): void {
    const parent = process.ppid
    const look = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(look)
      this.stop()
    }, 250)
    look.unref()
  }

  /** Aborts when the process is ending: for child processes and the like. */
  get signal(): AbortSignal {
    return this.ending.signal
  }

  /** Runs what the command does; where it throws, says so, closes everything and ends the process with 1. */
  async run(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!this.signal.aborted) printFailure(error)
      await this.end(1)
    }
  }

  add(what: string, close: () => Promise<void>): void {
    this.closers.unshift({ what, close })
  }

  /** Says so when the embedded database ends by itself. */
  watch(ended: Promise<string> | undefined): void {
    void ended?.then((how) => {
      if (this.signal.aborted) return
      process.stderr.write(
        `The embedded Postgres ended by itself (${how}). Pages that are cached are still served. Stop the portal with Ctrl-C and start it again.\n`,
      )
    })
  }

  /** Closes everything, says the last word and ends the process. */
  async end(code: number, lastWord = ''): Promise<void> {
    if (this.closing) return this.closing
    this.ending.abort()
    this.closing = this.closeAll()
    await this.closing
    process.stdout.write(lastWord, () => process.exit(code))
  }

  private async closeAll(): Promise<void> {
    for (const { what, close } of this.closers) {
      try {
        await close()
      } catch (error) {
        process.stderr.write(`${what} could not be closed: ${messageOf(error)}\n`)
      }
    }
  }
}
