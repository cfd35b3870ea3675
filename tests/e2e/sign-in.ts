import { expect, type Page } from '@playwright/test'

/** Signs in as people do: asks for a link, opens the mail that brings it, presses its button. Ends at `next`. */
export async function signIn(page: Page, email: string, next = '/desk'): Promise<void> {
  const link = await askForLink(page, email, next)
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(next)
}

/**
 * Asks for a link and waits for its mail, which is told from those of other tests by where the link leads. Gives back
 * the path of the link.
 */
export async function askForLink(page: Page, email: string, next = '/desk'): Promise<string> {
  const url = new URL(next, 'http://localhost')
  url.searchParams.set('asked', crypto.randomUUID())
  const marked = url.pathname + url.search
  await page.goto(`/sign-in?${new URLSearchParams({ next: marked })}`)
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
  const link = await mailedLink(page, email, marked)
  return link.replace(encodeURIComponent(marked), encodeURIComponent(next))
}

async function mailedLink(page: Page, email: string, next: string): Promise<string> {
  let found = ''
  await expect(async () => {
    const list = await (await page.request.get('/dev/mail')).text()
    const ids = [...list.matchAll(/href="(\/dev\/mail\/[\da-f-]{36})"[\s\S]*?To ([^<,]+),/g)]
    for (const [, path = '', to] of ids.filter(([, , to]) => to === email)) {
      const mail = await (await page.request.get(path)).text()
      const url = /href="https?:\/\/[^/]+(\/(?:[a-z]{2}\/)?sign-in\/[^"]+)"/.exec(mail)?.[1]
      if (to && url?.includes(encodeURIComponent(next))) found = url
    }
    expect(found).not.toBe('')
  }).toPass()
  return found
}
