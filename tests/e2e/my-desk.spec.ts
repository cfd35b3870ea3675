import type { Browser, Page } from '@playwright/test'
import { cameraSegment, jpegOf, pdfOf } from '../support/files.ts'
import { pageOf } from './desk-people.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

/** The happy path of a joint entry from end to end is that of journey.spec.ts. */

// Several people, each with several pages that are made for each request.
test.setTimeout(180_000)

const withoutScript = { javaScriptEnabled: false }

/** Rolls a published activity of UNODC forward. Gives back the address where the new one is written. */
async function rollForward(page: Page, title: RegExp): Promise<string> {
  await page.goto('/desk')
  await page.getByRole('link', { name: 'New activity' }).first().click()
  const choice = page.getByLabel('Begin with').getByRole('option', { name: title })
  await page.getByLabel('Begin with').selectOption((await choice.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: 'Begin' }).click()
  // Another test, or the one before, may have begun one already.
  const sure = page.getByRole('checkbox', { name: 'Begin another one all the same' })
  if (await sure.isVisible()) {
    await sure.check()
    await page.getByRole('button', { name: 'Begin' }).click()
  }
  await expect(page).toHaveURL(/\/desk\/activities\/[\da-f-]{36}$/)
  return new URL(page.url()).pathname
}

async function retitle(page: Page, address: string, title: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(title)
}

const item = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).first()

test('an entry is rolled forward, checked, handed over, declined with a reason and handed over again, without script', async ({
  browser,
}) => {
  const focalPoint = await pageOf(browser, 'unodc', withoutScript)
  const partner = await pageOf(browser, 'women', withoutScript)
  const title = `Judges trained in ${Date.now().toString(36)}`
  const address = await rollForward(focalPoint, /EmpowerHer|women in justice/i)
  await focalPoint.goto(`${address}/submission`)
  await expect(focalPoint.getByText(/^Still as in the last period: .*Title.*Text/)).toBeVisible()

  // What the text names is confirmed with a tick.
  await focalPoint.goto(address)
  await focalPoint
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Judges of Uganda and of Kenya\u200b were trained.')
  await focalPoint.getByRole('button', { name: 'Save', exact: true }).first().click()
  await focalPoint.goto(`${address}/submission`)
  await focalPoint.getByRole('checkbox', { name: 'Add Uganda to the countries' }).check()
  await focalPoint.getByRole('checkbox', { name: 'Remove the invisible characters' }).check()
  await focalPoint.getByRole('button', { name: 'Do what is ticked' }).click()
  await expect(focalPoint.getByRole('status')).toContainText('Done.')
  await expect(focalPoint.getByText('Add Uganda to the countries')).toHaveCount(0)
  await expect(focalPoint.getByText('U+200B')).toHaveCount(0)
  await expect(focalPoint.getByText('Add Kenya to the countries')).toBeVisible()

  // What is missing leads to its field, and nothing can be sent before.
  await retitle(focalPoint, address, '')
  await focalPoint.goto(`${address}/submission`)
  await expect(focalPoint.getByRole('button', { name: /^Ask|^Send/ })).toHaveCount(0)
  await focalPoint.getByRole('link', { name: 'Enter a title that says what was done' }).click()
  await expect(focalPoint).toHaveURL(`${address}#field-title`)
  await retitle(focalPoint, address, title)

  await focalPoint.goto(`${address}/submission`)
  const ask = focalPoint.getByRole('button', { name: /^Ask .*UN Women.* to sign$/ })
  await ask.click()
  await expect(focalPoint.getByRole('status')).toContainText('The partners were asked to sign.')
  await expect(item(focalPoint, title)).toContainText(/UN Women.* to sign, since today/)

  await partner.goto('/desk')
  await expect(item(partner, title)).toContainText('to sign, since today')
  await partner.getByRole('link', { name: title }).first().click()
  await expect(partner.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await partner.getByText('UN Women does not sign').click()
  await partner.getByRole('button', { name: 'Do not sign for UN Women' }).click()
  const summary = partner.getByRole('alert')
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: 'Say why, for the lead agency' }).click()
  await expect(partner.getByLabel('Why')).toBeFocused()
  await partner.getByLabel('Why').fill('We had no part in it.')
  await partner.getByRole('button', { name: 'Do not sign for UN Women' }).click()
  await expect(partner.getByRole('status')).toContainText('Your agency is no longer part of the entry.')
  expect((await partner.goto(`${address}/signature`))?.status()).toBe(404)

  await focalPoint.goto('/desk')
  await expect(item(focalPoint, title)).toContainText('We had no part in it.')
  await focalPoint.goto(`${address}/submission`)
  await focalPoint.getByRole('button', { name: /^Ask|^Send/ }).click()
  await focalPoint.goto(`${address}/withdrawal`)
  await focalPoint.getByRole('button', { name: 'Take it back' }).click()
  await expect(focalPoint.getByRole('status')).toContainText('Taken back.')
  await expect(item(focalPoint, title)).toContainText('UNODC is to finish it and send it')
})

test('a form that was sent from an old page changes nothing and says so', async ({ browser }) => {
  const one = await pageOf(browser, 'unodc', withoutScript)
  const other = await pageOf(browser, 'unodc', withoutScript)
  const address = await rollForward(one, /Police training in Southern Africa|Southern Africa/i)
  await one.goto(`${address}/submission`)
  await retitle(other, address, `Police trained ${Date.now().toString(36)}`)
  await one.getByRole('button', { name: 'Send to the secretariat' }).click()
  await expect(one.getByRole('alert')).toContainText('Somebody else changed this in the meantime.')
  await expect(one.getByText('UNODC is to finish')).toHaveCount(0)
  // The page shows the text as it is by now: a second press means that one.
  await one.getByRole('button', { name: 'Send to the secretariat' }).click()
  await expect(one.getByRole('status')).toContainText('Sent to the secretariat.')
})

test('that there is nothing to report is signed and withdrawn, and refused where there is something', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'dpo', withoutScript)
  await page.goto('/desk')
  const withdraw = page.getByRole('link', { name: 'See or withdraw the statement' })
  if (await withdraw.isVisible()) {
    await withdraw.click()
    await page.getByRole('button', { name: 'Withdraw the statement' }).click()
  }
  await page.getByRole('link', { name: 'Nothing to report' }).click()
  await page.getByLabel('Remark').fill('a'.repeat(501))
  await page.getByRole('button', { name: 'Sign that DPO has nothing to report' }).click()
  await expect(page.getByRole('alert')).toContainText('Shorten the remark to 500 characters at most')
  await expect(page.getByLabel('Remark')).toHaveValue('a'.repeat(501))
  await page.getByLabel('Remark').fill('Work began late.')
  await page.getByRole('button', { name: 'Sign that DPO has nothing to report' }).click()
  await expect(page.getByRole('status')).toContainText('Signed: there is nothing to report.')
  await expect(
    page.getByText(/^DPO has nothing to report\. Signed by Focal point of DPO, today\./),
  ).toBeVisible()

  await page.goto('/desk/activities/new')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('alert')).toContainText('Withdraw the statement first')

  await page.goto('/desk')
  await page.getByRole('link', { name: 'See or withdraw the statement' }).click()
  await page.getByRole('button', { name: 'Withdraw the statement' }).click()
  await expect(page.getByRole('status')).toContainText('The statement was withdrawn.')
})

test('files are looked into, private until published, and nobody else’s', async ({ browser }) => {
  const page = await pageOf(browser, 'unodc', withoutScript)
  const stranger = await pageOf(browser, 'dpo', withoutScript)
  const address = await rollForward(page, /Viet Nam/i)
  await page.goto(`${address}/attachments`)
  const form = page.locator('form', { has: page.getByLabel('File', { exact: true }) })
  const add = async (name: string, bytes: Buffer) => {
    await form
      .getByLabel('File', { exact: true })
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes })
    await form.getByRole('button', { name: 'Add the file' }).click()
  }

  await form.getByLabel('What it is').fill('Report of the course')
  await add('report.pdf', pdfOf('<< /S /JavaScript /JS (1) >>'))
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Print it as a PDF, and choose that')
  await expect(form.getByLabel('What it is')).toHaveValue('Report of the course')
  await add('report.pdf', pdfOf())
  await expect(page.getByRole('status')).toContainText('The file was added.')

  await form.getByLabel('What it is').fill('The course')
  await add('IMG_1.JPG', jpegOf(cameraSegment))
  await expect(page.getByRole('alert')).toContainText('Say what the picture shows')
  await form.getByLabel('What it is').fill('The course')
  await form.getByLabel('What the picture shows').fill('Officers in a classroom')
  await add('IMG_1.JPG', jpegOf(cameraSegment))
  await expect(page.getByRole('img', { name: 'Officers in a classroom' })).toBeVisible()

  const link = (await page.getByRole('link', { name: 'report.pdf' }).getAttribute('href')) ?? ''
  const own = await page.request.get(link)
  expect(own.status()).toBe(200)
  expect(own.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect(own.headers()['content-security-policy']).toContain('sandbox')
  const token = link.split('/').at(-1)
  for (const other of [await stranger.request.get(link), await stranger.request.get(`/files/${token}`)])
    expect(other.status()).toBe(404)
  const nobody = await browser.newContext({ baseURL: new URL(page.url()).origin })
  expect((await nobody.request.get(link)).status()).toBe(404)

  const image = page.locator('form', { has: page.getByRole('button', { name: 'Remove IMG_1.jpg' }) })
  await image.getByRole('button', { name: 'Remove IMG_1.jpg' }).click()
  await expect(page.getByRole('status')).toContainText('The file was removed.')
  await expect(page.getByRole('img')).toHaveCount(0)

  await form.getByLabel('What it is').fill('Far too large')
  await add('report.pdf', Buffer.alloc(12_000_000, 0x20))
  await expect(page.getByRole('heading', { name: 'This is too large' })).toBeVisible()
})

test('from the desk to a new entry and its check by keyboard alone', async ({ browser }) => {
  const page = await pageOf(browser, 'unodc')
  await page.goto('/desk')
  await tabTo(page, 'New activity')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/desk/activities/new')
  await page.getByRole('radio', { name: /^An activity/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^A story/ })).toBeChecked()
  await tabTo(page, 'Begin')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/stories\/[\da-f-]{36}$/)
  await page.goto(`${page.url()}/submission`)
  await tabTo(page, 'Enter a title that says what was done')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#field-title$/)
})

async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  for (let presses = 0; presses < 40 && (await focused()) !== name; presses += 1)
    await page.keyboard.press('Tab')
  expect(await focused()).toBe(name)
}

test.describe('pages of the desk', () => {
  for (const [device, width] of Object.entries({ phone: 360, tablet: 768, desktop: 1280 }))
    for (const prefix of ['', '/ar'])
      test(`read well, ${device}${prefix}`, async ({ browser }) => {
        const page = await pageOf(browser, 'unodc', { viewport: { width, height: 800 } })
        for (const address of [...(await addresses(browser)), '/desk', '/desk/activities/new']) {
          await page.goto(`${prefix}${address}`)
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
          await expect(page.locator('html')).toHaveAttribute('dir', prefix ? 'rtl' : 'ltr')
          expect(await sidewaysOverflow(page), address).toBe(0)
          expect(await accessibilityViolations(page), address).toEqual([])
        }
      })
})

/** Pages of one joint entry, begun once by each worker. */
let begun: Promise<string[]> | undefined
function addresses(browser: Browser): Promise<string[]> {
  begun ??= (async () => {
    const page = await pageOf(browser, 'unodc', withoutScript)
    const address = await rollForward(page, /EmpowerHer|women in justice/i)
    await page.goto(`${address}/attachments`)
    await page.getByLabel('What it is').fill('The course')
    await page.getByLabel('What the picture shows').fill('A classroom')
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: jpegOf() })
    await page.getByRole('button', { name: 'Add the file' }).click()
    return ['submission', 'signature', 'withdrawal', 'attachments'].map((name) => `${address}/${name}`)
  })()
  return begun
}
