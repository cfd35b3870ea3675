import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FoundPage } from '../../lib/directory/pages.ts'
import { canonicalQuery } from '../../lib/search/params.ts'
import { PortalServer } from '../../lib/server/server.ts'

/** What Next would do with a request; each test says. The server in front of it is the real one. */
let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
let reachable: boolean
let version: number
/** What the directory has at addresses; a page where nothing is said. */
let found: Record<string, FoundPage | Error>
let server: PortalServer
let port: number

beforeEach(async () => {
  reachable = true
  version = 1
  found = {}
  server = new PortalServer({
    handle: (request, response) => handle(request, response),
    directoryVersion: async () => version,
    findPage: async (path) => {
      const is = found[path] ?? 'page'
      if (is instanceof Error) throw is
      return is
    },
    hasFile: (path) => path !== '/nothing.png',
    canonicalQuery,
    formerLocation: async () => null,
    databaseIsReachable: async () => reachable,
    site: 'https://inventory.example.org',
    development: false,
    anewWord: 'word-of-the-build',
  })
  port = await server.listen(0, '127.0.0.1')
})

afterEach(() => server.close())

const flight = 'self.__next_f.push([1,"data"])'
const html = `<!DOCTYPE html><html><body><h1>Title</h1>${'<p>Text</p>'.repeat(200)}<script>${flight}</script></body></html>`

/** From now on Next answers like this; how often it did. */
function makes(headers: Record<string, string>, body: () => string): () => number {
  let made = 0
  handle = async (_, response) => {
    made += 1
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end(body())
  }
  return () => made
}

function page(body = html, headers: Record<string, string> = {}, status = 200) {
  handle = async (_, response) => {
    response.statusCode = status
    const all = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 's-maxage=60, stale-while-revalidate=9',
      ...headers,
    }
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value)
    response.flushHeaders()
    response.write(body.slice(0, 100))
    response.end(body.slice(100))
  }
}

/** Next with a page in its cache, which shows the data as they were when it was made. */
function cachedPage() {
  const next = { made: 0, title: 'Before', kept: '', isBroken: false }
  handle = async (request, response) => {
    const isAnew = request.headers['x-prerender-revalidate'] === 'word-of-the-build'
    if (isAnew || next.kept === '') {
      if (next.isBroken) {
        response.statusCode = 500
        response.end('broken')
        return
      }
      next.made += 1
      next.kept = html.replace('Title', next.title)
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 's-maxage=60, stale-while-revalidate=9')
    response.end(next.kept)
  }
  return next
}

describe('a publication', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  /** Of less than a second: the version is asked for twice in that time. */
  const publish = () => {
    version += 1
    vi.advanceTimersByTime(600)
  }

  it('is seen by the next who asks for a page, once that asked for the version again', async () => {
    const next = cachedPage()
    expect((await get('/agencies')).body).toContain('Before')
    next.title = 'After'
    publish()
    const answers = await Promise.all(Array.from({ length: 5 }, () => get('/agencies')))
    for (const { body } of answers) expect(body).toContain('After')
    expect(next.made).toBe(2)
    await get('/agencies', { 'Accept-Encoding': 'gzip' })
    expect(next.made).toBe(2)
  })

  it('is no reason to lose a page that cannot be made anew', async () => {
    const next = cachedPage()
    await get('/agencies')
    await get('/activities')
    next.isBroken = true
    publish()
    // As last sent, and as Next still has it: in another encoding this one was never sent.
    expect(await get('/agencies')).toMatchObject({ status: 200, body: expect.stringContaining('Before') })
    const packed = await get('/activities', { 'Accept-Encoding': 'gzip' })
    expect(packed.status).toBe(200)
    expect(gunzipSync(packed.bytes).toString()).toContain('Before')
  })

  it('cannot be pretended from outside', async () => {
    const next = cachedPage()
    await get('/agencies')
    for (let time = 0; time < 3; time += 1)
      await get(`/agencies`, { 'X-Prerender-Revalidate': 'word-of-the-build', 'Cache-Control': 'no-cache' })
    expect(next.made).toBe(1)
  })
})

describe('a page', () => {
  it('carries a policy with the hash of its script and every security header', async () => {
    page()
    const answer = await get('/agencies')
    const hash = createHash('sha256').update(flight).digest('base64')
    expect(answer.headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    expect(answer.body).toBe(html)
  })

  it('is compressed, and named with a tag of its own for it', async () => {
    page()
    const packed = await get('/agencies', { 'Accept-Encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.bytes).toString()).toBe(html)
    expect(packed.headers.vary).toContain('Accept-Encoding')
    const plain = await get('/agencies')
    expect(plain.headers.etag).toMatch(/^"[\w-]+"$/)
    expect(plain.headers.etag).not.toBe(packed.headers.etag)
  })

  it('is not sent again to whom has it', async () => {
    page()
    const { headers } = await get('/agencies')
    const again = await get('/agencies', { 'If-None-Match': String(headers.etag) })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.etag).toBe(headers.etag)
    page(html.replace('Title', 'Other'))
    expect((await get('/activities', { 'If-None-Match': String(headers.etag) })).status).toBe(200)
  })

  it('has the same headers for HEAD, and no body', async () => {
    page()
    const whole = await get('/agencies')
    const head = await ask('HEAD', '/agencies')
    expect(head.body).toBe('')
    for (const name of ['content-length', 'etag', 'content-security-policy', 'cache-control'])
      expect(head.headers[name]).toBe(whole.headers[name])
  })

  it('may be kept by caches where Next has it in its own', async () => {
    page()
    expect((await get('/agencies')).headers['cache-control']).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    )
  })

  it('is nobody else’s where Next says so, or sets a cookie', async () => {
    page(html, { 'Cache-Control': 'private, no-store' })
    expect((await get('/agencies')).headers['cache-control']).toBe('private, no-store')
    page(html, { 'Set-Cookie': 'a=b' })
    expect((await get('/agencies')).headers['cache-control']).not.toContain('public')
  })

  it('of one person is kept by nobody, and the next one gets their own', async () => {
    for (const path of ['/desk', '/fr/desk/moderation', '/sign-in', '/sign-in/sent', '/alerts/ended']) {
      page(html.replace('Title', 'Secret'))
      const mine = await get(path, { Cookie: 'session=mine' })
      expect(mine.headers['cache-control']).toBe('private, no-store')
      expect(mine.body).toContain('Secret')
      page(html.replace('Title', 'Another'))
      const theirs = await get(path)
      expect(theirs.body).toContain('Another')
      expect(theirs.body).not.toContain('Secret')
      handle = async () => {
        throw new Error('The database is away')
      }
      expect(await get(path)).toMatchObject({ status: 500, body: expect.not.stringContaining('Secret') })
    }
  })

  it('of one person that streams or leads elsewhere is kept by nobody either', async () => {
    handle = async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/x-component', 'Cache-Control': 's-maxage=60' })
      response.write('1')
      response.end('2')
    }
    const streamed = await get('/desk?_rsc=1', { RSC: '1' })
    expect(streamed.headers['cache-control']).toBe('private, no-store')
    handle = async (_, response) => {
      response.statusCode = 303
      response.setHeader('Location', '/desk')
      response.end()
    }
    expect((await get('/sign-in')).headers['cache-control']).toBe('private, no-store')
  })

  it('is asked of Next once for all who ask within a second', async () => {
    page()
    await get('/agencies')
    page(html.replace('Title', 'Other'))
    expect((await get('/agencies')).body).toBe(html)
    expect((await get('/activities')).body).toContain('Other')
  })

  it('of filters is made once for all, and again when something was published', async () => {
    const made = makes(
      { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
      () => `${html}${version}`,
    )
    const first = await get('/activities?agency=unodc')
    expect(first.headers['cache-control']).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=600')
    const { etag } = (await get('/activities?agency=unodc&unknown=1')).headers
    expect(made()).toBe(1)
    expect(etag).toBe(first.headers.etag)
    version = 2
    await expect.poll(async () => (await get('/activities?agency=unodc')).headers.etag).not.toBe(etag)
    expect(made()).toBe(2)
    reachable = false
    handle = async () => {
      throw new Error('The database is away')
    }
    expect((await get('/activities?agency=unodc')).status).toBe(200)
    expect((await get('/activities?agency=dpo')).status).toBe(503)
  })

  it('of filters is made once for all who ask for it at the same time', async () => {
    let made = 0
    let arrived = 0
    let send = () => {}
    server.http.on('request', () => {
      arrived += 1
    })
    const sent = new Promise<void>((resolve) => {
      send = resolve
    })
    handle = async (_, response) => {
      made += 1
      await sent
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(html)
    }
    const answers = Array.from({ length: 20 }, () => get('/activities?agency=unodc'))
    await expect.poll(() => arrived).toBe(20)
    send()
    for (const { status, body } of await Promise.all(answers))
      expect({ status, body }).toEqual({ status: 200, body: html })
    expect(made).toBe(1)
  })

  it('of filters is asked for by each where it fails for the first', async () => {
    let made = 0
    let arrived = 0
    let fail = () => {}
    server.http.on('request', () => {
      arrived += 1
    })
    const failed = new Promise<void>((resolve) => {
      fail = resolve
    })
    handle = async (_, response) => {
      made += 1
      if (made === 1) {
        await failed
        throw new Error('The first one fails')
      }
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(html)
    }
    const answers = Array.from({ length: 3 }, () => get('/activities?agency=unodc'))
    await expect.poll(() => arrived).toBe(3)
    fail()
    const statuses = (await Promise.all(answers)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 500])
  })

  it('says its status in its head', async () => {
    page('<meta name="portal-status" content="404"/><p>Missing</p>')
    expect((await get('/nowhere')).status).toBe(404)
  })
})

describe('an address that leads nowhere', () => {
  it('has a page that is made once for all and never asked for under the address itself', async () => {
    found['/agencies/nothing'] = 'nothing'
    const asked: string[] = []
    handle = async (request, response) => {
      asked.push(request.url ?? '')
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Cache-Control', 'private, no-store')
      response.end('<meta name="portal-status" content="404"/><p>Missing</p>')
    }
    const first = await get('/fr/agencies/nothing?utm_source=mail')
    expect(first).toMatchObject({ status: 404, body: expect.stringContaining('Missing') })
    expect(first.headers['cache-control']).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=600')
    expect((await get('/fr/agencies/nothing')).status).toBe(404)
    expect(asked).toEqual(['/fr/missing?path=%2Fagencies%2Fnothing'])
  })

  it('leads to its page as soon as there is one', async () => {
    found['/agencies/new'] = 'nothing'
    page('<meta name="portal-status" content="404"/><p>Missing</p>')
    expect((await get('/agencies/new')).status).toBe(404)
    found['/agencies/new'] = 'page'
    page()
    expect(await get('/agencies/new')).toMatchObject({ status: 200, body: html })
  })

  it('is asked for as it is where nothing can be looked up: Next may have the page', async () => {
    found['/agencies/unodc'] = new Error('The database is away')
    let asked = ''
    handle = async (request, response) => {
      asked = request.url ?? ''
      response.end()
    }
    await get('/agencies/unodc')
    expect(asked).toBe('/en/agencies/unodc')
  })
})

describe('an address that moved', () => {
  it('leads to the new one with its query, and has no body', async () => {
    found['/agencies/dpko'] = { movedTo: '/agencies/dpo' }
    handle = async () => {
      throw new Error('Next was asked')
    }
    const answer = await get('/ar/agencies/dpko?measure=policy')
    expect(answer).toMatchObject({ status: 308, body: '' })
    expect(answer.headers.location).toBe('/ar/agencies/dpo?measure=policy')
  })
})

describe('a failure', () => {
  it('is told with a plain page that gives nothing away', async () => {
    page('Error: hunter2 at /srv/app.ts:1', { 'X-Nextjs-Cache': 'MISS', 'Set-Cookie': 'a=b' }, 500)
    const answer = await get('/agencies')
    expect(answer.status).toBe(500)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(answer.body).toContain('<html lang="en" dir="ltr">')
    expect(answer.body).toContain(String(answer.headers['x-request-id']))
    expect(answer.body).not.toContain('hunter2')
  })

  it('is told as passing where the database is away', async () => {
    page('', {}, 500)
    reachable = false
    const answer = await get('/agencies')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('30')
  })

  it('is told to the script of a page too, whose answer has begun when the database is found to be away', async () => {
    const data = '0:["$L1"]\n1:E{"digest":"database-unavailable"}\n'
    page(data, { 'Content-Type': 'text/x-component', 'Cache-Control': 'no-store', Vary: 'rsc' })
    reachable = false
    const answer = await get('/desk?_rsc=1', { RSC: '1' })
    expect(answer.status).toBe(503)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).not.toContain('digest')
    const whole = '0:["$L1"]\n1:["$","p",null,{"children":":E{\\"digest\\":\\"database-unavailable\\"}"}]\n'
    page(whole, { 'Content-Type': 'text/x-component', 'Cache-Control': 'no-store' })
    expect(await get('/desk?_rsc=1', { RSC: '1' })).toMatchObject({ status: 200, body: whole })
  })

  it('is told when Next throws before it has said anything', async () => {
    handle = async () => {
      throw new Error('hunter2')
    }
    const answer = await get('/agencies')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('hunter2')
  })

  it('is no page for an address that cannot be read', async () => {
    expect(await get('/%ff')).toMatchObject({ status: 400, body: expect.stringContaining('<h1>') })
  })

  it('of data stays what it is', async () => {
    handle = async (_, response) => {
      response.statusCode = 500
      response.setHeader('Content-Type', 'application/problem+json')
      response.end('{"status":500}')
    }
    expect(await get('/api/v1/activities')).toMatchObject({ status: 500, body: '{"status":500}' })
  })
})

describe('what is not a page', () => {
  it('streams as it comes', async () => {
    let finish = () => {}
    handle = async (_, response) => {
      response.setHeader('Content-Type', 'text/csv')
      response.write('first\n')
      finish = () => response.end('last\n')
    }
    const answer = await new Promise<IncomingMessage>((resolve) => {
      request({ port, host: '127.0.0.1', path: '/api/v1/activities' }, resolve).end()
    })
    const parts: string[] = []
    for await (const part of answer) {
      parts.push(String(part))
      finish()
    }
    expect(parts).toEqual(['first\n', 'last\n'])
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('is made once for all where many ask for the same, and again when something was published', async () => {
    const made = makes(
      { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=60' },
      () => `{"suggestions":[${version}]}`,
    )
    const first = await get('/api/suggestions?q=unif')
    const again = await get('/api/suggestions?q=unif&other=1')
    expect(made()).toBe(1)
    expect(again.body).toBe('{"suggestions":[1]}')
    for (const name of ['content-type', 'cache-control', 'etag', 'x-content-type-options'])
      expect(again.headers[name], name).toBe(first.headers[name])
    expect((await get('/api/suggestions?q=unifem')).body).toBe('{"suggestions":[1]}')
    expect(made()).toBe(2)
    version = 2
    await expect.poll(async () => (await get('/api/suggestions?q=unif')).body).toBe('{"suggestions":[2]}')
  })

  it('comes again as what it is, with its own caching and for programs of other sites', async () => {
    const made = makes(
      {
        'Content-Type': 'application/atom+xml; charset=utf-8',
        'Cache-Control': 'public, max-age=0, s-maxage=60',
        'Access-Control-Allow-Origin': '*',
      },
      () => '<feed/>',
    )
    const first = await get('/feeds/activities.atom?agency=unodc')
    const again = await get('/feeds/activities.atom?other=1&agency=unodc')
    expect(made()).toBe(1)
    expect(again.body).toBe('<feed/>')
    for (const name of ['content-type', 'cache-control', 'access-control-allow-origin', 'etag', 'vary'])
      expect(again.headers[name], name).toBe(first.headers[name])
    expect((await get('/feeds/activities.atom', { 'if-none-match': `${first.headers.etag}` })).status).toBe(
      304,
    )
    expect(made()).toBe(2)
  })

  it('is not kept where it failed', async () => {
    handle = async (_, response) => {
      response.statusCode = 503
      response.setHeader('Content-Type', 'application/json')
      response.end('{}')
    }
    expect((await get('/api/suggestions?q=unif')).status).toBe(503)
    handle = async (_, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end('{"suggestions":[]}')
    }
    expect((await get('/api/suggestions?q=unif')).status).toBe(200)
  })

  it('is missing where Next answers with a page', async () => {
    page('<p>No such page</p>', {}, 500)
    const answer = await get('/api/v1/nothing')
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('"status":404') })
    expect(answer.headers['content-type']).toBe('application/problem+json')
  })

  it('is missing where there is no such file, without Next being asked', async () => {
    handle = async () => {
      throw new Error('Next was asked')
    }
    const answer = await get('/nothing.png?x=1')
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('"status":404') })
    expect(answer.headers['content-type']).toBe('application/problem+json')
  })

  it('keeps the caching of files and is compressed where it is text', async () => {
    handle = async (_, response) => {
      response.setHeader('Content-Type', 'application/javascript; charset=UTF-8')
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      response.end('let a = 1\n'.repeat(500))
    }
    const answer = await get('/_next/static/chunks/a.js', { 'Accept-Encoding': 'gzip' })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
})

describe('a request', () => {
  it('has a number of its own, whatever the visitor sends', async () => {
    let seen: unknown
    handle = async (incoming, response) => {
      seen = incoming.headers['x-request-id']
      response.end()
    }
    const answer = await get('/healthz', { 'X-Request-Id': 'mine' })
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(seen).toBe(answer.headers['x-request-id'])
  })

  it('cannot pretend to be a part of Next', async () => {
    let names: string[] = []
    handle = async (incoming, response) => {
      names = Object.keys(incoming.headers)
      response.end()
    }
    await get('/healthz', {
      'X-Middleware-Subrequest': 'a',
      'X-Invoke-Path': '/desk',
      'X-Matched-Path': '/desk',
    })
    expect(names.filter((name) => /^x-(middleware|invoke|matched)/.test(name))).toEqual([])
  })

  it('is sent on to the one address of its page', async () => {
    const answer = await get('/en/Agencies/')
    expect(answer.status).toBe(308)
    expect(answer.headers.location).toBe('/agencies')
  })
})

type Answer = { status: number; headers: IncomingMessage['headers']; bytes: Buffer; body: string }

const get = (path: string, headers: Record<string, string> = {}) => ask('GET', path, headers)

/** Paths go out as they are written here, which `fetch` would mend. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ method, port, host: '127.0.0.1', path, headers }, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part)
      const bytes = Buffer.concat(parts)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, body: bytes.toString() })
    })
    asking.once('error', reject)
    asking.end()
  })
}
