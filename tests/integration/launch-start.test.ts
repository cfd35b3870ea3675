import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Running, run } from '../support/process.ts'

let varDir: string
const running: Running[] = []

beforeEach(() => {
  varDir = mkdtempSync(join(tmpdir(), 'var-'))
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.killHard()))
  rmSync(varDir, { recursive: true, force: true })
})

describe('npm start', () => {
  it('names a taken port before it does anything long', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const process = start({ PORT: String(port), HOST: '127.0.0.1' })
    expect(await process.ended).toBe(1)
    expect(process.output()).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`)
    expect(process.output()).toContain(`PORT=${port + 1} npm start`)
    expect(readdirSync(varDir)).toEqual([])
    await new Promise((resolve) => other.close(resolve))
  })

  it('says which server of DATABASE_URL cannot be reached, without its password', async () => {
    const process = start({ DATABASE_URL: 'postgresql://user:topsecret@127.0.0.1:9/inventory' })
    expect(await process.ended).toBe(1)
    expect(process.output()).toMatch(
      /database inventory at 127\.0\.0\.1:9 \(DATABASE_URL\) cannot be used: .*ECONNREFUSED/,
    )
    expect(process.output()).not.toContain('topsecret')
  })

  it('refuses to serve a database of its own without a secret, or with one that can be guessed', async () => {
    const DATABASE_URL = 'postgresql://user:topsecret@127.0.0.1:9/inventory'
    const missing = start({ DATABASE_URL, AUTH_SECRET: '' })
    expect(await missing.ended).toBe(1)
    expect(missing.output()).toMatch(/AUTH_SECRET is missing\. .*write at least 32 characters/)
    for (const weak of ['tooshort', 'a'.repeat(40), 'change-me-change-me-change-me-please']) {
      const process = start({ DATABASE_URL, AUTH_SECRET: weak })
      expect(await process.ended).toBe(1)
      expect(process.output()).toMatch(/AUTH_SECRET cannot be used\. Write at least 32 characters/)
      expect(process.output()).not.toContain(weak)
    }
    const missingInDemo = start({ DATABASE_URL, AUTH_SECRET: '', DEMO: '1' })
    expect(await missingInDemo.ended).toBe(1)
    expect(missingInDemo.output()).not.toContain('AUTH_SECRET')
  })

  it('takes up a first start that was killed while it made the database', async () => {
    const first = start({})
    await first.says(/Database client: /)
    await appears('postgres.unfinished')
    await first.killHard()
    const second = portal('migrate')
    expect(await second.ended, second.output()).toBe(0)
    expect(readdirSync(varDir)).toEqual(['postgres'])
  })

  it('takes up a first start that was killed while it loaded the content', async () => {
    const first = start({})
    await first.says(/Migrations: /)
    await first.killHard()
    const second = portal('seed')
    expect(await second.ended, second.output()).toBe(0)
    expect(second.output()).toMatch(/Content: [1-9]\d* things new, 0 changed, 0 removed/)
  })

  it('closes the database when it is told to stop on the way up', async () => {
    const first = start({})
    await first.says(/Migrations: /)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(readdirSync(varDir)).toEqual(['postgres'])
  })

  it('serves and ends as ever when nobody reads any more what it says', async () => {
    const process = start({})
    const address = /portal is ready: (\S+)/.exec(await process.says(/portal is ready: \S+\n/))?.[1]
    process.child.stdout?.destroy()
    process.child.stderr?.destroy()
    expect((await fetch(`${address}/activities`)).status).toBe(200)
    process.child.kill('SIGTERM')
    expect(await process.ended).toBe(0)
    expect(readdirSync(varDir)).not.toContain('postgres.lock')
  })
})

function start(environment: Record<string, string>): Running {
  const process = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0', ...environment })
  running.push(process)
  return process
}

function portal(verb: string): Running {
  const process = run('lib/launch/portal.ts', [verb], { VAR_DIR: varDir })
  running.push(process)
  return process
}

async function appears(name: string): Promise<void> {
  await expect.poll(() => readdirSync(varDir), { timeout: 20_000, interval: 20 }).toContain(name)
}
