import { type Browser, expect } from '@playwright/test'
import { pageOf } from './desk-people.ts'

/** The period for which the tests report. */
export const openPeriod = 'January – December 2026'

/** Opens it as the secretariat does, unless another test has done so. */
export async function ensureOpenPeriod(browser: Browser): Promise<void> {
  const page = await pageOf(browser, 'administrator', { javaScriptEnabled: false })
  const address = '/desk/periods/2026-01--2026-12'
  await expect(async () => {
    if ((await page.goto(address))?.status() === 404) {
      await page.goto('/desk/periods/new')
      await page.getByLabel('First month').fill('2026-01')
      await page.getByLabel('Last month').fill('2026-12')
      await page.getByRole('button', { name: 'Make the period' }).click()
      const sure = page.locator('#sure')
      if (await sure.isVisible()) {
        await sure.check()
        await page.getByRole('button', { name: 'Make the period' }).click()
      }
      await page.goto(address)
    }
    if (await page.getByRole('link', { name: 'Open the period' }).isVisible()) {
      await page.goto(`${address}/opening`)
      await page.getByLabel('Opening day').fill('2026-01-01')
      await page.getByLabel('Day of the deadline').fill('2027-01-31')
      await page.getByRole('button', { name: 'Set these dates' }).click()
      await page.goto(address)
    }
    await expect(page.getByRole('link', { name: 'Close the period' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.context().close()
}
