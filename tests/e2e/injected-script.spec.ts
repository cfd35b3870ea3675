import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { readLock } from '../../lib/database/lock.ts'
import { deskRouteAddress, deskRoutes, noPages } from '../support/desk-routes.ts'
import { run } from '../support/process.ts'
import {
  type Account,
  activityAfter,
  agencyOf,
  closeDesk,
  openDesk,
  otherAfter,
  personOf,
  publicAddressOf,
  type Step,
  signInAs,
} from './desk.ts'
import { kindsOfPage } from './site.ts'

test.beforeAll(openDesk)
test.afterAll(closeDesk)

declare global {
  interface Window {
    ran: string[]
  }
}

/**
 * Puts into the page what somebody would who found a hole in it, in each way in which script can stand in a page, and
 * waits until the browser has dealt with all of them. Returns those that ran.
 */
async function inject(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    window.ran = []
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      refused.push(effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = "window.ran.push('script')"
    document.head.append(script)
    const holder = document.createElement('div')
    holder.innerHTML = `<img src="data:," onerror="window.ran.push('onerror')">
      <svg onload="window.ran.push('onload')"></svg>
      <a href="javascript:window.ran.push('link')">x</a>
      <button onclick="window.ran.push('onclick')">x</button>`
    const image = holder.querySelector('img')
    const failed = new Promise((resolve) => image?.addEventListener('error', resolve))
    document.body.append(holder)
    await failed
    holder.querySelector('button')?.click()
    holder.querySelector('a')?.click()
    for (const address of [
      "data:text/javascript,window.ran.push('data')",
      'https://elsewhere.example/x.js',
    ]) {
      const other = document.createElement('script')
      const dealtWith = new Promise((resolve) => {
        other.addEventListener('error', resolve)
        other.addEventListener('load', resolve)
      })
      other.src = address
      document.head.append(other)
      await dealtWith
    }
    try {
      // biome-ignore lint/security/noGlobalEval: it is what is tried
      globalThis.eval("window.ran.push('eval')")
    } catch {}
    const base = document.createElement('base')
    base.href = 'https://elsewhere.example/'
    document.head.append(base)
    if (document.baseURI.includes('elsewhere')) window.ran.push('base')
    base.remove()
    // A refusal is told in a task of its own; the last of them ends the wait.
    while (!['script-src-elem', 'script-src-attr', 'base-uri'].every((each) => refused.includes(each)))
      await new Promise((resolve) => setTimeout(resolve, 10))
    return window.ran
  })
}

async function expectNothingRuns(page: Page, path: string, statuses: number[]): Promise<void> {
  const response = await page.goto(path)
  expect([path, statuses.includes(response?.status() ?? 0)]).toEqual([path, true])
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect([path, await inject(page)]).toEqual([path, []])
}

test('a script that came into a page for readers does not run', async ({ page }) => {
  test.setTimeout(240_000)
  for (const path of Object.values(kindsOfPage)) await expectNothingRuns(page, path, [200, 404])
  for (const path of ['/ar', '/embed/activities/map', '/embed/none/at/all'])
    await expectNothingRuns(page, path, [200, 404])
})

test('nor one in a page for signing in, nor in one that says that something is wrong', async ({ page }) => {
  const pages = [
    '/sign-in',
    '/sign-in?refused=link',
    '/sign-in/sent',
    '/sign-in/ended',
    '/sign-in/not-a-link',
  ]
  for (const path of [...pages, '/nowhere', '/desk/nowhere']) await expectNothingRuns(page, path, [200, 404])
  // A page that is made without Next: an address that cannot be read.
  await expectNothingRuns(page, '/agencies/%ff', [400])
})

test('nor one in a page of what was taken back', async ({ page }) => {
  test.setTimeout(120_000)
  const steps: Step[] = [
    ['unodc', 'submit'],
    ['moderator', 'claim'],
    ['moderator', 'approve'],
    ['moderator', 'publish'],
    ['moderator', 'unpublish', { reason: 'It names a shelter.' }],
  ]
  const activity = await publicAddressOf((await activityAfter(steps)).id)
  const story = await publicAddressOf(await otherAfter('story', steps))
  for (const path of [activity, `${activity}/versions/1`, story]) await expectNothingRuns(page, path, [410])
})

test('nor one in a page that says that the inventory cannot be reached', async ({ page }) => {
  test.setTimeout(240_000)
  const varDir = mkdtempSync(join(tmpdir(), 'var-'))
  const portal = run('lib/launch/start.ts', [], { VAR_DIR: varDir, PORT: '0', HOST: '127.0.0.1' })
  try {
    const said = await portal.says(/The portal is ready: \S+/)
    const address = /The portal is ready: (\S+)/.exec(said)?.[1] ?? ''
    process.kill(readLock(varDir)?.pid ?? 0, 'SIGKILL')
    await portal.says(/The embedded Postgres ended by itself/)
    for (const path of ['/activities?country=hnd&q=zzz', '/ar/search?q=zzz'])
      await expectNothingRuns(page, address + path, [503])
  } finally {
    await portal.killHard()
    rmSync(varDir, { recursive: true, force: true })
  }
})

/** Who may open what of the desk. */
function whoOpens(route: string): Account {
  if (/^\/desk\/(?:admin|periods|audit|account)/.test(route)) return 'administrator'
  return route.startsWith('/desk/moderation') ? 'moderator' : 'unodc'
}

for (const account of ['unodc', 'moderator', 'administrator'] as const)
  test(`nor one in a page of the desk of ${account}`, async ({ page }) => {
    test.setTimeout(240_000)
    const steps: Step[] = [
      ['unodc', 'submit'],
      ['moderator', 'claim'],
    ]
    const at = {
      activity: (await activityAfter(steps)).id,
      story: await otherAfter('story', steps),
      result: await otherAfter('programme_result', steps),
      person: await personOf('unodc'),
      agency: await agencyOf('unodc'),
    }
    await signInAs(page, account)
    const routes = deskRoutes.filter((route) => !noPages.includes(route) && whoOpens(route) === account)
    expect(routes.length).toBeGreaterThan(3)
    const addresses = routes.map((route) => deskRouteAddress(route, at))
    if (account === 'moderator')
      for (const activity of [at.story, at.result])
        addresses.push(...routes.map((route) => deskRouteAddress(route, { ...at, activity })))
    for (const address of new Set(addresses)) await expectNothingRuns(page, address, [200])
  })
