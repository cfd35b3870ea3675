import { cookies, headers } from 'next/headers'
import { browserHeader } from '../visitor-browser.ts'
import { cookieOptions } from './cookies.ts'
import type { AuthCookie } from './next-auth.ts'
import { sessionToken } from './session.ts'
import type { Browser } from './sign-in.ts'

/** The browser of this request. */
export async function currentBrowser(): Promise<Browser> {
  return { name: (await headers()).get(browserHeader) ?? '', token: await sessionToken() }
}

/** Hands the browser what it is to keep; what is over is taken from it. */
export async function setCookies(given: AuthCookie[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value, expires } of given)
    jar.set(name, value, { ...cookieOptions(), ...(expires && { expires }) })
}
