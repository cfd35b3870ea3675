import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** People of a demonstration. */
export const people = {
  unodc: 'focal.unodc@demo.example',
  women: 'focal.unwomen@demo.example',
  dpo: 'focal.dpo@demo.example',
  moderator: 'moderator@demo.example',
  second: 'moderator2@demo.example',
  administrator: 'admin@demo.example',
} as const
export type Who = keyof typeof people

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

/** A page of somebody who is signed in, in a browser of their own. */
export async function pageOf(browser: Browser, who: Who, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal, ...options })
  await context.addCookies(await sessionOf(browser, who))
  return context.newPage()
}

const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
const folder = join(
  'var',
  'test-results',
  'sessions',
  createHash('sha256').update(portal).digest('hex').slice(0, 12),
)

/**
 * The session of a person, begun once for all tests and workers: an address gets few links an hour, and whoever signs
 * in again and again is taken for somebody who guesses.
 */
async function sessionOf(browser: Browser, who: Who): Promise<Cookies> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${who}.json`)
  const lock = join(folder, `${who}.lock`)
  let cookies: Cookies | undefined
  await expect(async () => {
    // Making a folder is what only one of several processes can do.
    mkdirSync(lock)
    try {
      const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cookies) : null
      cookies = kept && (await isSignedIn(browser, kept)) ? kept : await begin(browser, who)
      writeFileSync(file, JSON.stringify(cookies))
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }).toPass({ timeout: 45_000 })
  return cookies ?? []
}

async function isSignedIn(browser: Browser, cookies: Cookies): Promise<boolean> {
  const context = await browser.newContext({ baseURL: portal })
  await context.addCookies(cookies)
  const response = await context.request.get('/desk', { maxRedirects: 0 })
  await context.close()
  return response.status() === 200
}

async function begin(browser: Browser, who: Who): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: portal, javaScriptEnabled: false })
  await signIn(await context.newPage(), people[who])
  const cookies = await context.cookies()
  await context.close()
  return cookies
}
