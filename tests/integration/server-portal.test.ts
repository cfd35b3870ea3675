import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLock } from '../../lib/database/lock.ts'
import { secretVariables } from '../../lib/env.ts'
import { buildEnvironment, stamp, standIn } from '../../lib/launch/build.ts'
import { type Running, run } from '../support/process.ts'

let varDir: string
let portal: Running
let address: string

beforeAll(async () => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
  portal = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0', HOST: '127.0.0.1' })
  const output = await portal.says(/The portal is ready: \S+/)
  address = /The portal is ready: (\S+)/.exec(output)?.[1] ?? ''
})

afterAll(async () => {
  await portal.killHard()
  rmSync(varDir, { recursive: true, force: true })
})

describe('the portal', () => {
  it('is ready', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' })
    expect(await get('/readyz')).toMatchObject({ status: 200, body: '{"status":"ok"}' })
  })

  it('sends pages that caches may keep and that run nothing inline', async () => {
    const page = await get('/activities?agency=unodc')
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    )
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(page.body).not.toMatch(/\sstyle="/)
    const again = await get('/activities?agency=unodc', { 'If-None-Match': page.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('sends the same page to those who make previews of links', async () => {
    const page = await get('/activities?agency=dpo')
    const previewed = await get('/activities?agency=dpo&country=hti', {
      'User-Agent': 'facebookexternalhit/1.1',
    })
    expect(previewed.headers.get('cache-control')).toBe(page.headers.get('cache-control'))
  })

  it('sends a page whole to who asks for a part of it', async () => {
    const plain = { 'Accept-Encoding': 'identity' }
    for (const path of ['/activities?agency=ohchr', '/agencies/ohchr', '/about']) {
      const part = await get(path, { ...plain, Range: 'bytes=0-99' })
      const page = await get(path, plain)
      expect(part.status, path).toBe(200)
      expect(part.body === page.body, path).toBe(true)
      for (const name of ['content-security-policy', 'cache-control', 'etag'])
        expect(part.headers.get(name), path).toBe(page.headers.get(name))
    }
  })

  it('keeps tokens out of its log', async () => {
    await get('/alerts/Tm9ib2R5LWtub3dzLXRoaXMtb25l')
    await portal.says(/"path":"\/alerts\/…"/)
    expect(portal.output()).not.toContain('Tm9ib2R5')
  })

  it('answers an address of data that it does not have with problem details', async () => {
    const missing = await get('/api/v1/nothing')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('content-type')).toBe('application/problem+json')
  })

  it('writes neither query nor address of a visitor into its log', async () => {
    await get('/activities?q=shelter-near-me')
    await portal.says(/"path":"\/activities"/)
    expect(portal.output()).not.toContain('shelter-near-me')
    expect(portal.output()).not.toContain('127.0.0.1"')
  })

  it('keeps its secret to itself: beside its database, readable by its user, and in nothing that is built', async () => {
    await get('/api/auth/callback/email?token=x')
    await get('/sign-in/not-a-link')
    const file = join(varDir, 'secret')
    expect(statSync(file).mode & 0o077).toBe(0)
    const secret = readFileSync(file, 'utf8')
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(builtWith(secret)).toEqual([])
    expect(portal.output()).not.toContain(secret)
  })

  it('is built without any secret: what builds are given in their place is in nothing that is built', () => {
    const secret = 'postgresql://name:password@db.example.org/portal?sslmode=require'
    const secrets = Object.fromEntries(secretVariables.map((name) => [name, secret]))
    const given = buildEnvironment({ ...process.env, ...secrets })
    for (const name of secretVariables) expect(given[name]).toContain(standIn)
    // Pages are made from the database, whose address is marked instead.
    const holding = Object.entries(given).filter(([, value]) => value?.startsWith(secret))
    expect(holding).toEqual([['DATABASE_URL', `${secret}&application_name=${standIn}`]])
    expect(readFileSync('.next/BUILD_STAMP', 'utf8')).toBe(stamp())
    expect(builtWith(standIn)).toEqual([])
  })

  it('sends browsers nothing that reads its environment', () => {
    const sent = readdirSync('.next/static', { recursive: true, withFileTypes: true }).filter((entry) =>
      /\.(?:js|map|json)$/.test(entry.name),
    )
    expect(sent.length).toBeGreaterThan(5)
    const names = /\b(?:(?:TEST_)?DATABASE_URL|AUTH_SECRET|NEXTAUTH_SECRET|SMTP_URL|OIDC_CLIENT_SECRET)\b/
    const naming = sent
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => names.test(readFileSync(path, 'utf8')))
    expect(naming).toEqual([])
  })

  it('sends strangers to sign in from every part of the desk, and back to where they were going', async () => {
    for (const path of ['/desk', '/desk/account', '/desk/admin', '/desk/admin/people', '/fr/desk/account']) {
      const answer = await fetch(`${address}${path}`, { redirect: 'manual' })
      expect(answer.status).toBe(307)
      const signIn = path.startsWith('/fr') ? '/fr/sign-in' : '/sign-in'
      expect(answer.headers.get('location')).toBe(`${signIn}?next=${encodeURIComponent(path)}`)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  it('answers nothing of next-auth but where people are sent back to', async () => {
    for (const path of [
      'session',
      'csrf',
      'providers',
      'signin',
      'signin/email',
      'signout',
      'callback/openid',
    ])
      expect((await fetch(`${address}/api/auth/${path}`)).status).toBe(404)
    const posted = await fetch(`${address}/api/auth/callback/email?token=x&email=a@example.org`, {
      method: 'POST',
      headers: { Origin: address },
    })
    expect(posted.status).toBe(405)
  })

  it('names its demo accounts', () => {
    expect(portal.output()).toMatch(/\/sign-in with one of these addresses/)
    expect(portal.output()).toMatch(/ {2}admin@demo\.example +Administrator\n/)
  })

  it('refuses a second start on the same database', async () => {
    const other = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0' })
    expect(await other.ended).toBe(1)
    expect(other.output()).toContain(`in use by process ${portal.child.pid}`)
  })
})

describe('without its database', () => {
  beforeAll(async () => {
    await get('/')
    await get('/fr')
    const pid = readLock(varDir)?.pid ?? 0
    process.kill(pid, 'SIGKILL')
    await portal.says(/The embedded Postgres ended by itself/)
  })

  it('serves the pages that it has', async () => {
    expect((await get('/')).status).toBe(200)
    expect((await get('/fr')).status).toBe(200)
  })

  it('says so plainly on a page that it has not', async () => {
    const page = await get('/activities?country=hnd&q=zzz')
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('30')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.body).toContain('The inventory cannot be reached at the moment')
    expect(page.body).not.toMatch(/prisma|postgres|\bat \S+ \(/i)
  })

  it('is alive and not ready', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      body: '{"status":"unavailable","failed":"database"}',
    })
  })

  it('stops when it is told to', async () => {
    portal.child.kill('SIGTERM')
    expect(await portal.ended).toBe(0)
    expect(readdirSync(varDir)).toContain('postgres')
  })
})

/** The files of the build that hold a word. */
function builtWith(word: string): string[] {
  const built = readdirSync('.next', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('/cache/'),
  )
  expect(built.length).toBeGreaterThan(100)
  return built
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(word))
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}${path}`, { headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}
