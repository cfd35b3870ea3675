import { askForLink, signIn } from './sign-in.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

const moderator = 'moderator@demo.example'
const administrator = 'admin@demo.example'
const focalPoint = 'focal.unodc@demo.example'

/** Somebody that no other test knows. */
function somebody(): { name: string; email: string } {
  const mark = crypto.randomUUID().slice(0, 8)
  return { name: `Person ${mark}`, email: `person.${mark}@example.org` }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a focal point signs in from the page they wanted, sees who they are, and signs out', async ({
      page,
    }) => {
      await page.goto('/desk/account')
      await expect(page).toHaveURL('/sign-in?next=%2Fdesk%2Faccount')
      await page.getByRole('button', { name: focalPoint }).click()
      await expect(page.getByLabel('Your e-mail address')).toHaveValue(focalPoint)
      await signIn(page, focalPoint, '/desk/account')
      await expect(page.getByText(`You sign in as ${focalPoint}.`)).toBeVisible()
      const desk = page.getByRole('navigation', { name: 'Desk' })
      await expect(desk.getByRole('link')).toHaveText(['My desk'])

      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
      await page.goto('/desk/account')
      await expect(page).toHaveURL(/\/sign-in\?next=/)
    })

    test('an address that is none is shown again with what to do', async ({ page }) => {
      await page.goto('/sign-in')
      for (const typed of ['moderator@demo', '"moderator"@demo.example', 'mоderator@demo.example']) {
        await page.getByLabel('Your e-mail address').fill(typed)
        await page.getByRole('button', { name: 'Send me a link' }).click()
        const summary = page.getByRole('alert')
        await expect(summary).toContainText('There is a problem')
        await summary.getByRole('link', { name: /^Enter an e-mail address as name@example\.org/ }).click()
        await expect(page.getByLabel('Your e-mail address')).toBeFocused()
        await expect(page.getByLabel('Your e-mail address')).toHaveValue(typed)
      }
      if (javaScriptEnabled) expect(await accessibilityViolations(page)).toEqual([])
    })

    test('an administrator invites somebody, who comes in and is let out again', async ({
      page,
      browser,
    }) => {
      const { name, email } = somebody()
      await signIn(page, administrator, '/desk/admin/people/invitation')
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('E-mail address').fill('not an address')
      await page.getByRole('checkbox', { name: 'Focal point' }).check()
      await page.getByRole('button', { name: 'Send the invitation' }).click()
      const summary = page.getByRole('alert')
      await expect(summary.getByRole('link')).toHaveText([
        /^Enter an e-mail address/,
        'Choose at least one agency for a focal point',
      ])
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
      await expect(page.getByRole('checkbox', { name: 'Focal point' })).toBeChecked()
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Agency 1', { exact: true }).selectOption('unodc')
      await page.getByLabel('Agency 1, stands as').selectOption('deputy')
      await page.getByRole('button', { name: 'Send the invitation' }).click()
      await expect(page.getByRole('status')).toHaveText(`${name} is invited. A mail is on its way.`)

      const context = await browser.newContext({ javaScriptEnabled })
      const theirs = await context.newPage()
      await signIn(theirs, email)
      await expect(theirs.getByRole('link', { name })).toBeVisible()
      // What is not theirs looks as if it were not there.
      const response = await theirs.goto('/desk/admin/people')
      expect(response?.status()).toBe(404)
      expect(await theirs.title()).not.toContain('People')

      await page.getByRole('button', { name: 'Disable this account' }).click()
      await expect(page.getByRole('status')).toContainText('every session has ended')
      await theirs.goto('/desk')
      await expect(theirs).toHaveURL(/\/sign-in\?next=/)
      await context.close()
    })
  })
}

test('a link is looked at by programs and used by its person, once', async ({ page, request }) => {
  const link = await askForLink(page, moderator)
  const token = /\/sign-in\/([\w-]+)/.exec(link)?.[1]
  const callback = `/api/auth/callback/email?token=${token}&email=${moderator}`
  for (let looks = 0; looks < 3; looks += 1) {
    expect((await request.get(link)).status()).toBe(200)
    expect((await request.head(link)).status()).toBe(200)
    expect((await request.get(callback)).status()).toBe(200)
  }
  await page.goto(link)
  await expect(page.getByText(`You sign in as ${moderator}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Desk' })).toBeVisible()

  const again = await page.goto(link)
  expect(again?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible()
})

test('a stranger hears the same as somebody who is known', async ({ page }) => {
  const answers = []
  for (const email of [moderator, somebody().email]) {
    await page.goto('/sign-in')
    await page.getByLabel('Your e-mail address').fill(email)
    const sent = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Send me a link' }).click()
    const { status, headers } = { status: (await sent).status(), headers: (await sent).headers() }
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
    const body = await page.getByRole('main').innerHTML()
    answers.push({
      status,
      location: headers.location,
      cookies: headers['set-cookie'],
      url: page.url(),
      body,
    })
  }
  expect(answers[0]).toEqual(answers[1])
})

test('the session’s cookie is for this site and not for scripts, and nobody gets a page of another', async ({
  page,
  context,
  browser,
  request,
}) => {
  await signIn(page, moderator, '/desk/account')
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookie?.value).toMatch(/^[\w-]{43}$/)
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
  const mine = await page.goto('/desk/account')
  expect(mine?.headers()['cache-control']).toBe('private, no-store')
  const theirs = await request.get('/desk/account', { maxRedirects: 0 })
  expect(theirs.status()).toBe(307)
  expect(await theirs.text()).not.toContain(moderator)
  // The public pages do not know who asks.
  const anonymous = await browser.newContext()
  const [signedIn, signedOut] = [await page.request.get('/about'), await anonymous.request.get('/about')]
  expect(await signedIn.text()).toBe(await signedOut.text())
  await anonymous.close()
})

test('a person ends a session that they do not know', async ({ page, browser }) => {
  const { name, email } = somebody()
  await signIn(page, administrator, '/desk/admin/people/invitation')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('checkbox', { name: 'Auditor' }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toBeVisible()

  const [here, elsewhere] = [await browser.newContext(), await browser.newContext()]
  const [mine, other] = [await here.newPage(), await elsewhere.newPage()]
  await signIn(other, email)
  await signIn(mine, email, '/desk/account')
  await expect(mine.getByRole('row')).toHaveCount(3)
  await expect(mine.getByRole('row').filter({ hasText: 'This one' })).toContainText('Chrome on Linux')
  await mine.getByRole('button', { name: /^End this session/ }).click()
  await expect(mine.getByRole('row')).toHaveCount(2)
  await other.goto('/desk')
  await expect(other).toHaveURL(/\/sign-in\?next=/)

  await mine.getByRole('radio', { name: 'Once a day, all together' }).check()
  await mine.getByLabel('Language of mails to you').selectOption('fr')
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine.getByRole('status')).toHaveText('Saved.')
  await mine.reload()
  await expect(mine.getByRole('radio', { name: 'Once a day, all together' })).toBeChecked()
  await expect(mine.getByLabel('Language of mails to you')).toHaveValue('fr')
  await Promise.all([here.close(), elsewhere.close()])
})

test('the last administrator cannot make themselves anything else', async ({ page }) => {
  await signIn(page, administrator, '/desk/admin/people?q=admin%40demo.example')
  await page.getByRole('row').getByRole('link').click()
  await page.getByRole('button', { name: 'Disable this account' }).click()
  await expect(page.getByRole('alert')).toContainText('Make somebody else an administrator first')
  await page.getByRole('checkbox', { name: 'Administrator' }).uncheck()
  await page.getByRole('checkbox', { name: 'Auditor' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('Make somebody else an administrator first')
  await expect(page.getByRole('checkbox', { name: 'Auditor' })).toBeChecked()
})

test('whoever chooses another language on the way in still comes where they wanted', async ({ page }) => {
  await page.goto('/desk/account')
  await page.getByRole('link', { name: 'عربي' }).click()
  await expect(page).toHaveURL('/ar/sign-in?next=%2Fdesk%2Faccount')
})

test('by keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Your e-mail address')).toBeFocused()
  await page.keyboard.type('somebody@example.org')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
})

for (const prefix of ['', '/ar'])
  test(`every page of it fits and can be used by everybody, ${prefix || 'English'}`, async ({ page }) => {
    test.setTimeout(120_000)
    const link = await askForLink(page, administrator)
    const check = async (path: string) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(prefix + path)
        await expect(page.locator('html')).toHaveAttribute('dir', prefix ? 'rtl' : 'ltr')
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        expect(await sidewaysOverflow(page), path).toBe(0)
        expect(await accessibilityViolations(page), path).toEqual([])
      }
    }
    for (const path of ['/sign-in', '/sign-in/sent', '/sign-in/ended', link]) await check(path)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('navigation', { name: 'Desk' })).toBeVisible()
    for (const path of [
      '/desk/account',
      '/desk/admin',
      '/desk/admin/people',
      '/desk/admin/people/invitation',
    ])
      await check(path)
    await page.getByRole('link', { name: 'People' }).first().click()
    await page.getByRole('row').getByRole('link').first().click()
    expect(await accessibilityViolations(page)).toEqual([])
  })
