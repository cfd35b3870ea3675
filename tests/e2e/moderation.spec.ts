import type { Page } from '@playwright/test'
import { activityAfter, carry, closeDesk, openDesk, signInAs } from './desk.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

test.beforeAll(openDesk)
test.afterAll(closeDesk)

const reviewOf = (id: string) => `/desk/moderation/${id}`

/** Opens what can be said of the text of an activity. */
async function openComment(page: Page): Promise<void> {
  await page.getByText('Comment on: Text', { exact: true }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a moderator claims a text from the queue, comments on it, and sends it back', async ({ page }) => {
      const { id, title } = await activityAfter([['unodc', 'submit']])
      await signInAs(page, 'moderator')
      await page.goto('/desk/moderation')
      const row = page.getByRole('row').filter({ hasText: title })
      await expect(row).toContainText('Waiting for the secretariat')
      await row.getByRole('button', { name: `Claim: ${title}` }).click()
      await expect(page.getByRole('status')).toContainText('Claimed')
      await expect(row).toContainText('You review it until')
      await row.getByRole('link', { name: title }).click()

      await expect(page.getByRole('button', { name: 'Ask for changes' })).toHaveCount(0)
      await page.getByRole('link', { name: 'To ask for changes, comment on what is to be changed' }).click()

      await openComment(page)
      await page
        .getByLabel('The words that it is about')
        .filter({ visible: true })
        .fill('words that are not there')
      await page
        .getByLabel('Comment', { exact: true })
        .filter({ visible: true })
        .fill('How many of them are women?')
      await page.getByRole('button', { name: 'Say it' }).filter({ visible: true }).click()
      await expect(page.getByText('These words do not stand in the text.')).toBeVisible()
      const said = page.getByLabel('Comment', { exact: true }).filter({ visible: true })
      await expect(said).toHaveValue('How many of them are women?')
      await page
        .getByLabel('The words that it is about')
        .filter({ visible: true })
        .fill('120 prison officers')
      await page.getByRole('button', { name: 'Say it' }).filter({ visible: true }).click()
      await expect(page.getByText('on “120 prison officers”')).toBeVisible()

      await page.getByRole('button', { name: 'Ask for changes' }).click()
      await expect(page.getByRole('status')).toContainText('Sent back with your comments.')
      await expect(page.getByText('Waiting for UNODC to answer comments')).toBeVisible()

      await signInAs(page, 'unodc')
      await page.goto(`/desk/documents/${id}/comments`)
      await page.getByText('Answer', { exact: true }).click()
      await page.getByLabel('Your answer').fill('Forty.')
      await page.getByRole('button', { name: 'Send the answer' }).click()
      await expect(page.getByText('Forty.')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Settled' })).toHaveCount(0)
    })

    test('what was approved is published at a time, in the zone that was chosen', async ({ page }) => {
      const { id } = await activityAfter([
        ['unodc', 'submit'],
        ['second', 'claim'],
        ['second', 'approve'],
      ])
      await signInAs(page, 'moderator')
      await page.goto(reviewOf(id))
      await page.getByRole('link', { name: 'Publish at a time' }).click()
      await page.getByLabel('Date').fill('2020-01-31')
      await page.getByLabel('Time', { exact: true }).fill('09:30')
      await page.getByLabel('Clocks of').selectOption('Nairobi')
      await page.getByRole('button', { name: 'Publish it then' }).click()
      await expect(page.getByRole('alert')).toContainText('Choose a time that is still to come.')
      await expect(page.getByLabel('Time', { exact: true })).toHaveValue('09:30')
      await expect(page.getByLabel('Clocks of')).toHaveValue('Africa/Nairobi')
      await page.getByLabel('Date').fill('2099-01-31')
      await page.getByRole('button', { name: 'Publish it then' }).click()
      await expect(page.getByRole('alert')).toContainText('Choose a time within the next ten years.')
      const year = new Date().getFullYear() + 2
      await page.getByLabel('Date').fill(`${year}-01-31`)
      await page.getByRole('button', { name: 'Publish it then' }).click()
      await expect(page.getByText(`It will be published on 31 January ${year} at 06:30 UTC.`)).toBeVisible()
      await expect(page.getByText(`In Nairobi that is 31 January ${year} at 09:30.`)).toBeVisible()
      await page.getByRole('button', { name: 'Do not publish then' }).click()
      await expect(page.getByRole('status')).toContainText('It will not be published by itself any more.')
    })

    test('what is taken back says why at its address, once there is a reason', async ({ page }) => {
      const { id, title } = await activityAfter([
        ['unodc', 'submit'],
        ['second', 'claim'],
        ['second', 'approve'],
        ['second', 'publish'],
      ])
      await signInAs(page, 'moderator')
      await page.goto(reviewOf(id))
      await page.getByRole('link', { name: 'See what readers see' }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      const address = new URL(page.url()).pathname
      await page.getByRole('link', { name: /^Version 1 of / }).click()
      await expect(page.getByText('which stands')).toBeVisible()
      await page.goto(`${reviewOf(id)}/withdrawal`)
      await page.getByRole('button', { name: 'Take it back' }).click()
      await page.getByRole('alert').getByRole('link', { name: 'Write why.' }).click()
      await expect(page.getByLabel('Why')).toBeFocused()
      await page.getByLabel('Why').fill('It names a shelter.')
      await page.getByRole('button', { name: 'Take it back' }).click()
      await expect(page.getByRole('status')).toContainText('Its address says why.')
      await expect(async () => {
        expect((await page.goto(address))?.status()).toBe(410)
      }).toPass({ timeout: 3000 })
      await expect(page.getByRole('heading', { level: 1, name: 'This was taken back' })).toBeVisible()
      await expect(page.getByText('It names a shelter.')).toBeVisible()
      expect((await page.goto(`${address}/versions/1`))?.status()).toBe(410)
    })
  })
}

test('whoever comes second is told who was first, and what they typed is kept', async ({ page, browser }) => {
  const { id } = await activityAfter([
    ['unodc', 'submit'],
    ['moderator', 'claim'],
  ])
  await signInAs(page, 'moderator')
  await page.goto(`${reviewOf(id)}/refusal`)
  await page.getByLabel('Why').fill('It was reported last year, under another title.')
  await carry(id, [['second', 'approve']])
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Refuse it' }).click()
  expect((await answered).status()).toBe(409)
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('Somebody was there first')
  await expect(notice).toContainText(/Second moderator approved revision 1\. (?:this minute|\d minutes? ago)/)
  await expect(page.getByLabel('Why')).toHaveValue('It was reported last year, under another title.')

  const other = await (await browser.newContext()).newPage()
  await signInAs(other, 'second')
  await other.goto(reviewOf(id))
  await page.goto(reviewOf(id))
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('status')).toContainText('Published. Readers see it now.')
  await other.getByRole('button', { name: 'Publish now' }).click()
  await expect(other.getByRole('alert')).toContainText('Moderator published it as version 1.')
  await other.context().close()
})

test('a moderator’s own edit needs another moderator, and the owners may look at it first', async ({
  page,
}) => {
  const { id } = await activityAfter([
    ['unodc', 'submit'],
    ['moderator', 'claim'],
  ])
  await signInAs(page, 'moderator')
  await page.goto(reviewOf(id))
  await page.getByRole('link', { name: 'Edit it yourself' }).click()
  const title = page.getByLabel('Title', { exact: true })
  await title.fill('')
  await page.getByRole('button', { name: 'Save as the next revision' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Enter a title that says what was done' }).click()
  await expect(title).toBeFocused()
  await title.fill('Forty judges trained in Kenya')
  await page.getByRole('button', { name: 'Save as the next revision' }).click()
  await expect(page.getByText('The owners may look until')).toBeVisible()
  await expect(page.getByText('another moderator has to approve it').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0)

  await signInAs(page, 'second')
  await page.goto(reviewOf(id))
  await page.getByRole('button', { name: 'Claim' }).click()
  await page.getByRole('button', { name: 'Approve revision 2' }).click()
  await expect(page.getByRole('button', { name: 'Publish now' })).toHaveCount(0)

  await page.goto(`/desk/documents/${id}/history?from=1&to=2`)
  await expect(page.locator('del').filter({ visible: true })).toContainText(['Judges'])
  await expect(page.locator('ins').filter({ visible: true })).toContainText(['Forty judges'])
  await expect(page.getByText('Moderator edited it as revision 2.')).toBeVisible()
})

test('words that are marked in the text become the passage of a comment', async ({ page }) => {
  const { id } = await activityAfter([
    ['unodc', 'submit'],
    ['moderator', 'claim'],
  ])
  await signInAs(page, 'moderator')
  await page.goto(reviewOf(id))
  await page.locator('[data-field="body"]').getByText('UNODC trained 120').click({ clickCount: 3 })
  await expect(page.locator('#passage-body')).toHaveValue(/^UNODC trained 120 prison officers/)
})

test('the queue can be worked with keys alone', async ({ page }) => {
  const { title } = await activityAfter([['unodc', 'submit']])
  await signInAs(page, 'moderator')
  await page.goto('/desk/moderation?state=submitted&agency=unodc')
  await page.getByRole('checkbox', { name: `Choose ${title}` }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: title })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Claim: ${title}` })).toBeFocused()
  await page.getByRole('button', { name: 'Remind whoever is to act' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('A reminder was sent for 1 text.')
  await page.goto('/desk/moderation')
  await page.getByRole('link', { name: 'Review the next one' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/moderation\/[\da-f-]{36}$/)
})

test('nobody reaches the pages of moderation who has no business there', async ({ page }) => {
  const { id } = await activityAfter([['unodc', 'submit']])
  for (const path of [
    '/desk/moderation',
    reviewOf(id),
    `${reviewOf(id)}/refusal`,
    `/desk/documents/${id}/history`,
  ]) {
    await page.context().clearCookies()
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await signInAs(page, 'women')
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
})

test('the pages of moderation fit, can be read aloud, and run from right to left', async ({ page }) => {
  const { id } = await activityAfter(
    [
      ['unodc', 'submit'],
      ['moderator', 'claim'],
      ['second', 'approve'],
      ['second', 'publish'],
      ['unodc', 'revise'],
      ['unodc', 'save', { content: { title: 'Another title', body: 'Another text.', countries: ['UGA'] } }],
    ],
    {
      links: [
        { label: 'The rules', url: 'https://www.unodc.org/a-long-address-that-cannot-be-broken-anywhere' },
      ],
    },
  )
  const { id: submitted } = await activityAfter([
    ['unodc', 'submit'],
    ['moderator', 'claim'],
  ])
  await signInAs(page, 'moderator')
  const pages = [
    '/desk/moderation',
    reviewOf(submitted),
    `${reviewOf(submitted)}/refusal`,
    `${reviewOf(submitted)}/amendment`,
    `/desk/documents/${id}/history`,
    `/desk/documents/${submitted}/comments`,
  ]
  for (const path of pages) {
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      expect(await sidewaysOverflow(page), `${path} at ${width}`).toBeLessThanOrEqual(0)
    }
    expect(await accessibilityViolations(page), path).toEqual([])
    await page.setViewportSize({ width: 360, height: 900 })
    await page.goto(`/ar${path}`)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    expect(await sidewaysOverflow(page), `/ar${path}`).toBeLessThanOrEqual(0)
    expect(await accessibilityViolations(page), `/ar${path}`).toEqual([])
  }
})
