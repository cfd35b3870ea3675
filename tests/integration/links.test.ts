import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { linkNoting } from '../../lib/editorial/links-under-way.ts'
import { findReview } from '../../lib/editorial/review.ts'
import { findSubmission } from '../../lib/editorial/submission.ts'
import type { Network } from '../../lib/links/ask.ts'
import {
  findGoneLinks,
  forgetLinks,
  lookAtDueLinks,
  mostPerMinute,
  wantLinks,
} from '../../lib/links/looking.ts'
import { testDatabase } from '../support/database.ts'
import { openDesk } from '../support/occasions.ts'

const { client } = await testDatabase('inventory')
const desk = await openDesk(client)
const minute = 60_000
const day = 24 * 60 * minute

let now = new Date()
const at = (ms: number) => {
  now = new Date(now.getTime() + ms)
  return now
}

/** Answers at /gone that it is gone, and remembers how many were asking one host at a time. */
const asking = new Map<string, number>()
let mostAtOnce = 0
const asked: string[] = []
const server = createServer((request, response) => {
  const host = request.headers.host ?? ''
  asking.set(host, (asking.get(host) ?? 0) + 1)
  mostAtOnce = Math.max(mostAtOnce, asking.get(host) ?? 0)
  asked.push(`${request.method} ${request.url}`)
  setImmediate(() => {
    asking.set(host, (asking.get(host) ?? 0) - 1)
    response.writeHead(request.url?.startsWith('/gone') ? 410 : 200).end()
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.close()
})

/** As the public one, but that every name is of this machine, and the web on the port of the test. */
const network: Network = {
  resolve: async () => ['127.0.0.1'],
  isPublic: (address) => address === '127.0.0.1',
  ports: [port],
}
const link = (host: string, path: string) => `http://${host}.agency.test.org:${port}${path}`
const look = () => lookAtDueLinks(network, { now: () => now })

beforeEach(async () => {
  await client.checkedLink.deleteMany()
  asked.length = 0
  at(2 * day)
})

describe('links that are wanted', () => {
  it('are looked at once, and again after days: sooner what was not there', async () => {
    const [there, gone] = [link('a', '/there'), link('b', '/gone')]
    await wantLinks([there, gone, gone], now)
    expect(await look()).toBe(2)
    expect(await findGoneLinks([there, gone], now)).toEqual(new Set([gone]))
    expect(await look()).toBe(0)
    const looked = async (ms: number) => {
      at(ms)
      await wantLinks([there, gone], now)
      asked.length = 0
      await look()
      return asked
    }
    expect(await looked(day - minute)).toEqual([])
    expect(await looked(minute)).toEqual(['HEAD /gone', 'GET /gone'])
    expect(await looked(6 * day)).toEqual(['HEAD /there', 'HEAD /gone', 'GET /gone'])
  })

  it('are no more looked at when no text has them, and forgotten in the end', async () => {
    const gone = link('a', '/gone')
    await wantLinks([gone], now)
    await look()
    at(3 * day)
    expect(await look()).toBe(0)
    expect(await findGoneLinks([gone], now)).toEqual(new Set([gone]))
    at(12 * day)
    expect(await findGoneLinks([gone], now)).toEqual(new Set())
    await forgetLinks(now)
    expect(await client.checkedLink.count()).toBe(1)
    at(90 * day)
    await forgetLinks(now)
    expect(await client.checkedLink.count()).toBe(0)
  })

  it('are so many a minute and no more, each host by one at a time, whoever looks', async () => {
    mostAtOnce = 0
    await wantLinks(
      Array.from({ length: 40 }, (_, n) => link(`host-${n % 4}`, `/${n}`)),
      now,
    )
    const looked = await Promise.all([look(), look(), look(), look()])
    // Who found every host taken, left: the others go on.
    expect(looked.reduce((sum, count) => sum + count, 0)).toBe(mostPerMinute)
    expect(mostAtOnce).toBe(1)
    at(minute + 1)
    expect(await look()).toBe(40 - mostPerMinute)
    expect(new Set(asked).size).toBe(40)
  })

  it('that a process left half-way are looked at by the next one', async () => {
    await wantLinks([link('a', '/there')], now)
    await client.checkedLink.updateMany({ data: { begunAt: now } })
    at(minute - 1)
    expect(await look()).toBe(0)
    at(1)
    expect(await look()).toBe(1)
  })
})

describe('a text', () => {
  const gone = 'https://www.unodc.org/gone.pdf'
  const content = {
    body: `See [the report](${gone}#page=2), https://iseek.un.org/a and https://user:word@unodc.org/.`,
    links: [
      { label: 'The report', url: gone },
      { label: 'The page', url: 'https://www.unodc.org/there' },
      { label: 'A file', url: 'http://www.unodc.org:8080/a' },
    ],
  }
  const doubtful = (requirements: { field: string; key: string }[] = []) =>
    requirements.filter(({ key }) => key === 'goneLink').map(({ field }) => field)

  it('is noted with its links when it has rested, and told which lead to nothing', async () => {
    const id = await desk.begin(content)
    const written = new Date()
    const noteLinks = linkNoting()
    const noted = async (ms: number) => {
      await noteLinks(new Date(written.getTime() + ms))
      return (await client.checkedLink.findMany({ orderBy: { url: 'asc' } })).map(({ url }) => url)
    }
    expect(await noted(1000)).toEqual([])
    expect(await noted(30_000)).toEqual([gone, 'https://www.unodc.org/there'])
    const submission = () => findSubmission(desk.lead, 'activity', id)
    expect(doubtful((await submission())?.doubts)).toEqual([])
    await client.checkedLink.updateMany({ where: { url: gone }, data: { answer: 'gone', lookedAt: written } })
    expect(doubtful((await submission())?.doubts)).toEqual(['body', 'links.0.url'])
    expect((await submission())?.missing).toEqual([])
    await desk.act(desk.lead, id, 'submit')
    expect(doubtful((await findReview(desk.moderator, id))?.requirements)).toEqual(['body', 'links.0.url'])
  })

  it('is noted when it was handed over, and every day while it is under way', async () => {
    const noteLinks = linkNoting()
    const urls = async () => (await client.checkedLink.findMany()).map(({ url }) => url)
    const tried = new Date()
    await noteLinks(tried)
    await client.checkedLink.deleteMany()
    const url = 'https://www.unodc.org/new'
    const id = await desk.inState('in_review', { links: [{ label: 'New', url }] })
    await noteLinks(new Date(tried.getTime() + minute))
    expect(await urls()).toContain(url)
    await noteLinks(new Date(tried.getTime() + 5 * minute))
    await client.checkedLink.deleteMany()
    await noteLinks(new Date(tried.getTime() + 10 * minute))
    expect(await urls()).toEqual([])
    await noteLinks(new Date(tried.getTime() + day))
    expect(await urls()).toContain(url)
    await client.checkedLink.deleteMany()
    await desk.act(desk.moderator, id, 'approve')
    await desk.act(desk.moderator, id, 'publish')
    await noteLinks(new Date(tried.getTime() + 2 * day))
    expect(await urls()).not.toContain(url)
  })
})
