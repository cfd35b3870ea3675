import { expect, test } from './site'

test('a bad value is named and the rest of the filters still apply', async ({ page }) => {
  await page.goto('/activities?agency=unodc&measure=nonsense&from=yesterday&unknown=1')
  await expect(page.getByRole('main')).toContainText('“nonsense” is not known as Kind of work')
  await expect(page.getByRole('main')).toContainText('“yesterday” is not known as From')
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('Agency: UNODC')
})

test('a missing page says so and offers the nearest', async ({ page }) => {
  const response = await page.goto('/agencies/unodd')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'United Nations Office on Drugs and Crime' })).toHaveAttribute(
    'href',
    '/agencies/unodc',
  )
  const deep = await page.goto('/no/such/place')
  expect(deep?.status()).toBe(404)
})

test('a missing page is small, however long the address was', async ({ request }) => {
  const missing = await request.get(`/agencies/${'x'.repeat(9000)}`)
  expect(missing.status()).toBe(404)
  expect((await missing.body()).length).toBeLessThan(9000)
})

test('a former address leads on without a page of its own', async ({ request }) => {
  const moved = await request.get('/agencies/dpko?measure=policy', { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers().location).toBe('/agencies/dpo?measure=policy')
  expect(await moved.body()).toHaveLength(0)
})

test('one page has one address', async ({ request, baseURL }) => {
  const cases = {
    '/en/agencies': '/agencies',
    '/Agencies/UNODC/': '/agencies/unodc',
    '/agencies//unodc': '/agencies/unodc',
    '/countries/MEX': '/countries/mex',
  }
  for (const [asked, clean] of Object.entries(cases)) {
    const response = await request.get(asked)
    expect(new URL(response.url()).pathname, asked).toBe(clean)
    expect(response.status()).toBe(200)
  }
  expect(baseURL).toBeTruthy()
})

test('hostile addresses get a page, never a fault', async ({ request }) => {
  const hostile = [
    '/activities?cursor=%00%ff&q=%F0%9F%98%80',
    `/activities?q=${'x'.repeat(8000)}`,
    `/activities?${'agency=unodc&'.repeat(500)}`,
    '/agencies/%2e%2e/%2e%2e/etc/passwd',
    '/activities?period=2009-13--2010-99&from=2010-99&region=abc&country=zzz',
    '/agencies/__proto__?measure=__proto__',
    '/activities/filtered/%ff',
    "/activities?q='; DROP TABLE activities; --",
    '/results?year=9999&pillar=nothing',
  ]
  for (const address of hostile) {
    const response = await request.get(address, { maxRedirects: 3 })
    expect(response.status(), address).toBeLessThan(500)
  }
})

test('every page says its canonical address and its other languages', async ({ page, baseURL }) => {
  await page.goto('/fr/agencies/unodc?measure=policy')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/fr\/agencies\/unodc$/)
  await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(7)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await page.goto('/agencies/unodc')
  const data = await page.locator('script[type="application/ld+json"]').first().textContent()
  expect(JSON.parse(data ?? '')).toMatchObject({ '@context': 'https://schema.org' })
  expect(baseURL).toBeTruthy()
})

test('sitemaps and robots list pages, not combinations', async ({ request }) => {
  const index = await (await request.get('/sitemap.xml')).text()
  const sitemaps = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]*)<\/loc>/g)].map(([, path]) => path ?? '')
  const texts = await Promise.all(sitemaps.map(async (path) => (await request.get(path)).text()))
  const sitemap = texts.join('\n')
  expect(sitemap).toContain('/agencies/unodc</loc>')
  expect(sitemap).toContain('/activities/building-safety-in-emergencies</loc>')
  expect(sitemap).not.toMatch(/<loc>[^<]*\?/)
  expect(sitemap).toContain('hreflang="ar"')
  expect((await request.get('/sitemaps/activities-999999.xml')).status()).toBe(404)
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain('Disallow: /*?')
  expect(robots).toContain('Sitemap: ')
})

test('a list is paged by address, without losing or repeating anything', async ({ page }) => {
  const titles = new Set<string>()
  await page.goto('/activities')
  const total = Number(/All (\d+) activities/.exec((await page.getByRole('main').textContent()) ?? '')?.[1])
  for (;;) {
    for (const title of await page
      .getByRole('main')
      .getByRole('article')
      .getByRole('heading')
      .allTextContents()) {
      expect(titles.has(title), title).toBe(false)
      titles.add(title)
    }
    const next = page.getByRole('link', { name: /^Next/ })
    if ((await next.count()) === 0) break
    const address = (await next.getAttribute('href')) ?? ''
    await next.click()
    await page.waitForURL(address)
  }
  expect(titles.size).toBe(total)
})
