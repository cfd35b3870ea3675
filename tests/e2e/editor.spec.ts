import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { database } from '../../lib/database/client.ts'
import { activityAfter, carry, closeDesk, openDesk, signInAs } from './desk.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

test.beforeAll(openDesk)
test.afterAll(closeDesk)

// The network is cut here, sessions are ended, and texts are saved too late: browsers report each of them.
test.use({
  provoked: /net::ERR_(?:INTERNET_DISCONNECTED|CONNECTION_RESET)|status of (?:401|404|409)/,
})

const joint = {
  body: 'UNODC trained **120** officers.\n\n- in Nairobi\n- in Mombasa',
  partners: ['un-women'],
}

/** A new activity of UNODC with UN Women, opened by UNODC. Gives back its address. */
async function edit(page: Page, content: object = joint): Promise<string> {
  const { id } = await activityAfter([], content)
  await signInAs(page, 'unodc')
  await page.goto(`/desk/activities/${id}`)
  await expect(page.getByRole('heading', { name: 'The text', exact: true })).toBeVisible()
  return `/desk/activities/${id}`
}

/** What signs somebody in again. */
async function sessionOf(context: BrowserContext) {
  return (await context.cookies()).filter(({ name }) => name === 'session')
}

/** Words that no test has written before, so that there is something to save. */
const fresh = (words: string) => `${words} ${Date.now().toString(36)}`

const title = (page: Page) => page.getByLabel('Title', { exact: true })
const body = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
const saved = (page: Page) => page.getByText(/^Saved at \d\d:\d\d\.$/)

/** The rich-text editor, when it is there. */
async function richText(page: Page) {
  await expect(page.locator('.rich-text')).toBeVisible()
  return page.locator('.rich-text')
}

/** Puts HTML on the clipboard of the page and pastes it where the cursor is. */
async function paste(page: Page, html: string): Promise<void> {
  await page.locator('.rich-text').evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

test('a partner writes everything but who takes part, and is told who can', async ({ page }) => {
  const { id } = await activityAfter([], joint)
  await signInAs(page, 'women')
  await page.goto(`/desk/activities/${id}`)
  const partners = page.getByRole('group', { name: 'Partner agencies' })
  await expect(partners).toContainText('UN Women')
  await expect(partners).toContainText('Only UNODC, which leads this text, can invite agencies or drop one.')
  await expect(partners.getByRole('checkbox')).toHaveCount(0)
  await richText(page)
  const name = fresh('Police trained in Mombasa')
  await title(page).fill(name)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(title(page)).toHaveValue(name)
  await expect(partners).toContainText('UN Women')
})

test('what is written is saved by itself, is there when one comes back, and readers see nothing of it', async ({
  page,
}) => {
  const address = await edit(page)
  await richText(page)
  const [words, name] = [fresh('Written'), fresh('Police trained in Rajasthan')]
  await title(page).fill(name)
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto(address)
  await expect(title(page)).toHaveValue(name)
  await expect(await richText(page)).toContainText(words)

  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Preview' })).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
  const found = await page.request.get(`/activities?q=${encodeURIComponent(`"${words}"`)}`)
  expect(await found.text()).not.toContain(`>${name}`)
})

test('a paste from Word keeps lists, tables and links, and leaves the rest behind', async ({ page }) => {
  const address = await edit(page)
  const text = await richText(page)
  await body(page).click()
  await page.keyboard.press('Control+a')
  await paste(page, readFileSync('tests/support/pasted/word.html', 'utf8'))
  await expect(text.getByRole('heading', { level: 2, name: 'Work with prisons' })).toBeVisible()
  await expect(text.locator('ul ul li')).toHaveText(['in Nairobi', 'in Mombasa'])
  await expect(text.locator('ol').nth(1)).toHaveAttribute('start', '2')
  await expect(text.getByRole('columnheader')).toHaveText(['Place', 'Officers'])
  await expect(text).not.toContainText(/\[1\]|JR1|Internal note/)
  await page.keyboard.type(fresh('And more'))
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })

  await page.goto(`${address}/preview`)
  const shown = page.getByRole('main')
  await expect(shown.getByRole('link', { name: 'report' })).toHaveAttribute(
    'href',
    'https://www.unodc.org/report?id=7',
  )
  await expect(shown.locator('ul ul li')).toHaveText(['in Nairobi', 'in Mombasa'])
  await expect(shown.getByRole('cell', { name: 'Nairobi (Lang’ata)' })).toBeVisible()
})

test('a paste of very much is done at once', async ({ page }) => {
  await edit(page)
  const text = await richText(page)
  await body(page).click()
  await page.keyboard.press('Control+a')
  const item =
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>x</p>"
  await paste(page, `<div>${'<div><b>'.repeat(200)}deep${'</b></div>'.repeat(200)}</div>${item.repeat(1500)}`)
  await expect(text.locator('li')).toHaveCount(1500, { timeout: 20_000 })
})

test('without a network what is written is kept in the browser, also through a crash, and saved when it is back', async ({
  page,
  context,
}) => {
  const address = await edit(page)
  await richText(page)
  const [before, without] = [fresh('With a network'), fresh('Without a network')]
  await title(page).fill(before)
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.route('**/working-copy', (route) => route.abort('internetdisconnected'))
  await context.setOffline(true)
  await title(page).fill(without)
  await expect(page.getByRole('status').filter({ hasText: 'you are offline' })).toBeVisible({
    timeout: 15_000,
  })
  // The page goes without a word, and another one opens later.
  await page.goto('chrome://crash').catch(() => {})
  await page.close()
  await context.setOffline(false)
  const later = await context.newPage()
  await later.goto(address)
  await expect(title(later)).toHaveValue(before)
  await later.getByRole('button', { name: 'Go on with it' }).click()
  await expect(title(later)).toHaveValue(without)
  await expect(saved(later)).toBeVisible({ timeout: 15_000 })
  await later.goto(address)
  await expect(title(later)).toHaveValue(without)
  await expect(later.getByRole('button', { name: 'Go on with it' })).toBeHidden()
})

test('what is written before the page is alive is saved once it is', async ({ page }) => {
  const address = await edit(page)
  let letThrough = () => {}
  const until = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await until
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  const words = fresh('Written on a slow line')
  await title(page).fill(words)
  letThrough()
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto(address)
  await expect(title(page)).toHaveValue(words)
})

test('when the session has ended nothing is lost, and it is saved once one is back', async ({
  page,
  context,
}) => {
  const address = await edit(page)
  const session = await sessionOf(context)
  await richText(page)
  const words = fresh('When the session had ended')
  await context.clearCookies()
  await title(page).fill(words)
  await expect(page.getByRole('status').filter({ hasText: 'you are signed out' })).toBeVisible({
    timeout: 15_000,
  })
  await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toHaveAttribute('href', '/sign-in')
  await context.addCookies(session)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto(address)
  await expect(title(page)).toHaveValue(words)
})

test('in a conflict a partner is told why nothing is to be chosen about who takes part', async ({ page }) => {
  const { id } = await activityAfter([], joint)
  await signInAs(page, 'women')
  await page.goto(`/desk/activities/${id}`)
  await richText(page)
  const { content } = await database().workingCopy.findUniqueOrThrow({ where: { documentId: id } })
  const theirs = { ...(content as object), partners: ['un-women', 'unicef'] }
  await carry(id, [['unodc', 'save', { content: theirs }]])
  const mine = fresh('Written by the partner')
  await title(page).fill(mine)
  await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible({ timeout: 15_000 })
  const partners = page.getByRole('group', { name: 'Partner agencies' }).filter({ visible: true })
  await expect(partners).toContainText('Only UNODC, which leads this text, can invite agencies or drop one.')
  await expect(partners).toContainText('UNICEF')
  await expect(partners.getByRole('radio')).toHaveCount(0)
  await page.getByRole('group', { name: 'Title' }).getByLabel('Yours').check()
  await page.getByRole('button', { name: 'Save what I chose' }).click()
  await expect(async () => {
    const saved = await database().workingCopy.findUniqueOrThrow({ where: { documentId: id } })
    expect(saved.content).toMatchObject({ title: mine, partners: ['un-women', 'unicef'] })
  }).toPass({ timeout: 15_000 })
  await expect(page.getByRole('heading', { name: 'Two versions' })).toBeHidden()
  await expect(partners).toContainText('UNICEF')
})

test('answers that come five seconds late, or not at all, are no conflict with oneself', async ({ page }) => {
  const address = await edit(page)
  await richText(page)
  let requests = 0
  const underWay = { now: 0, most: 0 }
  await page.route('**/working-copy', async (route) => {
    const isSave = route.request().postDataJSON()?.content !== null
    if (!isSave) return route.continue()
    requests += 1
    underWay.now += 1
    underWay.most = Math.max(underWay.most, underWay.now)
    const response = await route.fetch()
    await new Promise((resolve) => setTimeout(resolve, 5000))
    underWay.now -= 1
    // The second one was carried out, and its answer is lost.
    return requests === 2 ? route.abort('connectionreset') : route.fulfill({ response })
  })
  const typed = '.'.repeat(24)
  await title(page).fill('Girls before the courts ')
  await title(page).pressSequentially(typed, { delay: 450 })
  await expect(saved(page)).toBeVisible({ timeout: 45_000 })
  expect(underWay.most).toBe(1)
  await page.unroute('**/working-copy')
  await page.goto(address)
  await expect(title(page)).toHaveValue(`Girls before the courts ${typed}`)
})

test('two tabs do not write over each other: both versions are shown, and one chooses', async ({
  page,
  context,
}) => {
  const address = await edit(page)
  await richText(page)
  const [theirs, mine] = [fresh('From the other tab'), fresh('From this tab')]
  const other = await context.newPage()
  await other.goto(address)
  await richText(other)
  await title(other).fill(theirs)
  await expect(saved(other)).toBeVisible({ timeout: 15_000 })
  await title(page).fill(mine)
  const summary = fresh('A summary from this tab')
  await page.getByLabel('Summary for lists').fill(summary)
  await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(theirs)).toBeVisible()
  await expect(page.getByText(mine, { exact: true })).toBeVisible()
  expect(await accessibilityViolations(page)).toEqual([])
  await page.getByRole('group', { name: 'Title' }).getByRole('radio', { name: 'Theirs' }).check()
  await expect(
    page.getByRole('group', { name: 'Summary for lists' }).getByRole('radio', { name: 'Yours' }),
  ).toBeChecked()
  await page.getByRole('button', { name: 'Save what I chose' }).click()
  await expect(title(page)).toHaveValue(theirs)
  await expect(page.getByLabel('Summary for lists')).toHaveValue(summary)
})

test('two people see each other', async ({ page, browser, baseURL }) => {
  const address = await edit(page)
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const theirs = await context.newPage()
  await signInAs(theirs, 'women')
  await theirs.goto(address)
  await expect(theirs.getByText('Focal point of UNODC (UNODC) has this open too.')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText('Focal point of UN Women (UN Women) has this open too.')).toBeVisible({
    timeout: 20_000,
  })
  const name = fresh('Women in justice, by UN Women')
  await title(theirs).fill(name)
  await expect(saved(theirs)).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('Focal point of UN Women saved a newer version')).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(title(page)).toHaveValue(name)
  await context.close()
})

test('the back button shows what is saved, not what was there before', async ({ page }) => {
  const address = await edit(page)
  await richText(page)
  const words = fresh('The title')
  await title(page).fill(words)
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto('/desk')
  const id = address.split('/').at(-1)
  const saving = await page.request.post(`/desk/documents/${id}/working-copy`, {
    data: { content: null },
    headers: { Origin: new URL(page.url()).origin, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(saving.status()).toBe(200)
  expect(saving.headers()['cache-control']).toContain('no-store')
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(title(page)).toHaveValue(words)
})

test('numbers are structured, and what is none says what to do', async ({ page }) => {
  const address = await edit(page)
  await richText(page)
  await page.getByRole('button', { name: 'Add a number' }).click()
  const group = page.getByRole('group', { name: /^Number \d+$/ }).last()
  await expect(group.getByLabel('How exact it is')).toBeFocused()
  await group.getByLabel('Number', { exact: true }).fill('a dozen')
  await group.getByLabel('Unit').fill('handbooks')
  await expect(group.getByText('Write a number in figures')).toBeVisible()
  await group.getByLabel('Number', { exact: true }).fill('1,200')
  await group.getByLabel('What was counted').fill('handbooks were printed')
  await expect(group.getByText('Write a number in figures')).toBeHidden()
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto(address)
  await expect(page.getByLabel('Number', { exact: true }).last()).toHaveValue('1200')
  await page
    .getByRole('button', { name: /^Remove Number/ })
    .last()
    .click()
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.goto(address)
  await expect(page.getByText('handbooks were printed')).toBeHidden()
})

test('everything can be done with the keyboard, and Tab leaves the text', async ({ page }) => {
  await edit(page)
  const text = await richText(page)
  await body(page).focus()
  await page.keyboard.press('Control+a')
  const words = fresh('Some words')
  await page.keyboard.type(words)
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Bold', exact: true })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Write Markdown' })).toBeFocused()
  await page.keyboard.press('Home')
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Bullets' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(text.locator('ul li')).toHaveText(words)
  await expect(body(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Language of the text')).toBeFocused()
  await title(page).focus()
  await page.keyboard.press('Enter')
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Write Markdown' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(`- ${words}`)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the form saves, adds and removes, and keeps what cannot be stored', async ({ page }) => {
    await edit(page)
    await page.getByLabel('Text', { exact: true }).fill('Plain **Markdown**.')
    await page.getByRole('button', { name: 'Add a link' }).click()
    await expect(page).toHaveURL(/add=links#field-links$/)
    const link = page.getByRole('group', { name: /^Link \d+$/ }).last()
    await link.getByLabel('Words of the link').fill('The report')
    const url = `https://example.org/${fresh('').trim()}`
    await link.getByLabel('Address').fill(url)
    await page.getByRole('button', { name: 'Add a number' }).click()
    await page
      .getByRole('group', { name: /^Number \d+$/ })
      .last()
      .getByLabel('Number', { exact: true })
      .fill('many')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const summary = page.getByRole('alert')
    await expect(summary).toContainText('Write a number in figures')
    await expect(page.getByLabel('Number', { exact: true }).last()).toHaveValue('many')
    await page.getByLabel('Number', { exact: true }).last().fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('alert')).toBeHidden()
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Plain **Markdown**.')
    await expect(page.getByLabel('Words of the link').last()).toHaveValue('The report')
    await page
      .getByRole('button', { name: /^Remove Link/ })
      .last()
      .click()
    await expect(page.getByText(url)).toBeHidden()
    expect(await page.content()).not.toContain(url)
  })

  test('a form that is sent too late shows both versions', async ({ page, context }) => {
    const address = await edit(page)
    const [first, second] = [fresh('Sent first'), fresh('Sent second')]
    const other = await context.newPage()
    await other.goto(address)
    await title(other).fill(first)
    await other.getByRole('button', { name: 'Save', exact: true }).click()
    await title(page).fill(second)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible()
    const choice = page.getByRole('group', { name: 'Title' })
    await expect(choice).toContainText(first)
    await expect(choice).toContainText(second)
    await choice.getByRole('radio', { name: 'Yours' }).check()
    await page.getByRole('button', { name: 'Save what I chose' }).click()
    await expect(title(page)).toHaveValue(second)
  })

  test('a form that is sent when the session has ended comes back with everything in it', async ({
    page,
    context,
  }) => {
    const address = await edit(page)
    const session = await sessionOf(context)
    await page.getByLabel('Text', { exact: true }).fill('Written for an hour.')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Written for an hour.')
    await context.addCookies(session)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(address)
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Written for an hour.')
  })
})

test('profiles are written in the same way', async ({ page }) => {
  await signInAs(page, 'unodc')
  await page.goto('/desk/agencies/unodc')
  const revise = page.getByRole('button', { name: 'Write a new version' })
  if (await revise.isVisible()) await revise.click()
  await expect(
    page.getByRole('group', { name: /^Section 1$/ }).getByLabel('Section', { exact: true }),
  ).toBeVisible()
  const confirmed = page.getByLabel('Last confirmed').first()
  await confirmed.fill((await confirmed.inputValue()) === '2026-10' ? '2026-11' : '2026-10')
  await expect(saved(page)).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText(/(?:October|November) 2026/).first()).toBeVisible()
})

for (const [language, prefix] of [
  ['English', ''],
  ['Arabic', '/ar'],
] as const)
  for (const width of [360, 1280])
    test(`the page is accessible and fits ${width} px in ${language}`, async ({ page }) => {
      const address = await edit(page)
      await page.setViewportSize({ width, height: 800 })
      await page.goto(prefix + address)
      await richText(page)
      expect(await accessibilityViolations(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    })

test('whoever signs out leaves nothing in the browser', async ({ page }) => {
  await edit(page)
  await richText(page)
  await page.route('**/working-copy', (route) => route.abort('connectionreset'))
  await title(page).fill(fresh('Not for others'))
  await expect(page.getByRole('status').filter({ hasText: 'does not answer' })).toBeVisible({
    timeout: 15_000,
  })
  const kept = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(await kept()).toEqual(['desk'])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(await kept()).toEqual([])
})
