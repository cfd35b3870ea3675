import { mkdtempSync, rmSync } from 'node:fs'
import { get as getOverHttp } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLock } from '../../lib/database/lock.ts'
import { type Running, run } from '../support/process.ts'

let varDir: string
let portal: Running
let address: string
const quota = 60

beforeAll(async () => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
  const environment = {
    VAR_DIR: varDir,
    PORT: '0',
    HOST: '127.0.0.1',
    API_REQUESTS_PER_MINUTE: String(quota),
  }
  portal = run('lib/launch/start.ts', [], environment)
  const output = await portal.says(/The portal is ready: \S+/)
  address = /The portal is ready: (\S+)/.exec(output)?.[1] ?? ''
})

afterAll(async () => {
  await portal.killHard()
  rmSync(varDir, { recursive: true, force: true })
})

describe('open data over HTTP', () => {
  it('may be read from any origin, kept by caches and asked for again', async () => {
    const list = await get('/api/v1/agencies?limit=5', { Origin: 'https://example.org' })
    expect(list.status).toBe(200)
    expect(list.headers.get('access-control-allow-origin')).toBe('*')
    expect(list.headers.get('access-control-expose-headers')).toContain('ETag')
    expect(list.headers.get('cache-control')).toContain('s-maxage=60')
    expect(list.headers.get('vary')).toBe('Accept, Accept-Encoding')
    expect(JSON.parse(list.body).data).toHaveLength(5)
    const again = await get('/api/v1/agencies?limit=5', { 'If-None-Match': list.headers.get('etag') ?? '' })
    expect(again).toMatchObject({ status: 304, body: '' })
    const preflight = await fetch(`${address}/api/v1/agencies`, { method: 'OPTIONS' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  })

  it('has the same headers for HEAD, and no body', async () => {
    for (const path of ['/api/v1/measures', '/api/v1/activities?format=csv', '/api/v1/inventory.zip']) {
      const [whole, head] = await Promise.all([get(path), fetch(`${address}${path}`, { method: 'HEAD' })])
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
      for (const name of ['etag', 'content-type', 'cache-control', 'content-disposition'])
        expect(head.headers.get(name)).toBe(whole.headers.get(name))
    }
  })

  it('is compressed where it comes in one piece, and sent in parts where it does not', async () => {
    const packed = await raw('/api/v1/activities?limit=20', { 'Accept-Encoding': 'br' })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(JSON.parse(brotliDecompressSync(packed.bytes).toString()).data).toHaveLength(20)
    const file = await raw('/api/v1/activities?format=csv', { 'Accept-Encoding': 'br' })
    expect(file.headers).toMatchObject({
      'transfer-encoding': 'chunked',
      'content-type': 'text/csv; charset=utf-8',
    })
    expect(parse(file.bytes, { bom: true, columns: true, record_delimiter: '\r\n' }).length).toBeGreaterThan(
      30,
    )
  })

  it('says in problem details what is wrong', async () => {
    const answers = await Promise.all([
      get('/api/v1/nothing'),
      get('/api/v1/activities/a/b/c'),
      get('/api/v1/activities?from=soon'),
      get('/api/v1/agencies', {}, 'DELETE'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 405])
    for (const { headers, body, status } of answers) {
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(JSON.parse(body)).toMatchObject({
        status,
        title: expect.any(String),
        detail: expect.any(String),
      })
    }
    expect(answers[3]?.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })

  it('is given out so often in a minute, whatever a client says of itself', async () => {
    // Enough for two windows, should one end meanwhile.
    const asked = Array.from({ length: 2 * quota + 1 }, (_, index) =>
      get('/api/v1/periods?limit=1', { 'X-Forwarded-For': `198.51.100.${index}` }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses).toContain(429)
    const refused = await get('/api/v1/periods', { 'X-Forwarded-For': '203.0.113.9' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/)
    expect(refused.headers.get('ratelimit-policy')).toBe(`"api";q=${quota};w=60`)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(JSON.parse(refused.body)).toMatchObject({
      status: 429,
      type: expect.stringContaining('too-many-requests'),
    })
    expect((await get('/agencies')).status).toBe(200)
  })
})

describe('open data without the database', () => {
  it('is told to be unavailable', async () => {
    await portal.killHard()
    portal = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0', HOST: '127.0.0.1' })
    const output = await portal.says(/The portal is ready: \S+/)
    address = /The portal is ready: (\S+)/.exec(output)?.[1] ?? ''
    process.kill(readLock(varDir)?.pid ?? 0, 'SIGKILL')
    await portal.says(/The embedded Postgres ended by itself/)
    const answer = await get('/api/v1/mechanisms')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('30')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(JSON.parse(answer.body)).toMatchObject({ status: 503 })
    expect(answer.body).not.toMatch(/prisma|postgres|\bat \S+ \(/i)
  })
})

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${address}${path}`, { headers, method })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

/** As it comes over the line: fetch unpacks by itself. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    getOverHttp(`${address}${path}`, { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }))
    }).on('error', reject)
  })
}
