import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalQuery } from '../../lib/search/params.ts'
import { PortalServer } from '../../lib/server/server.ts'

/** What reached Next: method, address and headers. */
let reached: IncomingMessage[]
let server: PortalServer
let port: number

beforeEach(async () => {
  reached = []
  server = new PortalServer({
    handle: async (request: IncomingMessage, response: ServerResponse) => {
      reached.push(request)
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!DOCTYPE html><html><body><h1>Title</h1></body></html>')
    },
    directoryVersion: async () => 1,
    findPage: async () => 'page',
    hasFile: () => true,
    canonicalQuery,
    formerLocation: async () => null,
    databaseIsReachable: async () => true,
    site: 'http://localhost:3000',
    development: false,
  })
  port = await server.listen(0, '127.0.0.1')
})

afterEach(() => server.close())

describe('a method that a page does not have', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])(
    '%s is refused in words',
    async (method) => {
      const answer = await say(`${method} /activities?q=x HTTP/1.1`, 'Host: x', 'Content-Length: 0')
      expect(answer.status).toBe(405)
      expect(answer.head).toMatch(/^allow: GET, HEAD, OPTIONS$/im)
      expect(answer.body).toContain('<h1>This page can only be read</h1>')
      expect(reached).toEqual([])
    },
  )

  it('is refused with a problem document where data were asked for', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'POST'])
      for (const path of ['/api/suggestions', '/feeds/activities.atom', '/api/v1/agencies']) {
        const answer = await say(`${method} ${path} HTTP/1.1`, 'Host: x', 'Content-Length: 0')
        expectProblem(answer, 405, 'method-not-allowed')
        // Programs in a browser can read it, too.
        if (path !== '/api/suggestions') expect(answer.head).toMatch(/^access-control-allow-origin: \*$/im)
      }
    expect(reached).toEqual([])
  })

  it('is told by OPTIONS', async () => {
    const answer = await say('OPTIONS /activities HTTP/1.1', 'Host: x')
    expect(answer.status).toBe(204)
    expect(answer.head).toMatch(/^allow: GET, HEAD, OPTIONS$/im)
  })

  it('reaches the parts that take forms, where one of their pages sends it', async () => {
    const ours = ['Host: x', 'Content-Length: 0', 'Origin: http://x']
    await say('POST /sign-in?next=/desk HTTP/1.1', ...ours)
    await say('POST /fr/desk HTTP/1.1', ...ours, 'Sec-Fetch-Site: same-origin')
    expect(reached.map(({ method }) => method)).toEqual(['POST', 'POST'])
    const others = [
      ['Origin: http://y'],
      ['Origin: null'],
      [],
      ['Origin: http://x', 'Sec-Fetch-Site: cross-site'],
    ]
    for (const headers of others) {
      const answer = await say('POST /desk HTTP/1.1', 'Host: x', 'Content-Length: 0', ...headers)
      expect(answer.status).toBe(403)
    }
    expect(reached).toHaveLength(2)
  })

  it('is refused for a moment to whom sends too many forms, wherever they say they are', async () => {
    const send = (index: number) =>
      say(
        'POST /desk HTTP/1.1',
        'Host: x',
        'Content-Length: 0',
        'Origin: http://x',
        `X-Forwarded-For: 10.0.0.${index}`,
      )
    const statuses = new Set<number>()
    for (let sent = 0; sent < 40; sent += 1) statuses.add((await send(sent)).status)
    expect(statuses).toContain(429)
  })

  const sendTo = async (path: string, times: number, headers: string[] = []) => {
    const counts: Record<number, number> = {}
    for (let sent = 0; sent < times; sent += 1) {
      const forged = `X-Forwarded-For: 10.0.${sent % 250}.1`
      const ours = ['Host: x', 'Content-Length: 0', 'Origin: http://x', forged]
      const { status } = await say(`POST ${path} HTTP/1.1`, ...ours, ...headers)
      counts[status] = (counts[status] ?? 0) + 1
    }
    return counts
  }

  it('lets those who are signed in send what they write as often as a whole office does', async () => {
    expect(await sendTo('/desk/activities/1', 60, ['Cookie: session=x'])).toEqual({ 200: 60 })
    // Signing in and what strangers send is counted by itself.
    expect(await sendTo('/fr/sign-in', 12, ['Cookie: session=x'])).toEqual({ 200: 10, 429: 2 })
    expect(await sendTo('/alerts', 31)).toEqual({ 200: 30, 429: 1 })
  })
})

describe('where an OpenID provider sends people back to', () => {
  it('gets the cookies that were set on the way there, and who the browser is', async () => {
    await say(
      'GET /api/auth/callback/openid?code=x HTTP/1.1',
      'Host: x',
      'Cookie: state=y',
      'User-Agent: Firefox',
    )
    expect(reached[0]?.headers).toMatchObject({ cookie: 'state=y', 'x-visitor-browser': 'Firefox' })
  })

  it('is kept by nobody, whatever it answers', async () => {
    const { head } = await say('GET /api/auth/callback/openid?code=x HTTP/1.1', 'Host: x')
    expect(head).toMatch(/^cache-control: private, no-store$/im)
  })
})

describe('an address that cannot be read', () => {
  it('of data is refused with a problem document', async () => {
    for (const path of ['/api/v1/agencies/%ff', '/api/v1/agencies/%00', '/feeds/%5c', '/api/suggestions/%'])
      expectProblem(await say(`GET ${path} HTTP/1.1`, 'Host: x'), 400, 'bad-address')
  })

  it('of a page is refused in words', async () => {
    const answer = await say('GET /agencies/%ff HTTP/1.1', 'Host: x')
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('<h1>This address cannot be read</h1>')
  })
})

describe('a request that is too long for any server', () => {
  const long = 'q='.padEnd(20_000, 'word+')

  it('is refused in words, with the headers of every page', async () => {
    const answer = await say(`GET /search?${long} HTTP/1.1`, 'Host: x')
    expect(answer.status).toBe(414)
    expect(answer.body).toContain('<h1>This address is too long</h1>')
    expect(answer.body.trimEnd()).toMatch(/<\/html>$/)
    expect(answer.head).toMatch(/^content-security-policy: default-src 'none'; script-src 'self';/im)
    expect(answer.head).toMatch(/^x-content-type-options: nosniff$/im)
    expect(answer.head).toMatch(new RegExp(`^content-length: ${Buffer.byteLength(answer.body)}$`, 'im'))
    expect(answer.body).not.toContain('word+word')
  })

  it('is refused with a problem document where data were asked for', async () => {
    expectProblem(await say(`GET /api/v1/activities?${long} HTTP/1.1`, 'Host: x'), 414, 'too-long')
  })

  it('because of its headers is told apart', async () => {
    const answer = await say('GET / HTTP/1.1', 'Host: x', `Cookie: ${'a'.repeat(20_000)}`)
    expect(answer.status).toBe(431)
    expect(answer.body).toContain('Your browser sent more than this server reads')
  })

  it('leaves the server to others', async () => {
    await say(`GET /search?${long} HTTP/1.1`, 'Host: x')
    expect((await say('GET / HTTP/1.1', 'Host: x')).status).toBe(200)
  })
})

describe('what is no HTTP', () => {
  it.each([
    ['a sentence', ['Hello, is this the directory?']],
    ['a control character', ['GET /\u0001 HTTP/1.1', 'Host: x']],
    ['a header without a name', ['GET / HTTP/1.1', 'Host: x', ': value']],
    ['two lengths', ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Transfer-Encoding: chunked']],
  ])('%s is refused in words', async (_, [first = '', ...headers]) => {
    const answer = await say(first, ...headers)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('<h1>This address cannot be read</h1>')
    expect(reached).toEqual([])
  })
})

it('cookies reach only the parts that take forms: a page is the same for everybody', async () => {
  for (const path of ['/activities', '/api/v1/agencies', '/activities/map.svg', '/desk'])
    await say(`GET ${path} HTTP/1.1`, 'Host: x', 'Cookie: __prerender_bypass=x')
  expect(reached.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    undefined,
    undefined,
    '__prerender_bypass=x',
  ])
})

it('headers of Next’s router are dropped where its script did not ask', async () => {
  const router = ['RSC: 1', 'Next-Router-Prefetch: 1', 'Next-Router-State-Tree: %5B']
  await say('GET /activities?q=x HTTP/1.1', 'Host: x', ...router)
  await say('GET /api/v1/agencies HTTP/1.1', 'Host: x', ...router)
  await say('GET /about?_rsc=abc HTTP/1.1', 'Host: x', ...router)
  const kept = reached.map(({ headers }) =>
    Object.keys(headers).filter((name) => /^(?:rsc|next-)/.test(name)),
  )
  expect(kept).toEqual([[], [], ['rsc', 'next-router-prefetch', 'next-router-state-tree']])
})

type Said = { status: number; head: string; body: string }

function expectProblem(answer: Said, status: number, type: string) {
  expect(answer.status).toBe(status)
  expect(answer.head).toMatch(/^content-type: application\/problem\+json$/im)
  expect(JSON.parse(answer.body)).toMatchObject({
    type: expect.stringContaining(`#problem-${type}`),
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/\w/),
  })
}

/** Says these lines over a connection of its own, and listens until the server closes it. */
async function say(...lines: string[]): Promise<Said> {
  const socket = connect(port, '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.write([lines[0], 'Connection: close', ...lines.slice(1), '', ''].join('\r\n'))
  await once(socket, 'close')
  const text = Buffer.concat(parts).toString('utf8')
  const end = text.indexOf('\r\n\r\n')
  return {
    status: Number(text.slice(9, 12)),
    head: text.slice(0, end).replaceAll('\r', ''),
    body: text.slice(end + 4),
  }
}
