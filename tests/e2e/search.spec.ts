import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './site'

test('suggestions can be chosen by keyboard alone', async ({ page }) => {
  await page.goto('/search')
  const box = page.getByRole('combobox', { name: 'Search everything' })
  await box.pressSequentially('unif')
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await expect(options.first()).toContainText('UN Women')
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await box.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await box.press('Enter')
  await expect(page).toHaveURL('/agencies/un-women')
})

test('suggestions close with Escape, and Enter searches for what was typed', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: 'Search everything' })
  await box.pressSequentially('hond')
  await expect(page.getByRole('option', { name: /Honduras/ }).first()).toBeVisible()
  await box.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await box.press('Enter')
  await expect(page).toHaveURL('/search?q=hond')
})

test('suggestions open again by keyboard, and end above what is fixed at the lower edge', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/search')
  const box = page.getByRole('combobox', { name: 'Search everything' })
  await box.pressSequentially('un')
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  await expect(list.getByRole('option')).toHaveCount(8)
  await box.press('Escape')
  await expect(list).toBeHidden()
  await box.press('ArrowDown')
  await expect(list.getByRole('option')).toHaveCount(8)
  for (let pressed = 0; pressed < 8; pressed += 1) await box.press('ArrowDown')
  const last = list.getByRole('option').last()
  await expect(last).toHaveAttribute('aria-selected', 'true')
  const exit = await page.getByRole('link', { name: 'Exit this page' }).boundingBox()
  const [whole, chosen] = [await list.boundingBox(), await last.boundingBox()]
  for (const each of [whole, chosen])
    expect((each?.y ?? 0) + (each?.height ?? 0)).toBeLessThanOrEqual(exit?.y ?? 0)
})

test('suggestions lead to pages of the reader’s language', async ({ page }) => {
  await page.goto('/es/search')
  await page.getByRole('combobox').pressSequentially('dpk')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL('/es/agencies/dpo')
})

test('a long list of choices has a box to find one', async ({ page }) => {
  await page.goto('/activities')
  await page.locator('summary', { hasText: 'Country' }).click()
  const countries = page.locator('fieldset', { has: page.getByText('Country', { exact: true }) })
  await countries.getByRole('searchbox', { name: 'Find in this list' }).fill('mex')
  await expect(countries.getByRole('checkbox')).toHaveCount(1)
  await countries.getByRole('checkbox', { name: /^Mexico/ }).check()
  await countries.getByRole('searchbox').fill('lib')
  await expect(countries.getByRole('checkbox')).toHaveCount(2)
})

test('from words to the right list, narrowed by timeline and map, taken along as a workbook, the same elsewhere', async ({
  page,
  browser,
}) => {
  await page.goto('/')
  await page.getByRole('combobox').fill('UNIFEM training police Balkans 2011')
  await page.getByRole('button', { name: 'Search' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('“Balkans” stands nowhere in the inventory')
  await page.getByRole('link', { name: /as a list/ }).click()
  const titles = main.getByRole('heading', { level: 2 })
  await expect(titles).toHaveText([/^Police team leaders in Haiti trained/])

  const ways = page.getByRole('navigation', { name: 'Ways to look at it' })
  await ways.getByRole('link', { name: 'Timeline' }).click()
  await main.getByRole('link', { name: /^Oct 2010 – Feb 2011, Training: 1 activity/ }).click()
  await expect(page).toHaveURL(/[?&]measure=training/)
  await ways.getByRole('link', { name: 'Map' }).click()
  await main
    .getByRole('group', { name: 'Activities by country' })
    .getByRole('link', { name: /^Haiti: / })
    // Its middle is water.
    .press('Enter')
  await expect(page).toHaveURL(/[?&]measure=training&country=hti/)
  await expect(titles).toHaveText([/^Police team leaders in Haiti trained/])

  const loading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'This list as XLSX' }).click()
  const download = await loading
  const parts = unzipSync(readFileSync(await download.path()))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet.match(/<row>/g)).toHaveLength(2)
  expect(sheet).toContain('Police team leaders in Haiti trained')

  const elsewhere = await browser.newPage()
  await elsewhere.goto(page.url())
  await expect(elsewhere.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(
    await titles.allTextContents(),
  )
})
