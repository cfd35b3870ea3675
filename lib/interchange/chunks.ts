const size = 128 * 1024

/** Text as UTF-8 in chunks of about the same size, each character encoded once and copied never. */
export class Chunks {
  private full: Buffer[] = []
  private current = Buffer.allocUnsafe(size)
  private used = 0

  add(text: string): void {
    // A unit of a JavaScript string takes three bytes at most.
    const most = text.length * 3
    if (most > this.current.length - this.used) {
      this.close()
      if (most > size) this.current = Buffer.allocUnsafe(most)
    }
    this.used += this.current.write(text, this.used)
  }

  /** What was added since the last time. */
  take(): Buffer[] {
    this.close()
    const { full } = this
    this.full = []
    return full
  }

  private close(): void {
    if (this.used === 0) return
    this.full.push(this.current.subarray(0, this.used))
    this.current = Buffer.allocUnsafe(size)
    this.used = 0
  }
}
