import { expect, kindsOfPage, test } from './site'

test.use({ javaScriptEnabled: false })

for (const [kind, path] of Object.entries(kindsOfPage))
  test(`${kind} is whole`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('main')).not.toBeEmpty()
  })

test('the search box leads to everything that matches, and from there to the list', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('searchbox').fill('police')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/search?q=police')
  await expect(page.getByRole('heading', { name: 'Police in Rajasthan trained' })).toBeVisible()
  await page.getByRole('link', { name: /activities as a list/ }).click()
  await expect(page).toHaveURL('/activities?q=police')
  await expect(page.getByRole('main')).toContainText('with the words “police”, best matches first')
  await page.getByRole('link', { name: 'Newest first' }).click()
  await expect(page).toHaveURL('/activities?q=police&sort=newest')
})

test('a word mistyped is offered as it was meant', async ({ page }) => {
  await page.goto('/activities?q=prisonners')
  await expect(page.getByRole('main')).toContainText('No activity')
  await page.getByRole('link', { name: 'prisoners' }).click()
  await expect(page.getByRole('link', { name: /^Rules on the treatment of women/ })).toBeVisible()
})

test('filters narrow the list, each can be removed by itself', async ({ page }) => {
  await page.goto('/activities')
  await page.getByRole('checkbox', { name: /^Training/ }).check()
  await page.getByRole('button', { name: 'Show what matches' }).click()
  await page.goto(`${page.url()}&country=mex`)
  const chosen = page.getByRole('list', { name: 'Chosen' })
  await expect(chosen.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('main')).toContainText('on Training, in Mexico')
  await chosen.getByRole('link', { name: /Remove Country: Mexico/ }).click()
  await expect(page).toHaveURL(/measure=training/)
  expect(page.url()).not.toContain('country')
  await expect(chosen.getByRole('listitem')).toHaveCount(1)
})

test('exit is an ordinary link', async ({ page }) => {
  await page.goto('/stories')
  await expect(page.getByRole('link', { name: 'Exit this page' })).toHaveAttribute('href', /^https:/)
})
