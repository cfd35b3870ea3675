import type { Page } from '@playwright/test'
import { expect, test } from './site.ts'

/** Somebody that no other test writes to. */
function somebody(): string {
  return `reader-${crypto.randomUUID()}@example.org`
}

async function ask(page: Page, email: string): Promise<void> {
  await page.goto('/activities?agency=unodc&measure=training')
  await page.getByRole('link', { name: 'By e-mail' }).click()
  await expect(page.getByText('activities of UNODC, on Training')).toBeVisible()
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('radio', { name: 'Every day' }).check()
  await page.getByRole('button', { name: 'Send me a mail to confirm' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
}

/** Opens the one mail that was sent to the address, as soon as it is there. */
async function openMail(page: Page, email: string): Promise<void> {
  await expect(async () => {
    await page.goto('/dev/mail')
    await expect(page.getByText(`To ${email}`)).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a reader asks for an alert, confirms it by mail, changes it and ends it', async ({ page }) => {
      const email = somebody()
      await ask(page, email)
      await openMail(page, email)
      await expect(page.getByText('You asked to hear every day of activities of UNODC')).toBeVisible()
      await page.getByRole('link', { name: /\/alerts\// }).click()

      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Your alert' })).toBeVisible()
      await expect(page.getByText('Every day, where something changed, a mail tells you')).toBeVisible()

      await page.getByRole('radio', { name: 'On Mondays' }).check()
      await page.getByRole('button', { name: 'Change' }).click()
      await expect(page.getByText('On Mondays, where something changed, a mail tells you')).toBeVisible()

      const address = page.url()
      await page.getByRole('button', { name: 'End this alert' }).click()
      await expect(page.getByRole('heading', { name: 'The alert has ended' })).toBeVisible()
      const gone = await page.goto(address)
      expect(gone?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'This link leads to no alert' })).toBeVisible()
    })
  })
}

test('what is no address is shown again with what to do, and nothing that was written is lost', async ({
  page,
}) => {
  await page.goto('/alerts?country=mex')
  // What a browser would refuse by itself has to be refused here too.
  await page.locator('form', { has: page.getByLabel('Your e-mail address') }).evaluate((form) => {
    ;(form as HTMLFormElement).noValidate = true
  })
  await page.getByLabel('Your e-mail address').fill('reader@example')
  await page.getByRole('radio', { name: 'Every day' }).check()
  await page.getByRole('button', { name: 'Send me a mail to confirm' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toContainText('There is a problem')
  await summary.getByRole('link', { name: 'Enter an e-mail address as name@example.org' }).click()
  await expect(page.getByLabel('Your e-mail address')).toBeFocused()
  await expect(page.getByLabel('Your e-mail address')).toHaveValue('reader@example')
  await expect(page.getByRole('radio', { name: 'Every day' })).toBeChecked()
  await expect(page.getByText('activities in Mexico')).toBeVisible()
})

test('a program for mail ends an alert by one click', async ({ page, request }) => {
  const email = somebody()
  await ask(page, email)
  await openMail(page, email)
  await page.getByRole('link', { name: /\/alerts\// }).click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your alert' })).toBeVisible()
  const address = page.url()

  // Looking at the address changes nothing.
  expect((await page.goto(`${address}/cancellation`))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: 'Your alert' })).toBeVisible()

  const ended = await request.post(`${address}/cancellation`, {
    form: { 'List-Unsubscribe': 'One-Click' },
  })
  expect(ended.status()).toBe(204)
  expect((await page.goto(address))?.status()).toBe(404)
})

test('a form that another site sends is refused', async ({ request, baseURL }) => {
  for (const origin of ['https://elsewhere.example', 'null', undefined]) {
    const answer = await request.post(`${baseURL}/alerts`, {
      headers: origin ? { Origin: origin } : {},
      multipart: { email: somebody(), query: '' },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('This form did not come from here')
  }
})
