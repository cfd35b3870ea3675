import { expect, test } from './site'

test('what did UNODC do on women in prison in 2009–2010, and with whom does it sit on trafficking: three clicks', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agencies' }).click()
  await page.getByRole('link', { name: 'United Nations Office on Drugs and Crime' }).click()
  await expect(page.getByRole('link', { name: 'ICAT' })).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText('ICAT (secretariat)')
  await page.getByRole('link', { name: /^Oct 2009 – Feb 2010, Policy/ }).click()
  await expect(page).toHaveURL(/period=2009-10--2010-02/)
  await expect(page.getByRole('heading', { name: /women prisoners/ })).toBeVisible()
})

test('an agency is found under its former name', async ({ page }) => {
  await page.goto('/agencies')
  await expect(page.getByRole('main')).toContainText('DPKO (Department of Peacekeeping Operations)')
  await page.goto('/agencies/dpko')
  await expect(page).toHaveURL('/agencies/dpo')
  await page.goto('/fr/agencies/unifem')
  await expect(page).toHaveURL('/fr/agencies/un-women')
})

test('a joint activity names all who took part, under each of them', async ({ page }) => {
  for (const agency of ['unodc', 'dpo', 'undp', 'ohchr', 'un-women']) {
    await page.goto(`/agencies/${agency}?period=2014-03--2016-03`)
    await expect(page.getByRole('main')).toContainText('Joint: UNODC with DPO, UNDP, OHCHR and UN Women')
  }
})

test('a number comes with its qualifier, its date and its source', async ({ page }) => {
  await page.goto('/results')
  const figure = page.getByRole('figure').filter({ hasText: '3 million' }).first()
  await expect(figure).toContainText('close to')
  await expect(figure).toContainText('as of December 2024')
  await expect(figure.getByRole('link').last()).toBeVisible()
})

test('a damaged figure is shown as unreadable and not guessed', async ({ page }) => {
  await page.goto('/countries/mli')
  const figure = page.getByRole('figure').filter({ hasText: 'cannot be read' })
  await expect(figure).toContainText('“025”')
})

test('an activity can be cited', async ({ page, request }) => {
  await page.goto('/activities/police-training-in-southern-africa')
  await expect(page.getByRole('heading', { name: 'Cite this activity' })).toBeVisible()
  const bibtex = await request.get('/activities/police-training-in-southern-africa/citation.bib')
  expect(await bibtex.text()).toContain('author = {{United Nations Office on Drugs and Crime}}')
  const ris = await request.get('/activities/police-training-in-southern-africa/citation.ris')
  expect(await ris.text()).toMatch(/^TY {2}- ELEC\r\n/)
  expect((await request.get('/activities/no-such-thing/citation.ris')).status()).toBe(404)
})
