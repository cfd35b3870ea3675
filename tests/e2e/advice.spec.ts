import { expect, test } from './site'

/** What a reader is told where a search or an address cannot be taken as it stands, in the words on the page. */

const shown = 20
const titles = { level: 2 } as const

for (const [path, all] of [
  ['/activities', /^All \d+ activities, newest first\./],
  ['/activities/map', /^All \d+ activities/],
] as const) {
  test(`only stop words: ${path} shows everything and says why`, async ({ page }) => {
    await page.goto(`${path}?q=the+of+and`)
    const main = page.getByRole('main')
    await expect(main).toContainText('“the”, “of” and “and” are too common words to search for. Write a name')
    await expect(main.getByText(all)).toBeVisible()
    await expect(main).not.toContainText('with the words')
  })

  test(`only punctuation: ${path} shows everything and says why`, async ({ page }) => {
    await page.goto(`${path}?q=%3F%3F%3F`)
    const main = page.getByRole('main')
    await expect(main).toContainText('There is no word in “???” to search for. Write a name')
    await expect(main.getByText(all)).toBeVisible()
    await expect(main).not.toContainText('with the words')
  })
}

test('only stop words and only punctuation: the search says what to write instead', async ({ page }) => {
  await page.goto('/search?q=the+of+and')
  const main = page.getByRole('main')
  await expect(main).toContainText('“the”, “of” and “and” are too common words to search for. Write a name')
  await page.goto('/search?q=%3F%3F%3F')
  await expect(main).toContainText('There is no word in “???” to search for. Write a name')
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toHaveValue('???')
})

test('words to leave out are taken for words', async ({ page }) => {
  await page.goto('/activities?q=-police')
  const main = page.getByRole('main')
  await expect(main).toContainText('with the words “-police”')
  await expect(main).not.toContainText('There is no word')
})

test('10,000 characters: the first of them are looked for, and the page says so', async ({ page }) => {
  const long = 'police training in southern Africa '.repeat(286)
  for (const path of ['/search', '/activities']) {
    await page.goto(`${path}?${new URLSearchParams({ q: long })}`)
    const main = page.getByRole('main')
    await expect(main).toContainText('Only one text of up to 200 characters is looked for. “…')
    await expect(
      main
        .getByRole('heading', { ...titles, name: /^Police officers in six countries of southern Africa/ })
        .first(),
    ).toBeVisible()
  }
})

test('10,000 characters of another script: the address is too long, and the page says so', async ({
  page,
}) => {
  const answer = await page.goto(`/search?${new URLSearchParams({ q: 'насилие '.repeat(1250) })}`)
  expect(answer?.status()).toBe(414)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address is too long')
  await expect(page.getByRole('main')).toContainText('Write fewer words')
  await page.getByRole('link', { name: 'Home page' }).click()
  await expect(page).toHaveURL('/')
})

test('more words than are looked for', async ({ page }) => {
  await page.goto(`/search?q=police+${Array.from({ length: 20 }, (_, index) => `w${index}`).join('+')}`)
  await expect(page.getByRole('main')).toContainText('Only the first 16 words are looked for.')
})

test('mixed scripts: each word is looked for, and those that stand nowhere are named', async ({ page }) => {
  await page.goto(`/search?${new URLSearchParams({ q: 'prisoners Thailand насилия العنف' })}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('“насилия” and “العنف” stand nowhere in the inventory.')
  await expect(main).toContainText('Nothing has all 4 words. Shown is what has 2 of them.')
  await expect(main.getByRole('heading', { ...titles, name: /prisoners/ }).first()).toBeVisible()
})

test('unbalanced quotes: the words are looked for one by one, and the page says how to look for a phrase', async ({
  page,
}) => {
  for (const path of ['/search', '/activities']) {
    await page.goto(`${path}?${new URLSearchParams({ q: '"police training' })}`)
    const main = page.getByRole('main')
    await expect(main).toContainText('A quotation mark is not closed, so each word is looked for by itself.')
    await expect(main.getByRole('heading', { ...titles, name: /police/i }).first()).toBeVisible()
    await page.goto(`${path}?${new URLSearchParams({ q: '"police training"' })}`)
    await expect(main).not.toContainText('A quotation mark is not closed')
  }
})

for (const [name, path] of [
  ['a list', '/activities?cursor=bm8tcGxhY2U'],
  ['a list in its other order', '/activities?sort=oldest&cursor=bjc'],
  ['a list by relevance', '/activities?q=police&cursor=bjk5OTk5OQ'],
  ['the list of an agency', '/agencies/unodc?cursor=bm8tcGxhY2U'],
  ['a list, with what is no cursor at all', '/activities?cursor=%27%3B--'],
  ['the search', '/search?q=police&cursor=agency/no-such-thing'],
  ['the search, with what is no cursor at all', '/search?q=police&cursor=%00'],
] as const) {
  test(`an expired or forged place in ${name} begins it anew and says so`, async ({ page }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(200)
    const main = page.getByRole('main')
    await expect(main).toContainText(
      'The place in the list that this address names is not there, or not any more. The list is shown from its beginning.',
    )
    await expect(main).not.toContainText('is not known as')
    await expect(main.getByRole('link', { name: 'Back to the beginning' })).toHaveCount(0)
    expect(await main.getByRole('article').count()).toBeGreaterThanOrEqual(Math.min(shown, 5))
  })
}

test('an expired or forged cursor of the API is refused with what to do', async ({ request }) => {
  for (const path of [
    '/api/v1/activities?cursor=forged',
    '/api/v1/agencies?limit=2&cursor=T0V6V0NvNUFTaQA',
  ]) {
    const answer = await request.get(path)
    expect(answer.status()).toBe(400)
    expect(answer.headers()['content-type']).toBe('application/problem+json')
    const { detail, errors } = await answer.json()
    expect(detail).toBe('Change or leave out: cursor. “errors” says how.')
    expect(errors[0].detail).toContain('leave the parameter out to begin anew')
  }
})

test('a feed says that it begins anew, or that nothing is looked for', async ({ request }) => {
  const subtitle = async (query: string) =>
    /<subtitle[^>]*>([^<]*)/.exec(await (await request.get(`/feeds/activities.atom?${query}`)).text())?.[1]
  expect(await subtitle('cursor=bm8tcGxhY2U')).toContain('The list is shown from its beginning.')
  expect(await subtitle('q=%3F%3F%3F')).toContain('There is no word in “???” to search for.')
  expect(await subtitle('q=police')).not.toContain('There is no word')
})
