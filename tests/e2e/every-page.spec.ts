import { accessibilityViolations, expect, kindsOfPage, sidewaysOverflow, test } from './site'

const widths = { phone: 360, desktop: 1280 }
const languages = {
  English: { prefix: '', lang: 'en', dir: 'ltr' },
  Arabic: { prefix: '/ar', lang: 'ar', dir: 'rtl' },
}

const leadNowhere = ['missing page', 'alert that is gone']

for (const [kind, path] of Object.entries(kindsOfPage))
  for (const [device, width] of Object.entries(widths))
    for (const [language, { prefix, lang, dir }] of Object.entries(languages))
      test(`${kind}, ${device}, ${language}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 })
        const response = await page.goto(`${prefix}${path === '/' && prefix ? '' : path}`)
        expect(response?.status()).toBe(leadNowhere.includes(kind) ? 404 : 200)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(page.locator('html')).toHaveAttribute('dir', dir)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await expect(page.getByRole('link', { name: 'Exit this page' })).toBeVisible()
        expect(await page.title()).not.toBe('')
        expect(await sidewaysOverflow(page)).toBe(0)
        expect(await accessibilityViolations(page)).toEqual([])
      })

const withDisclosures = [
  ...[kindsOfPage.home, kindsOfPage.agency, kindsOfPage.activities, kindsOfPage.results],
  ...[kindsOfPage['map of activities'], kindsOfPage.timeline, kindsOfPage['timeline by agency']],
  ...[kindsOfPage['map of results'], kindsOfPage['charts of results']],
  ...[kindsOfPage['mechanisms and members'], kindsOfPage['members together']],
  ...[kindsOfPage.activity, kindsOfPage.programme, kindsOfPage.country, kindsOfPage.data],
]
for (const path of withDisclosures)
  for (const width of [360, 768])
    test(`${path}, ${width} px wide, does not scroll sideways with its disclosures open`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      await page.evaluate(() => {
        for (const disclosure of document.querySelectorAll('details')) disclosure.open = true
      })
      expect(await sidewaysOverflow(page)).toBe(0)
    })

const inDark = [
  ...[kindsOfPage.home, kindsOfPage.agency, kindsOfPage.activity, kindsOfPage.results],
  ...[kindsOfPage['map of activities'], kindsOfPage.timeline, kindsOfPage['timeline by agency']],
  ...[
    kindsOfPage['charts of results'],
    kindsOfPage['mechanisms and members'],
    kindsOfPage['members together'],
  ],
]
for (const path of inDark)
  test(`${path} in dark colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(path)
    expect(await accessibilityViolations(page)).toEqual([])
  })

test('a printed page leaves out what cannot be pressed on paper', async ({ page }) => {
  await page.goto(kindsOfPage.activity)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: 'Exit this page' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
