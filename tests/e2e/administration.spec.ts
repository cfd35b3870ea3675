import type { Locator, Page } from '@playwright/test'
import { signIn } from './sign-in.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

const administrator = 'admin@demo.example'
const moderator = 'moderator@demo.example'
const focalPoint = 'focal.unodc@demo.example'

/** Letters that no other test has in its names. */
function mark(): string {
  return crypto
    .randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .slice(0, 6)
    .toUpperCase()
    .padEnd(6, 'X')
}

/** A month of a year that no other test has: far enough for nobody to report for it by mistake. */
function farMonth(): string {
  return `20${40 + Math.floor(Math.random() * 59)}-${String(1 + Math.floor(Math.random() * 12)).padStart(2, '0')}`
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
const problems = (page: Page): Locator => page.getByRole('alert')

/** Takes an agency of its own into the directory. The page shows it afterwards. */
async function makeAgency(page: Page, acronym: string, name: string): Promise<void> {
  await page.goto('/desk/admin/agencies/new')
  await page.getByLabel('Acronym').fill(acronym)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Kind').selectOption({ label: 'Other entity' })
  await page.getByLabel('Summary').fill('An entity that only this test knows.')
  await press(page, 'Take it into the directory')
  await expect(page.getByRole('status')).toContainText('The agency is in the directory.')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('an administrator makes a period, sets its dates, grants an exception and closes it', async ({
      page,
    }) => {
      const month = farMonth()
      await signIn(page, administrator, '/desk/periods')
      await page.getByRole('link', { name: 'New period' }).click()
      await page.getByLabel('First month').fill(month)
      await page.getByLabel('Last month').fill('2020-01')
      await press(page, 'Make the period')
      await expect(problems(page)).toBeFocused()
      await problems(page)
        .getByRole('link', { name: /^Last month: it lies before the first month/ })
        .click()
      await expect(page.getByLabel('Last month')).toBeFocused()
      await page.getByLabel('Last month').fill(month)
      await press(page, 'Make the period')
      // The months until then are in no period.
      await expect(problems(page)).toContainText('Is this meant?')
      await page.getByLabel('Yes, make the period with these months').check()
      await press(page, 'Make the period')
      await expect(page.getByText('Not opened: nobody can report for it here.')).toBeVisible()

      await page.getByRole('link', { name: 'Open the period' }).click()
      await page.getByLabel('Opening day').fill('2030-01-15')
      await page.getByLabel('Day of the deadline').fill('2030-01-10')
      await page.getByLabel('Time zone').selectOption({ label: 'Nairobi' })
      await press(page, 'Set these dates')
      await expect(problems(page)).toContainText('the deadline must be after the opening')
      await expect(page.getByLabel('Opening day')).toHaveValue('2030-01-15')
      await expect(page.getByLabel('Time zone')).toHaveValue('Africa/Nairobi')
      await page.getByLabel('Day of the deadline').fill('2030-03-31')
      await press(page, 'Set these dates')
      await expect(
        page.getByText(
          'Opens on 15 January 2030 at 09:00 (Nairobi); deadline 31 March 2030 at 23:59 (Nairobi).',
        ),
      ).toBeVisible()
      const address = new URL(page.url()).pathname

      await page.getByRole('link', { name: 'Grant an exception' }).click()
      await press(page, 'Grant the exception')
      await expect(problems(page).getByRole('link')).toHaveText([
        'Agency: fill this in',
        'Last day: fill this in',
        'Reason: fill this in',
      ])
      await page.getByLabel('Agency', { exact: true }).selectOption('dpo')
      await page.getByLabel('Last day', { exact: true }).fill('2030-05-01')
      await page.getByLabel('Reason').fill('The office is being moved.')
      await press(page, 'Grant the exception')
      await expect(page.getByText('DPO may report until 1 May 2030 at 23:59 (Nairobi)')).toBeVisible()
      await press(page, 'Revoke the exception of DPO')
      await expect(page.getByRole('status')).toHaveText('The exception is revoked.')

      await page.getByRole('link', { name: 'Close the period' }).click()
      await press(page, 'Close the period now')
      await expect(page.getByText(/^Closed since /)).toBeVisible()
      const csv = await page.request.get(`${address}/coverage.csv`)
      expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8')
      expect(await csv.text()).toContain('UNODC,United Nations Office on Drugs and Crime,missing,0,0')
    })

    test('an agency takes another name, and is found under both', async ({ page }) => {
      const [before, after] = [mark(), mark()]
      await signIn(page, administrator, '/desk/admin')
      await makeAgency(page, before, `Bureau ${before}`)
      await page.goto(`/agencies/${before.toLowerCase()}`)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Bureau ${before}`)

      await page.goto(`/desk/admin/agencies/${before.toLowerCase()}`)
      await page.getByRole('link', { name: 'New name from a year on' }).click()
      await page.getByLabel('Name', { exact: true }).fill(`Office ${after}`)
      await page.getByLabel('Acronym').fill('UNODC')
      await page.getByLabel('From the year').fill('soon')
      await press(page, 'Give it the new name')
      await expect(problems(page).getByRole('link')).toHaveText(['From the year: write a year as 2026'])
      await page.getByLabel('From the year').fill('2026')
      await press(page, 'Give it the new name')
      await expect(problems(page)).toContainText('UNODC is the acronym of another agency')
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`Office ${after}`)
      await page.getByLabel('Acronym').fill(after)
      await press(page, 'Give it the new name')
      await expect(page.getByRole('status')).toContainText('The agency has its new name.')

      await expect(async () => {
        await page.goto(`/agencies/${before.toLowerCase()}`)
        await expect(page).toHaveURL(`/agencies/${after.toLowerCase()}`, { timeout: 500 })
      }).toPass()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Office ${after}`)
      for (const name of [before, after]) {
        await page.goto(`/search?q=${name}`)
        await expect(page.getByRole('link', { name: new RegExp(`${after}.*Office ${after}`) })).toBeVisible()
      }
    })

    test('help beside a field is the secretariat’s own, after a preview, and goes back', async ({ page }) => {
      const path = `/desk/admin/guidance/links.label/${javaScriptEnabled ? 'fr' : 'es'}`
      const text = `**Words** ${mark()}`
      await signIn(page, administrator, path)
      await page.getByLabel('Text').fill(text)
      await press(page, 'Preview')
      const preview = page.getByRole('region', { name: 'Preview, not saved yet' })
      await expect(preview).toContainText(text.replaceAll('*', ''))
      await expect(page.getByLabel('Text')).toHaveValue(text)
      await press(page, 'Save this text')
      await expect(page.getByRole('status')).toContainText('The text is saved')
      await page.goto(path)
      await expect(page.getByLabel('Text')).toHaveValue(text)
      await press(page, 'Go back to this text')
      await expect(page.getByRole('status')).toContainText(
        'The text that came with the portal is shown again.',
      )
    })
  })
}

test('two administrators on one agency: the second is told what the first changed, and keeps what they wrote', async ({
  page,
  context,
}) => {
  const acronym = mark()
  await signIn(page, administrator, '/desk/admin')
  await makeAgency(page, acronym, `Bureau ${acronym}`)
  const details = `/desk/admin/agencies/${acronym.toLowerCase()}/details`
  await page.goto(details)
  const other = await context.newPage()
  await other.goto(details)
  await other.getByLabel('Summary').fill('What the other wrote.')
  await press(other, 'Save the changes')
  await expect(other.getByRole('status')).toContainText('The changes are saved')

  await page.getByLabel('Postal address').fill('Vienna')
  await page.getByLabel('Summary').fill('What I wrote.')
  await press(page, 'Save the changes')
  await expect(problems(page)).toBeFocused()
  await expect(problems(page)).toContainText('Summary is now: What the other wrote.')
  await expect(page.getByLabel('Summary')).toHaveValue('What I wrote.')
  await expect(page.getByLabel('Postal address')).toHaveValue('Vienna')
  await press(page, 'Save the changes')
  await expect(page.getByText('What I wrote.')).toBeVisible()
})

test('one agency goes into another with its address', async ({ page }) => {
  const [from, into] = [mark(), mark()]
  await signIn(page, administrator, '/desk/admin')
  await makeAgency(page, from, `Fund ${from}`)
  await makeAgency(page, into, `Bureau ${into}`)
  await page.getByRole('link', { name: `Merge another agency into ${into}` }).click()
  await page.getByLabel('Agency', { exact: true }).selectOption(from.toLowerCase())
  await press(page, `Merge it into ${into}`)
  await expect(problems(page)).toContainText('tick the box if this is what you want')
  await expect(page.getByLabel('Agency', { exact: true })).toHaveValue(from.toLowerCase())
  await page.getByLabel(`Yes, make all of it that of ${into}`).check()
  await press(page, `Merge it into ${into}`)
  await expect(page.getByRole('listitem').filter({ hasText: `Fund ${from}` })).toContainText('A predecessor')
  await expect(async () => {
    await page.goto(`/agencies/${from.toLowerCase()}`)
    await expect(page).toHaveURL(`/agencies/${into.toLowerCase()}`, { timeout: 500 })
  }).toPass()
})

test('a measure that nothing names is added, moved and removed', async ({ page }) => {
  const name = mark()
  await signIn(page, administrator, '/desk/admin/measures')
  await page.getByRole('link', { name: 'New measure' }).click()
  await page.getByLabel('Label', { exact: true }).fill(`Measure ${name}`)
  await page.getByLabel('Short label').fill(name)
  await page.getByLabel('Kind').selectOption({ label: 'Thematic focus' })
  await page.getByLabel('Description').fill('Of this test.')
  await press(page, 'Add it')
  await expect(page.getByRole('status')).toHaveText('The measure is in the taxonomy.')
  await expect(page.getByRole('listitem').last()).toContainText(`Measure ${name}`)
  await press(page, `Move up Measure ${name}`)
  await expect(page.getByRole('status')).toHaveText('The order is changed.')
  await page.getByRole('link', { name: `Measure ${name}` }).click()
  await press(page, 'Remove the measure')
  await expect(page.getByRole('status')).toHaveText('The measure is removed.')
  await expect(page.getByText(`Measure ${name}`)).toHaveCount(0)
})

test('a moderator sees periods and changes none; a focal point sees nothing', async ({ page, browser }) => {
  await signIn(page, moderator, '/desk/periods')
  await page.getByRole('link', { name: /^January 2022.*December 2024$/ }).click()
  await expect(page.getByRole('heading', { name: 'Who reported on what' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the period' })).toHaveCount(0)
  const hidden = ['/desk/periods/new', '/desk/periods/2022-01--2024-12/opening', '/desk/admin/agencies']
  for (const path of [...hidden, '/desk/admin/measures', '/desk/admin/guidance/title/en'])
    expect((await page.goto(path))?.status()).toBe(404)

  const theirs = await (await browser.newContext()).newPage()
  await signIn(theirs, focalPoint)
  const periods = ['/desk/periods', '/desk/periods/2022-01--2024-12']
  for (const path of [...periods, ...hidden]) expect((await theirs.goto(path))?.status()).toBe(404)
  const table = await theirs.request.get('/desk/periods/2022-01--2024-12/coverage.csv')
  expect(table.status()).toBe(404)
})

const period = '/desk/periods/2022-01--2024-12'
const agency = '/desk/admin/agencies/dpo'
const pages = {
  periods: ['/desk/periods', '/desk/periods/new', period, `${period}/opening`],
  agencies: ['/desk/admin', '/desk/admin/agencies', '/desk/admin/agencies/new', agency],
  'forms of an agency': ['details', 'name', 'names', 'merger'].map((form) => `${agency}/${form}`),
  measures: ['/desk/admin/measures', '/desk/admin/measures/new', '/desk/admin/measures/training'],
  guidance: ['/desk/admin/guidance?language=ar', '/desk/admin/guidance/title/ar'],
}

for (const [kind, paths] of Object.entries(pages))
  test(`${kind}: everybody can use the pages, on a phone and from right to left`, async ({ page }) => {
    await signIn(page, administrator, '/desk/admin')
    for (const [width, prefix] of [
      [360, ''],
      [360, '/ar'],
      [1280, ''],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of paths) {
        await page.goto(`${prefix}${path}`)
        const where = `${prefix}${path} at ${width}`
        await expect(page.getByRole('heading', { level: 1 }), where).toHaveCount(1)
        expect(await sidewaysOverflow(page), where).toBe(0)
        expect(await accessibilityViolations(page), where).toEqual([])
      }
    }
  })

test('a form is filled in and sent by keyboard alone', async ({ page }) => {
  const name = mark()
  await signIn(page, administrator, '/desk/admin/measures/new')
  await page.getByLabel('Label', { exact: true }).focus()
  await page.keyboard.type(`Measure ${name}`)
  await page.keyboard.press('Enter')
  // The summary has the focus; the first link in it leads to the field.
  await expect(problems(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Short label')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Of this test.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('The measure is in the taxonomy.')
  await page.getByRole('link', { name: `Measure ${name}` }).click()
  await press(page, 'Remove the measure')
})
