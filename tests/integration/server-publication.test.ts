import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, database } from '../../lib/database/client.ts'
import { readLock } from '../../lib/database/lock.ts'
import { setEnvironment } from '../../lib/env.ts'
import { startDesk } from '../support/desk.ts'
import { type Running, run } from '../support/process.ts'

/** Two portals on one database, as behind a load balancer. */
let varDir: string
const portals: Running[] = []
const addresses: string[] = []
let desk: Awaited<ReturnType<typeof startDesk>>

beforeAll(async () => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
  await start({ VAR_DIR: varDir })
  const DATABASE_URL = readLock(varDir)?.url ?? ''
  await start({ VAR_DIR: varDir, DATABASE_URL, DEMO: '1' })
  setEnvironment({ DATABASE_URL })
  desk = await startDesk(database())
})

afterAll(async () => {
  await closeDatabase()
  for (const portal of portals.reverse()) await portal.killHard()
  rmSync(varDir, { recursive: true, force: true })
})

async function start(environment: Record<string, string>): Promise<void> {
  const portal = run('lib/launch/start.ts', [], { PORT: '0', HOST: '127.0.0.1', ...environment })
  portals.push(portal)
  const output = await portal.says(/The portal is ready: \S+/)
  addresses.push(/The portal is ready: (\S+)/.exec(output)?.[1] ?? '')
}

async function get(address: string, path: string): Promise<Answer> {
  const response = await fetch(address + path, { redirect: 'manual' })
  return { status: response.status, body: await response.text() }
}

type Answer = { status: number; body: string }

/** Resolves when both portals answer so, and says after how many milliseconds that was. */
async function seenEverywhere(path: string, isSeen: (answer: Answer) => boolean): Promise<number> {
  const began = performance.now()
  await vi.waitFor(
    async () => {
      for (const address of addresses) expect(isSeen(await get(address, path))).toBe(true)
    },
    { timeout: 20_000, interval: 50 },
  )
  return performance.now() - began
}

/** What both portals answer to whoever asks first, once they know of a publication. */
async function askEverywhere(paths: string[]): Promise<Answer[]> {
  return Promise.all(paths.flatMap((path) => addresses.map((address) => get(address, path))))
}

/** Pages that show the activity; each was asked for before, so that it is in every cache. */
const showing = [
  '/activities',
  '/activities?country=ken&measure=training',
  '/agencies/unodc',
  '/countries/ken',
  '/measures/training',
]

describe('what is published', () => {
  it('is on every page that shows it within a second, in every process, and gone as soon', async () => {
    const title = 'Wardens of a named prison trained'
    const id = await desk.approved({ title })
    const own = '/activities/wardens-of-a-named-prison-trained'
    await askEverywhere([own, ...showing])
    await desk.carry(id, [[desk.moderator, 'publish']])
    expect(await seenEverywhere(own, ({ status }) => status === 200)).toBeLessThan(inTime)
    for (const { body } of await askEverywhere(showing)) expect(body).toContain(title)

    const changed = `${title} again`
    const { liveRevision } = await database().document.findUniqueOrThrow({
      where: { id },
      include: { liveRevision: true },
    })
    const content = { ...(liveRevision?.content as object), title: changed }
    const { unodc, moderator } = desk
    await desk.carry(id, [
      [unodc, 'revise'],
      [unodc, 'save', { content }],
      [unodc, 'submit'],
      [moderator, 'claim'],
      [moderator, 'approve'],
      [moderator, 'publish'],
    ])
    expect(await seenEverywhere(own, ({ body }) => body.includes(changed))).toBeLessThan(inTime)
    for (const { body } of await askEverywhere(showing)) expect(body).toContain(changed)
    for (const { status, body } of await askEverywhere([`${own}/versions/1`])) {
      expect(status).toBe(200)
      expect(body).toContain(title)
      expect(body).not.toContain(changed)
    }
    for (const { status } of await askEverywhere([`${own}/versions/3`])) expect(status).toBe(404)
    for (const { body } of await askEverywhere([`${own}/versions/1/citation.bib`]))
      expect(body).toContain(`${own}/versions/1}`)

    await desk.carry(id, [[moderator, 'unpublish', { reason: 'It names the prison.' }]])
    expect(await seenEverywhere(own, ({ status }) => status === 410)).toBeLessThan(inTime)
    for (const { status, body } of await askEverywhere([own, `${own}/versions/1`])) {
      expect(status).toBe(410)
      expect(body).toContain('It names the prison.')
    }
    const elsewhere = ['/feeds/activities.atom', '/sitemaps/activities-1.xml', '/search?q=wardens']
    for (const { body } of await askEverywhere([...showing, ...elsewhere])) expect(body).not.toContain(own)
    for (const { status } of await askEverywhere([`/api/v1${own}`])) expect(status).toBe(410)
  })
})

/** A second, and what the test itself costs where two portals and a database share two processors. */
const inTime = 1500
