import { expect, test } from './site'

test('from the address bar to an activity by keyboard alone', async ({ page }) => {
  await page.goto('/agencies/unodc')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the text' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/agencies/unodc#content')

  const bar = page.getByRole('link', { name: /^Oct 2009 – Feb 2010, Policy/ })
  for (let presses = 0; presses < 60 && !(await isFocused(bar)); presses += 1)
    await page.keyboard.press('Tab')
  await expect(bar).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/period=2009-10--2010-02/)
  await expect(page.getByRole('heading', { name: /women prisoners/ })).toBeVisible()
})

test('filters are chosen and sent by keyboard alone', async ({ page }) => {
  await page.goto('/activities')
  await page.getByRole('checkbox', { name: /^Legislation/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/measure=legislation/)
})

test('languages and filters open by keyboard on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/activities')
  const languages = page.locator('summary', { hasText: 'English' })
  await languages.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Français' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/fr/activities')
})

test('on a phone nothing that has the focus lies behind the bar of the exit', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of ['/', '/agencies/unodc', '/activities/map']) {
    await page.goto(path)
    const bar = await page.getByRole('link', { name: 'Exit this page' }).boundingBox()
    const hidden: string[] = []
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const { activeElement: element } = document
        if (!element || element.hasAttribute('data-exit-this-page')) return null
        const { top } = element.getBoundingClientRect()
        return { top, words: element.textContent?.trim() ?? '' }
      })
      if (focused && focused.top >= (bar?.y ?? 0)) hidden.push(focused.words)
    }
    expect(hidden, path).toEqual([])
  }
})

async function isFocused(locator: import('@playwright/test').Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}
