/** For so long the version found last is taken as that of now. */
const standsMs = 500

/**
 * The version of the data, asked for at most twice a second. Pages without number are kept under it, so that each is
 * made again when something was published and not before, in every process. While the database cannot be reached,
 * the version is the last one known: pages that were made go on being served.
 */
export class DataVersion {
  private known = 0
  private askAgainAt = 0
  private asking: Promise<number> | undefined

  constructor(private readonly ask: () => Promise<number>) {}

  async now(): Promise<number> {
    if (Date.now() < this.askAgainAt) return this.known
    this.asking ??= this.ask()
      .then(
        (version) => {
          this.known = version
          return version
        },
        () => this.known,
      )
      .finally(() => {
        this.askAgainAt = Date.now() + standsMs
        delete this.asking
      })
    return this.asking
  }
}
