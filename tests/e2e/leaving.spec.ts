import { expect, test } from './site'

test.beforeEach(async ({ context }) => {
  await context.route('https://www.wikipedia.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  )
})

test('the exit control leaves at once and leaves no way back to the page', async ({ page }) => {
  await page.goto('/about')
  await page.goto('/stories')
  await page.getByRole('link', { name: 'Exit this page' }).click()
  await expect(page).toHaveTitle('Elsewhere')
  await page.goBack()
  await expect(page).toHaveURL('/about')
})

test('three presses of Shift leave; two and another key do not', async ({ page }) => {
  await page.goto('/stories')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.keyboard.press('a')
  await page.keyboard.press('Shift')
  await expect(page).toHaveURL('/stories')
  await expect(page.getByRole('status')).toHaveText('Shift pressed 1')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await expect(page).toHaveTitle('Elsewhere')
})
