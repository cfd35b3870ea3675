import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { signIn } from './sign-in.ts'
import { expect, test } from './site.ts'

/**
 * One joint activity from a paste out of Word to the public page, as three people carry it there. With
 * JOURNEY_PICTURES=1 the pictures of tests/e2e/README.md are taken anew.
 */
test.setTimeout(240_000)
test.use({ actionTimeout: 30_000 })

const word = readFileSync('tests/support/pasted/word.html', 'utf8')

test('three people bring a joint activity from Word to its public page', async ({ browser }) => {
  const mark = Date.now().toString(36)
  const title = `Prison officers trained in Kenya ${mark}`
  const focalPoint = await personAt(browser, 'focal.unodc@demo.example')
  const partner = await personAt(browser, 'focal.unwomen@demo.example')
  const moderator = await personAt(browser, 'moderator@demo.example')

  await test.step('UNODC begins an activity and pastes its text from Word', async () => {
    await focalPoint.goto('/desk')
    await picture(focalPoint, '1-my-desk')
    await focalPoint.goto('/desk/activities/new')
    await focalPoint.getByRole('button', { name: 'Begin' }).click()
    await expect(focalPoint).toHaveURL(/\/desk\/activities\/[\da-f-]{36}$/)
    await focalPoint.getByLabel('Title', { exact: true }).fill(title)
    await focalPoint
      .getByLabel('Summary for lists')
      .fill('UNODC and UN Women trained prison officers in Kenya on the rules for women prisoners.')
    await paste(focalPoint, word)
    await expect(focalPoint.locator('.rich-text li').first()).toBeVisible()
    await choose(focalPoint, 'Kind of work', 'Training and capacity-building')
    await choose(focalPoint, 'Countries', 'Kenya')
    await choose(focalPoint, 'Partner agencies', /UN Women/)
    await focalPoint
      .getByRole('radio', { name: /countr/i })
      .first()
      .check()
    await expect(focalPoint.getByText(/^Saved at/)).toBeVisible({ timeout: 20_000 })
    await picture(focalPoint, '2-editor')
  })

  await test.step('sees what is missing or doubtful, and asks UN Women to sign', async () => {
    await focalPoint.getByRole('button', { name: 'Check and send' }).click()
    await expect(focalPoint.getByRole('heading', { name: 'Before you send it' })).toBeVisible()
    await picture(focalPoint, '3-before-sending')
    await focalPoint.getByRole('button', { name: 'Ask UN Women to sign' }).click()
    await expect(focalPoint.getByText('The partners were asked to sign.')).toBeVisible()
  })

  await test.step('UN Women signs', async () => {
    await partner.goto('/desk')
    await partner.getByRole('link', { name: title }).first().click()
    await picture(partner, '4-signing')
    await partner.getByRole('button', { name: 'Sign for UN Women' }).click()
    await expect(partner.getByText('Signed.', { exact: true })).toBeVisible()
  })

  await test.step('the moderator asks for a change', async () => {
    await review(moderator, title)
    await moderator.getByRole('button', { name: 'Claim' }).first().click()
    await moderator.getByText('Comment on: Title').click()
    await moderator.getByLabel('Comment', { exact: true }).first().fill('Say how many officers were trained.')
    await moderator.getByRole('button', { name: 'Say it' }).first().click()
    await expect(moderator.getByText('Say how many officers were trained.').first()).toBeVisible()
    await picture(moderator, '5-review')
    await moderator.getByRole('button', { name: 'Ask for changes' }).click()
    await expect(moderator.getByText('Sent back with your comments.')).toBeVisible()
  })

  await test.step('UNODC answers, and UN Women signs the new text', async () => {
    await focalPoint.goto('/desk')
    await focalPoint.getByRole('link', { name: title }).first().click()
    await focalPoint.getByLabel('Title', { exact: true }).fill(`120 ${title.toLowerCase()}`)
    await expect(focalPoint.getByText(/^Saved at/)).toBeVisible({ timeout: 20_000 })
    await focalPoint.getByRole('button', { name: 'Check and send' }).click()
    await focalPoint.getByRole('button', { name: 'Ask UN Women to sign' }).click()
    await partner.goto('/desk')
    await partner
      .getByRole('link', { name: `120 ${title.toLowerCase()}` })
      .first()
      .click()
    await partner.getByRole('button', { name: 'Sign for UN Women' }).click()
    await expect(partner.getByText('Signed.', { exact: true })).toBeVisible()
  })

  const second = `120 ${title.toLowerCase()}`
  let address = ''

  await test.step('the moderator approves and publishes, and readers see it within a second', async () => {
    await review(moderator, second)
    await moderator.getByRole('button', { name: 'Claim' }).first().click()
    await moderator.getByRole('button', { name: /^Approve revision/ }).click()
    await expect(moderator.getByText('Approved. It can be published now, or at a time.')).toBeVisible()
    await picture(moderator, '6-approved')
    await moderator.getByRole('button', { name: 'Publish now' }).click()
    await expect(moderator.getByText('Published. Readers see it now.')).toBeVisible()
    const found = await moderator.request.get(`/api/v1/activities?q=${mark}`)
    address = new URL((await found.json()).data[0].url).pathname
    const reader = await (await browser.newContext()).newPage()
    await reader.goto(address)
    await expect(reader.getByRole('heading', { level: 1, name: second })).toBeVisible()
    await picture(reader, '7-public-page')
  })

  await test.step('the first version stays citable after the second', async () => {
    await focalPoint.goto('/desk')
    const { data } = await (await focalPoint.request.get(`/api/v1${address}`)).json()
    await focalPoint.goto(`/desk/activities/${data.id}`)
    await focalPoint.getByRole('button', { name: 'Write a new version' }).click()
    await focalPoint.getByLabel('Title', { exact: true }).fill(`${second} and Uganda`)
    await expect(focalPoint.getByText(/^Saved at/)).toBeVisible({ timeout: 20_000 })
    await focalPoint.goto(`${address}`)
    await expect(focalPoint.getByRole('heading', { level: 1, name: second })).toBeVisible()
    const reader = await (await browser.newContext()).newPage()
    await reader.goto(`${address}/versions/1`)
    await expect(reader.getByText('version 1', { exact: false }).first()).toBeVisible()
    await picture(reader, '8-version')
  })
})

/** Somebody who is signed in, in a browser of their own. */
async function personAt(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(page, email)
  return page
}

async function paste(page: Page, html: string): Promise<void> {
  const text = page.locator('.rich-text')
  await expect(text).toBeVisible()
  await text.click()
  await text.evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', given)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/** Opens a group of choices and ticks one. */
async function choose(page: Page, group: string, choice: string | RegExp): Promise<void> {
  const field = page.getByRole('group', { name: group }).first()
  const box = field.getByRole('checkbox', { name: choice }).first()
  if (!(await box.isVisible())) await field.locator('summary').first().click()
  await box.check()
}

/** From the queue to the review of one text. */
async function review(page: Page, title: string): Promise<void> {
  await page.goto('/desk/moderation')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(/\/desk\/moderation\/[\da-f-]{36}/)
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.JOURNEY_PICTURES)
    await page.screenshot({ path: `tests/e2e/journey/${name}.png`, fullPage: false })
}
