import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PreparedBodies, preferredEncoding } from './prepared.ts'
import { matches } from './response.ts'

describe('the encoding', () => {
  it.each([
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0', 'identity'],
    ['deflate', 'identity'],
  ])('for "%s" is %s', (accepted, encoding) => {
    expect(preferredEncoding(accepted)).toBe(encoding)
  })
})

describe('a prepared body', () => {
  const page = Buffer.from(`<p>${'Some text. '.repeat(500)}</p>`)

  it('holds what came in, under a tag of its own for each encoding', async () => {
    const bodies = new PreparedBodies(1_000_000)
    const br = await bodies.prepare(page, 'page', 'br')
    const gzip = await bodies.prepare(page, 'page', 'gzip')
    const plain = await bodies.prepare(page, 'page', '')
    expect(brotliDecompressSync(br.body).equals(page)).toBe(true)
    expect(gunzipSync(gzip.body).equals(page)).toBe(true)
    expect(plain.body.equals(page)).toBe(true)
    // What is kept of them is counted by this.
    for (const { body } of [br, gzip]) expect(body.buffer.byteLength).toBe(body.length)
    expect(new Set([br.etag, gzip.etag, plain.etag]).size).toBe(3)
  })

  it('is made once, also for requests that come together', async () => {
    const bodies = new PreparedBodies(1_000_000)
    const [first, second] = await Promise.all([
      bodies.prepare(page, 'page', 'br'),
      bodies.prepare(page, 'page', 'br'),
    ])
    expect(second).toBe(first)
    expect(await bodies.prepare(Buffer.from(page), 'page', 'br')).toBe(first)
  })

  it('is in every script as it was, and its policy names the scripts as browsers read them', async () => {
    const data = 'self.__next_f.push([1,"مكافحة العنف – 消除 ✓\\n"])'
    const html = Buffer.from(`<p lang="ar">مكافحة العنف</p><script>${data}</script>`)
    const { body, policy } = await new PreparedBodies(1_000_000).prepare(html, 'page', '')
    expect(body.equals(html)).toBe(true)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(data, 'utf8').digest('base64')}'`)
  })

  it('has a policy where it is a page', async () => {
    const bodies = new PreparedBodies(1_000_000)
    expect((await bodies.prepare(page, 'page', '')).policy).toContain("script-src 'self'")
    expect((await bodies.prepare(page, 'file', '')).policy).toBeUndefined()
  })
})

describe('If-None-Match', () => {
  it.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
  ])('%s', (header, expected) => {
    expect(matches(header, '"a"')).toBe(expected)
  })
})
