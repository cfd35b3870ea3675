import { randomBytes } from 'node:crypto'
import { strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { batchesAhead } from './batches.ts'
import { Chunks } from './chunks.ts'
import { writeZip } from './zip.ts'

describe('batches that are read ahead', () => {
  const endless = (after: string | null) =>
    Promise.resolve({ rows: [Number(after ?? 0)], next: String(Number(after ?? 0) + 1) })
  const load = (loaded: number[]) => (keys: readonly number[]) => {
    loaded.push(...keys)
    return Promise.resolve([...keys])
  }

  it('are at most two, and none once nobody takes them any more', async () => {
    const loaded: number[] = []
    const batches = batchesAhead(endless, load(loaded), null, (row) => ({ row }))
    expect((await batches.next()).value).toEqual([{ row: 0 }])
    expect(loaded).toEqual([0, 1])
    expect((await batches.next()).value).toEqual([{ row: 1 }])
    await batches.return()
    expect(loaded).toEqual([0, 1, 2])
  })

  it('begin at a place and end with the last', async () => {
    const places = (after: string | null) =>
      Promise.resolve({ rows: [after], next: after === 'b' ? 'c' : null })
    const rows = []
    for await (const batch of batchesAhead(
      places,
      async (keys) => [...keys],
      'b',
      (key) => ({ key }),
    ))
      rows.push(...batch)
    expect(rows).toEqual([{ key: 'b' }, { key: 'c' }])
  })

  it('tell a failure when their turn comes', async () => {
    const failing = async (keys: readonly number[]) => {
      if (keys[0] === 1) throw new Error('gone')
      return [...keys]
    }
    const batches = batchesAhead(endless, failing, null, (row) => ({ row }))
    await batches.next()
    await expect(batches.next()).rejects.toThrow('gone')
  })
})

describe('an archive', () => {
  const at = { modified: new Date(Date.UTC(2026, 0, 1)), level: 1 }

  it('that nobody reads on stops its source', async () => {
    let given = 0
    let stopped = false
    async function* source() {
      try {
        for (; ; given += 1) yield randomBytes(32 * 1024)
      } finally {
        stopped = true
      }
    }
    const reading = writeZip([{ name: 'endless', content: source }], at)
    for (let chunk = 0; chunk < 20; chunk += 1) await reading.next()
    await reading.return()
    expect(stopped).toBe(true)
    expect(given).toBeLessThan(200)
  })

  it('breaks off when a source fails, rather than look whole', async () => {
    async function* failing() {
      yield strToU8('a')
      throw new Error('gone')
    }
    const reading = async () => {
      for await (const _ of writeZip([{ name: 'failing', content: failing }], at));
    }
    await expect(reading()).rejects.toThrow('gone')
  })

  it('is the same for the same files', async () => {
    const write = async () => {
      const parts: Uint8Array[] = []
      for await (const part of writeZip([{ name: 'a.txt', content: () => [strToU8('text')] }], at))
        parts.push(part)
      return Buffer.concat(parts)
    }
    expect((await write()).equals(await write())).toBe(true)
    expect(unzipSync(await write())['a.txt']).toEqual(strToU8('text'))
  })
})

it('encodes text in chunks without losing a character', () => {
  const chunks = new Chunks()
  const texts = ['a', 'é’\u{1F469}'.repeat(60_000), '', 'b'.repeat(100_000), '中'.repeat(50_000)]
  for (const text of texts) chunks.add(text)
  expect(Buffer.concat(chunks.take()).toString('utf8')).toBe(texts.join(''))
  expect(chunks.take()).toEqual([])
})
