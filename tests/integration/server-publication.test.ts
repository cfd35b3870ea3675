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

async function get(address: string, path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(address + path, { redirect: 'manual' })
  return { status: response.status, body: await response.text() }
}

/** Resolves when both portals answer so, and says after how many milliseconds that was. */
async function seenEverywhere(
  path: string,
  isSeen: (answer: { status: number; body: string }) => boolean,
): Promise<number> {
  const began = performance.now()
  await vi.waitFor(
    async () => {
      for (const address of addresses) expect(isSeen(await get(address, path))).toBe(true)
    },
    { timeout: 20_000, interval: 50 },
  )
  return performance.now() - began
}

/** Pages that show the activity; each was asked for before, so that it is in every cache. */
const showing = [
  '/',
  '/activities',
  '/activities?country=ken&measure=training',
  '/agencies/unodc',
  '/countries/ken',
]

describe('what is published', () => {
  it('is on every page that shows it within a second, in every process, and gone as soon', async () => {
    const title = 'Wardens of a named prison trained'
    const id = await desk.approved({ title })
    for (const path of showing) for (const address of addresses) await get(address, path)
    await desk.carry(id, [[desk.moderator, 'publish']])
    // Nobody asked for its own page before.
    const slug = 'wardens-of-a-named-prison-trained'
    const shown = await Promise.all(
      [...showing.slice(1), `/activities/${slug}`].map((path) =>
        seenEverywhere(path, ({ status, body }) => status === 200 && body.includes(title)),
      ),
    )
    for (const after of shown) expect(after).toBeLessThan(inTime)

    const changed = `${title} again`
    const live = await database().document.findUniqueOrThrow({
      where: { id },
      include: { liveRevision: true },
    })
    const content = { ...(live.liveRevision?.content as object), title: changed }
    const { unodc, moderator } = desk
    await desk.carry(id, [
      [unodc, 'revise'],
      [unodc, 'save', { content }],
      [unodc, 'submit'],
      [moderator, 'claim'],
      [moderator, 'approve'],
      [moderator, 'publish'],
    ])
    const mended = await Promise.all(
      ['/activities', `/activities/${slug}`].map((path) =>
        seenEverywhere(path, ({ body }) => body.includes(changed)),
      ),
    )
    for (const after of mended) expect(after).toBeLessThan(inTime)
    for (const address of addresses) {
      const first = await get(address, `/activities/${slug}/versions/1`)
      expect(first).toMatchObject({ status: 200, body: expect.stringContaining(`<h1`) })
      expect(first.body).not.toContain(changed)
      expect(first.body).toContain('version 1')
      expect((await get(address, `/activities/${slug}/versions/3`)).status).toBe(404)
      expect((await get(address, `/activities/${slug}/versions/1/citation.bib`)).body).toContain(
        '/versions/1}',
      )
    }

    await desk.carry(id, [[moderator, 'unpublish', { reason: 'It names the prison.' }]])
    const gone = await Promise.all([
      seenEverywhere(`/activities/${slug}`, ({ status }) => status === 410),
      seenEverywhere(`/activities/${slug}/versions/1`, ({ status }) => status === 410),
      seenEverywhere('/activities', ({ body }) => !body.includes(slug)),
      seenEverywhere('/agencies/unodc', ({ body }) => !body.includes(slug)),
    ])
    for (const after of gone) expect(after).toBeLessThan(inTime)
    for (const address of addresses) {
      expect((await get(address, `/activities/${slug}`)).body).toContain('It names the prison.')
      expect((await get(address, `/api/v1/activities/${slug}`)).status).toBe(410)
      for (const path of ['/feeds/activities.atom', '/sitemaps/activities-1.xml', `/search?q=wardens`])
        expect((await get(address, path)).body, path).not.toContain(slug)
    }
  })
})

/** A second, and what the test itself costs where two portals and a database share two processors. */
const inTime = 1500
