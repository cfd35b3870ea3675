import type { Draft } from '@/lib/editorial/draft'
import type { Presence } from '@/lib/editorial/presence'

/** A request to save: sent again as it is until it is answered, so that it has one effect. */
export type Sent = { key: string; lockVersion: number; content: Draft }

/** What somebody else saved in the meantime. */
export type Theirs = { lockVersion: number; content: Draft; by: string; at: string }

export type Answer =
  | { kind: 'saved'; lockVersion: number; at: string; others: Presence[]; arePartnersKept?: boolean }
  | ({ kind: 'stale' } & Theirs)
  /** `signedOut` may pass; `refused` is about this very text; `gone` is for good. */
  | { kind: 'signedOut' | 'refused' | 'gone'; message: string }
  | { kind: 'unreachable' }

/** What a browser keeps until it is saved. */
export type KeptCopy = { content: Draft; lockVersion: number; sent: Sent | null; at: string }

export type SaveStatus =
  /** `arePartnersKept`: all but other partner agencies, which are for the agency that leads. */
  | { state: 'saved'; at: string | null; arePartnersKept?: boolean }
  | { state: 'changed' | 'unreachable' }
  | { state: 'signedOut' | 'refused' | 'gone'; message: string }
  | { state: 'stale'; theirs: Theirs; base: Draft }

type Options = {
  send: (request: Sent) => Promise<Answer>
  /** Keeps a copy in the browser; null removes it. */
  keep: (copy: KeptCopy | null) => void
  onStatus: (status: SaveStatus) => void
}

/** After so long without a change it is sent; and after so long of writing without a pause. */
const pauseMs = 1200
const longestMs = 8000
/** A copy is kept so soon after a change. */
const keepMs = 800
const firstRetryMs = 2000
const longestRetryMs = 30_000

/**
 * Saves a text while it is written. One request is under way at a time and carries the version of the last answer,
 * so that nobody is in conflict with themselves; a request that had no answer is repeated with its key.
 */
export class Autosave {
  private latest: Draft
  private saved: Draft
  private sent: Sent | null = null
  private isUnderWay = false
  private isHalted = false
  private changedAt: number | null = null
  private retries = 0
  private status: SaveStatus = { state: 'saved', at: null }
  private sendTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private waiting: (() => void)[] = []

  constructor(
    private readonly options: Options,
    start: { content: Draft; lockVersion: number },
  ) {
    this.latest = start.content
    this.saved = start.content
    this.lockVersion = start.lockVersion
  }

  lockVersion: number

  /** Whether something is written that is not saved. */
  get isUnsaved(): boolean {
    return !isSame(this.latest, this.saved)
  }

  /** Whether a request is under way. */
  get isSending(): boolean {
    return this.isUnderWay
  }

  /** The text as it stands now. */
  changed(content: Draft): void {
    if (isSame(content, this.latest)) return
    this.latest = content
    this.changedAt ??= Date.now()
    if (this.status.state === 'refused') this.isHalted = false
    if (this.status.state === 'saved' || this.status.state === 'refused') this.say({ state: 'changed' })
    this.keepTimer ??= setTimeout(() => this.keepNow(), keepMs)
    if (this.isHalted || this.sent) return
    const untilLongest = this.changedAt + longestMs - Date.now()
    this.sendAfter(Math.max(0, Math.min(pauseMs, untilLongest)))
  }

  /** Goes on from what a browser kept, beginning with the request that may have arrived. */
  resume(copy: KeptCopy): void {
    this.latest = copy.content
    this.lockVersion = copy.lockVersion
    this.sent = copy.sent
    this.say({ state: 'changed' })
    this.keepNow()
    this.sendAfter(0)
  }

  /** Tries again at once: the network, or the person, is back. */
  wake(): void {
    if (this.status.state !== 'unreachable' && this.status.state !== 'signedOut') return
    this.retries = 0
    this.isHalted = false
    this.sendAfter(0)
  }

  /** Saves now what is not saved yet; true once all of it is, false where it cannot be. */
  async flush(): Promise<boolean> {
    this.keepNow()
    if (!this.isUnsaved && !this.sent) return true
    this.retries = 0
    this.isHalted = this.status.state === 'stale' || this.status.state === 'gone'
    const settled = new Promise<void>((resolve) => this.waiting.push(resolve))
    this.sendAfter(0)
    await settled
    return !this.isUnsaved
  }

  /** Writes the copy in the browser without waiting, for when the page goes away. */
  keepNow(): void {
    clearTimeout(this.keepTimer)
    this.keepTimer = undefined
    const { latest: content, lockVersion, sent } = this
    const isKept = this.isUnsaved || sent !== null
    this.options.keep(isKept ? { content, lockVersion, sent, at: new Date().toISOString() } : null)
  }

  stop(): void {
    clearTimeout(this.sendTimer)
    clearTimeout(this.keepTimer)
    this.isHalted = true
  }

  private sendAfter(ms: number): void {
    clearTimeout(this.sendTimer)
    this.sendTimer = setTimeout(() => void this.send(), ms)
  }

  private async send(): Promise<void> {
    if (this.isUnderWay) return
    if (this.isHalted || (!this.sent && !this.isUnsaved)) {
      this.settle()
      return
    }
    this.sent ??= { key: crypto.randomUUID(), lockVersion: this.lockVersion, content: this.latest }
    const request = this.sent
    this.keepNow()
    this.isUnderWay = true
    const answer = await this.options.send(request)
    this.isUnderWay = false
    this.take(answer, request)
  }

  private take(answer: Answer, request: Sent): void {
    if (answer.kind === 'unreachable') this.tryLater()
    else if (answer.kind === 'saved') this.takeSaved(answer, request)
    else this.takeRefused(answer)
  }

  private takeSaved({ lockVersion, at, arePartnersKept }: Answer & { kind: 'saved' }, request: Sent): void {
    this.sent = null
    this.retries = 0
    this.lockVersion = lockVersion
    this.saved = request.content
    this.changedAt = this.isUnsaved ? Date.now() : null
    this.keepNow()
    if (this.isUnsaved) {
      this.say({ state: 'changed' })
      this.sendAfter(this.waiting.length > 0 ? 0 : pauseMs)
    } else {
      this.say({ state: 'saved', at, ...(arePartnersKept && { arePartnersKept }) })
      this.settle()
    }
  }

  /** Whoever is signed out may come back: the request stays to be sent again. */
  private takeRefused(answer: Exclude<Answer, { kind: 'saved' | 'unreachable' }>): void {
    if (answer.kind !== 'signedOut') {
      this.sent = null
      this.isHalted = true
    }
    if (answer.kind === 'stale') this.say({ state: 'stale', theirs: answer, base: this.saved })
    else this.say({ state: answer.kind, message: answer.message })
    this.keepNow()
    this.settle()
  }

  private tryLater(): void {
    this.say({ state: 'unreachable' })
    this.sendAfter(Math.min(longestRetryMs, firstRetryMs * 2 ** this.retries))
    this.retries += 1
    this.settle()
  }

  private say(status: SaveStatus): void {
    this.status = status
    this.options.onStatus(status)
  }

  private settle(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}

function isSame(one: Draft, other: Draft): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
