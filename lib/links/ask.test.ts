import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { askLink, type Network } from './ask.ts'
import { isPublicAddress } from './public-address.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server on this machine that counts who connects and remembers what was asked. */
async function serve(answer: RequestListener, host = '127.0.0.1') {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  return { asked, ...(await listening(server, host)) }
}

/** Not every machine has the address; where nobody can listen, nobody is reached. */
async function listening(server: Server | ReturnType<typeof createRawServer>, host: string, wanted = 0) {
  const sockets = new Set<Socket>()
  const counted = { connections: 0 }
  server.on('connection', (socket: Socket) => {
    counted.connections += 1
    sockets.add(socket)
  })
  await once(server.listen(wanted, host), 'listening').catch(() => {})
  closing.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const port = (server.address() as AddressInfo | null)?.port ?? wanted
  return { port, counted }
}

/** Counts this machine as public; every name is one of this machine, unless it is said what it is. */
function networkTo(ports: number[], names: Record<string, readonly string[] | null> = {}): Network {
  return {
    resolve: async (name) => (name in names ? (names[name] ?? null) : ['127.0.0.1']),
    isPublic: (address) => address === '127.0.0.1',
    ports,
  }
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(code, headers).end()
  }

describe('a link', () => {
  it('leads somewhere: one question without a body, by whoever we are and nobody else', async () => {
    const { port, asked, counted } = await serve(status(200, { 'Set-Cookie': 'a=b' }))
    expect(await askLink(`http://agency.example:${port}/a?b=c`, networkTo([port]))).toBe('there')
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /a?b=c'])
    expect(counted.connections).toBe(1)
    expect(asked[0]?.headers).toEqual({
      host: `agency.example:${port}`,
      'user-agent': expect.stringMatching(/^VAWG-activity-directory \(\+http/),
      accept: '*/*',
      connection: 'close',
    })
  })

  it.each([404, 410])('is gone where a page is asked for and the answer is %i', async (code) => {
    const { port, asked } = await serve(status(code))
    expect(await askLink(`http://agency.example:${port}/a`, networkTo([port]))).toBe('gone')
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  })

  it('is gone where its name does not exist', async () => {
    expect(await askLink('http://gone.example/', networkTo([80], { 'gone.example': null }))).toBe('gone')
  })

  it('is there where the server knows nothing of HEAD', async () => {
    const { port } = await serve((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 404 : 200).end()
    })
    expect(await askLink(`http://agency.example:${port}/`, networkTo([port]))).toBe('there')
  })

  it.each([401, 403, 405, 429, 500, 503])('says nothing where the answer is %i', async (code) => {
    const { port } = await serve(status(code))
    expect(await askLink(`http://agency.example:${port}/`, networkTo([port]))).toBe('unclear')
  })

  it('says nothing where nobody listens, nobody answers, or what answers is no HTTP', async () => {
    const { port: silent } = await serve(() => {})
    const { port: strange } = await listening(
      createRawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
      '127.0.0.1',
    )
    const { port: endless } = await listening(
      createRawServer((socket) => {
        socket.on('error', () => {})
        socket.write(`HTTP/1.1 200 OK\r\n${'x'.repeat(40_000)}`)
      }),
      '127.0.0.1',
    )
    const network = networkTo([1, silent, strange, endless])
    const limit = { limitMs: 200 }
    for (const port of [1, silent, strange, endless])
      expect(await askLink(`http://agency.example:${port}/`, network, limit)).toBe('unclear')
  })

  it('is given up after its time where names are not answered, and at once where the portal ends', async () => {
    const network: Network = { ...networkTo([80]), resolve: () => new Promise(() => {}) }
    expect(await askLink('http://slow.example/', network, { limitMs: 50 })).toBe('unclear')
    expect(await askLink('http://slow.example/', network, { signal: AbortSignal.abort() })).toBe('unclear')
  })

  it('is not read: a body without end is left', async () => {
    let sent = 0
    const { port } = await serve((request, response) => {
      if (request.method === 'HEAD') return response.writeHead(405).end()
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 1
      }
      response.on('drain', more).writeHead(200)
      return more()
    })
    expect(await askLink(`http://agency.example:${port}/`, networkTo([port]))).toBe('there')
    expect(sent).toBeLessThan(1000)
  })
})

describe('redirects', () => {
  const onwards: RequestListener = ({ url = '' }, response) => {
    const hops = Number(url.slice(1))
    response.writeHead(hops > 0 ? 302 : 200, hops > 0 ? { Location: `/${hops - 1}` } : {}).end()
  }

  it('are followed five times and no more', async () => {
    const { port, counted } = await serve(onwards)
    expect(await askLink(`http://agency.example:${port}/5`, networkTo([port]))).toBe('there')
    expect(counted.connections).toBe(6)
    expect(await askLink(`http://agency.example:${port}/6`, networkTo([port]))).toBe('unclear')
  })

  it('to a page that is not there are gone', async () => {
    const { port } = await serve((request, response) =>
      request.url === '/a'
        ? response.writeHead(301, { Location: '/b' }).end()
        : response.writeHead(404).end(),
    )
    expect(await askLink(`http://agency.example:${port}/a`, networkTo([port]))).toBe('gone')
  })

  it('are checked each: none leads to an address that is not public, or off the web', async () => {
    const inner = await serve(status(404), '127.0.0.2')
    const { port: innerPort } = inner
    for (const location of [
      `http://127.0.0.2:${innerPort}/`,
      `//127.0.0.2:${innerPort}/`,
      `http://inner.example:${innerPort}/`,
      `http://user:word@agency.example:${innerPort}/`,
      'http://agency.example:22/',
      'file:///etc/passwd',
      'ftp://agency.example/',
      'http://[',
    ]) {
      const outer = await serve(status(302, { Location: location }))
      const network = networkTo([outer.port, innerPort], { 'inner.example': ['127.0.0.2'] })
      expect(await askLink(`http://agency.example:${outer.port}/`, network)).toBe('unclear')
      expect(outer.counted.connections).toBeGreaterThan(0)
    }
    expect(inner.counted.connections).toBe(0)
  })
})

describe('no connection is made', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://１２７.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://192.168.1.7/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://user:word@agency.example/',
    'ftp://agency.example/',
  ])('to %s', async (link) => {
    const { port, counted } = await serve(status(404), '0.0.0.0')
    const six = await listening(createRawServer(), '::1', port)
    const url = new URL(link)
    url.port = String(port)
    const network: Network = { resolve: async () => ['127.0.0.1'], isPublic: isPublicAddress, ports: [port] }
    expect(await askLink(url.href, network)).toBe('unclear')
    expect(counted.connections + six.counted.connections).toBe(0)
  })

  it('to another port than those of the web', async () => {
    const { port, counted } = await serve(status(404))
    expect(await askLink(`http://agency.example:${port}/`, networkTo([80, 443]))).toBe('unclear')
    expect(counted.connections).toBe(0)
  })

  it('where one address of a name is public and another is not', async () => {
    const { port, counted } = await serve(status(404))
    const names = { 'both.example': ['127.0.0.1', '10.1.2.3'], 'none.example': [] }
    for (const name of Object.keys(names))
      expect(await askLink(`http://${name}:${port}/`, networkTo([port], names))).toBe('unclear')
    expect(counted.connections).toBe(0)
  })

  it('to what a name stands for after it was looked at', async () => {
    const outer = await serve(status(404))
    const inner = await listening(createRawServer(), '127.0.0.2', outer.port)
    const turns = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.2']]
    let resolved = 0
    const network: Network = {
      ...networkTo([outer.port]),
      resolve: async () => turns[resolved++] ?? [],
    }
    // First to HEAD, by the address that was checked; then, looked up anew for GET, to nobody.
    expect(await askLink(`http://turning.example:${outer.port}/`, network)).toBe('unclear')
    expect(resolved).toBe(2)
    expect(outer.counted.connections).toBe(1)
    expect(inner.counted.connections).toBe(0)
  })
})
