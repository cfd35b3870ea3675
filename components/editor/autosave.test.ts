import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../lib/editorial/draft.ts'
import { type Answer, Autosave, type KeptCopy, type SaveStatus, type Sent } from './autosave.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const text = (body: string) => ({ body }) as unknown as Draft

/** A server that answers when it is told to, keeps one effect for each key, and knows what is stale. */
function desk() {
  const state = { lockVersion: 1, body: 'begin', requests: [] as Sent[], most: 0 }
  const answers = new Map<string, Answer>()
  const open: ((lost?: boolean) => void)[] = []
  const kept: (KeptCopy | null)[] = []
  const statuses: SaveStatus[] = []
  const effect = (request: Sent): Answer => {
    const before = answers.get(request.key)
    if (before) return before
    if (request.lockVersion !== state.lockVersion)
      return { kind: 'stale', lockVersion: state.lockVersion, content: text(state.body), by: 'Wim', at: '' }
    state.lockVersion += 1
    state.body = (request.content as unknown as { body: string }).body
    const answer: Answer = { kind: 'saved', lockVersion: state.lockVersion, at: '14:05', others: [] }
    answers.set(request.key, answer)
    return answer
  }
  const send = (request: Sent) => {
    state.requests.push(request)
    return new Promise<Answer>((resolve) => {
      open.push((lost) => {
        const answer = effect(request)
        resolve(lost ? { kind: 'unreachable' } : answer)
      })
      state.most = Math.max(state.most, open.length)
    })
  }
  const autosave = new Autosave(
    { send, keep: (copy) => kept.push(copy), onStatus: (status) => statuses.push(status) },
    { content: text('begin'), lockVersion: 1 },
  )
  const answer = async (lost = false) => {
    open.shift()?.(lost)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { state, kept, statuses, autosave, answer, send }
}

describe('a text that is written', () => {
  it('is sent within two seconds of a pause, and not before', async () => {
    const { state, autosave } = desk()
    for (const body of ['b', 'be', 'beg']) {
      autosave.changed(text(body))
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(state.requests).toEqual([])
    await vi.advanceTimersByTimeAsync(1500)
    expect(state.requests.map(({ content }) => content)).toEqual([text('beg')])
  })

  it('is sent now and then while somebody writes without a pause', async () => {
    const { state, autosave } = desk()
    for (let letters = 1; letters <= 20; letters += 1) {
      autosave.changed(text('a'.repeat(letters)))
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(state.requests).toHaveLength(1)
  })

  it('has one request under way, and is in no conflict with itself however late the answers are', async () => {
    const { state, autosave, answer, statuses } = desk()
    for (let round = 1; round <= 6; round += 1) {
      autosave.changed(text(`round ${round}`))
      await vi.advanceTimersByTimeAsync(5000)
      if (round % 2 === 0) await answer()
    }
    while (autosave.isUnsaved) {
      await vi.advanceTimersByTimeAsync(5000)
      await answer()
    }
    expect(state.most).toBe(1)
    expect(state.body).toBe('round 6')
    expect(statuses.map(({ state: each }) => each)).not.toContain('stale')
    expect(statuses.at(-1)).toEqual({ state: 'saved', at: '14:05' })
  })

  it('is sent again with the same key when the answer is lost, and takes effect once', async () => {
    const { state, autosave, answer, statuses } = desk()
    autosave.changed(text('one'))
    await vi.advanceTimersByTimeAsync(2000)
    await answer(true)
    expect(statuses.at(-1)).toEqual({ state: 'unreachable' })
    autosave.changed(text('one two'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(state.requests.map(({ key }) => key)).toEqual(Array(2).fill(state.requests[0]?.key))
    await answer()
    await vi.advanceTimersByTimeAsync(2000)
    await answer()
    expect(state).toMatchObject({ body: 'one two', lockVersion: 3 })
    expect(autosave.isUnsaved).toBe(false)
  })

  it('is kept in the browser within a second, until it is saved', async () => {
    const { kept, autosave, answer } = desk()
    autosave.changed(text('precious'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept.at(-1)).toMatchObject({ content: text('precious'), lockVersion: 1 })
    await vi.advanceTimersByTimeAsync(1000)
    await answer()
    expect(kept.at(-1)).toBeNull()
  })

  it('goes on after a crash with the request that may have arrived', async () => {
    const first = desk()
    first.autosave.changed(text('arrived'))
    await vi.advanceTimersByTimeAsync(2000)
    first.autosave.changed(text('arrived, and more'))
    await vi.advanceTimersByTimeAsync(1000)
    const copy = first.kept.at(-1) as KeptCopy
    await first.answer(true)
    first.autosave.stop()

    first.state.most = 0
    const statuses: SaveStatus[] = []
    const again = new Autosave(
      { send: first.send, keep: () => {}, onStatus: (status) => statuses.push(status) },
      { content: text('arrived'), lockVersion: first.state.lockVersion },
    )
    again.resume(copy)
    await vi.advanceTimersByTimeAsync(100)
    await first.answer()
    await vi.advanceTimersByTimeAsync(2000)
    await first.answer()
    expect(first.state).toMatchObject({ body: 'arrived, and more', lockVersion: 3 })
    expect(statuses.map(({ state }) => state)).not.toContain('stale')
  })

  it('never replaces what somebody else saved', async () => {
    const { state, autosave, answer, statuses, kept } = desk()
    autosave.changed(text('mine'))
    state.lockVersion = 7
    state.body = 'theirs'
    await vi.advanceTimersByTimeAsync(2000)
    await answer()
    expect(statuses.at(-1)).toMatchObject({
      state: 'stale',
      theirs: { content: text('theirs'), lockVersion: 7 },
    })
    autosave.changed(text('mine, longer'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.requests).toHaveLength(1)
    expect(state.body).toBe('theirs')
    expect(kept.at(-1)).toMatchObject({ content: text('mine, longer') })
  })
})
