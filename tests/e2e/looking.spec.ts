import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as baseTest } from '@playwright/test'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site'

test('from a list to the map, by a click on a country back to the list of that country', async ({ page }) => {
  await page.goto('/activities?measure=policy')
  await page
    .getByRole('navigation', { name: 'Ways to look at it' })
    .getByRole('link', { name: 'Map' })
    .click()
  await expect(page).toHaveURL('/activities/map?measure=policy')
  await expect(page.getByRole('main')).toContainText(
    'The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.',
  )
  const mexico = page
    .getByRole('group', { name: 'Activities by country' })
    .getByRole('link', { name: /^Mexico: / })
  const count = Number(/(\d+) activit/.exec((await mexico.getAttribute('aria-label')) ?? '')?.[1])
  await mexico.click()
  await expect(page).toHaveURL('/activities?measure=policy&country=mex')
  await expect(page.getByRole('main')).toContainText(`${count} activit`)
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(count)
})

test('from a country to its activities in time, on the map, and to its results drawn', async ({ page }) => {
  for (const [name, path, words] of [
    ['Activities in time', '/activities/timeline', /\d+ activities in Mexico\./],
    ['Activities on the map', '/activities/map', /\d+ activities in Mexico\./],
    ['Results, drawn', '/results/charts', /\d+ results? (in|for) Mexico\./],
  ] as const) {
    await page.goto('/countries/mex')
    await page.getByRole('main').getByRole('link', { name }).click()
    await expect(page).toHaveURL(`${path}?country=mex`)
    await expect(page.getByRole('main')).toContainText(words)
  }
})

test('an empty list leads on to what there is without one of its filters', async ({ page }) => {
  for (const path of ['/activities', '/activities/timeline']) {
    await page.goto(`${path}?country=mex&period=2007-07--2008-01`)
    await expect(page.getByRole('main')).toContainText('No activity in Mexico')
    const way = page.getByRole('listitem').filter({ hasText: 'Without “Reporting period: ' })
    const count = Number(/(\d+) activit/.exec((await way.textContent()) ?? '')?.[1])
    await way.getByRole('link').click()
    await expect(page).toHaveURL(`${path}?country=mex`)
    await expect(page.getByRole('main')).toContainText(`${count} activities in Mexico`)
  }
})

test('so do an empty list of results, its views and the directory of entities', async ({ page }) => {
  for (const path of ['/results', '/results/map']) {
    await page.goto(`${path}?country=nru&pillar=data`)
    const way = page.getByRole('listitem').filter({ hasText: 'Without “Country: ' })
    await expect(way).toContainText(/\d+ result/)
    await way.getByRole('link').click()
    await expect(page).toHaveURL(`${path}?pillar=data`)
  }
  await page.goto(
    '/agencies?kind=international-financial-institution&mechanism=gbv-guidelines-reference-group',
  )
  const ways = page.getByRole('listitem').filter({ hasText: /^Without “.*\d+ entit/ })
  await expect(ways).toHaveCount(2)
})

test('what is chosen can be taken away where it was chosen, though nothing is left of it', async ({
  page,
}) => {
  await page.goto('/activities?country=nru&period=2007-07--2008-01')
  const chosen = page.getByRole('checkbox', { name: /^Nauru/ })
  await expect(chosen).toBeChecked()
  await chosen.uncheck()
  await page.getByRole('button', { name: 'Show what matches' }).click()
  await expect(page).toHaveURL(/period=2007-07--2008-01/)
  await expect(page).not.toHaveURL(/country/)
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
})

test('a small State is reached by its dot and by the list', async ({ page }) => {
  await page.goto('/activities/map')
  await page
    .getByRole('group')
    .getByRole('link', { name: /^Samoa: / })
    .click()
  await expect(page).toHaveURL('/activities?country=wsm')
  await page.goto('/activities/map')
  await page.getByRole('link', { name: 'Samoa', exact: true }).click()
  await expect(page).toHaveURL('/activities?country=wsm')
})

test('from a list to the timeline, by a click on a bar back to what it counts', async ({ page }) => {
  await page.goto('/activities?q=training')
  await page
    .getByRole('navigation', { name: 'Ways to look at it' })
    .getByRole('link', { name: 'Timeline' })
    .click()
  await page.getByRole('main').getByRole('link', { name: 'Agency', exact: true }).click()
  await expect(page).toHaveURL('/activities/timeline?q=training&by=agency')
  const bar = page.getByRole('link', { name: /^Feb 2017 – Apr 2018, DPO: / })
  const count = Number(/(\d+) activit/.exec((await bar.getAttribute('aria-label')) ?? '')?.[1])
  await bar.click()
  await expect(page).toHaveURL('/activities?q=training&agency=dpo&period=2017-02--2018-04')
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(count)
})

test('a filter of a view keeps the view', async ({ page }) => {
  await page.goto('/activities/timeline?by=agency')
  await page.getByRole('checkbox', { name: 'Training' }).check()
  await page.getByRole('button', { name: 'Show what matches' }).click()
  await expect(page).toHaveURL(/\/activities\/timeline\?.*measure=training.*by=agency/)
  await expect(page.getByRole('main')).toContainText(/\d+ activities on Training\./)
})

for (const path of [
  '/activities/map',
  '/activities/timeline',
  '/results/map',
  '/results/charts',
  '/mechanisms/matrix',
])
  test(`${path} stands as a table behind a disclosure, and as files`, async ({ page, request }) => {
    await page.goto(path)
    await page.getByText('Show as a table').first().click()
    await expect(page.getByRole('table').last()).toBeVisible()
    const svg = await request.get(`${path}.svg`)
    expect(svg.headers()['content-type']).toMatch(/^image\/svg\+xml/)
    expect(await svg.text()).toMatch(/Licence: [\s\S]*Made on \d/)
    const png = await request.get(`${path}.png`)
    expect(png.headers()['content-type']).toBe('image/png')
    expect((await png.body()).subarray(1, 4).toString()).toBe('PNG')
    const csv = await request.get(`${path}.csv`)
    expect(csv.headers()['content-disposition']).toMatch(/^attachment; filename="[a-z-]+\.csv"$/)
    const [head = '', first = ''] = (await csv.text()).split('\r\n')
    expect(head).toMatch(/^\ufeff.*,Taken from,Licence,Date$/)
    const columns = head.split(',')
    expect(columns).toHaveLength(new Set(columns).size)
    expect(first).toContain('Source: ')
    for (const file of [svg, png, csv]) {
      expect(file.headers()['cache-control']).toBe(
        'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
      )
      const known = { headers: { 'If-None-Match': file.headers().etag ?? '' } }
      const again = await request.get(file.url(), known)
      expect([again.status(), (await again.body()).length]).toEqual([304, 0])
      const narrowed = path.startsWith('/mechanisms') ? '?by=agency' : '?country=mex'
      expect((await request.get(`${file.url()}${narrowed}`, known)).status()).toBe(200)
    }
  })

test('an embedded view says of words in which there is nothing to look for', async ({ page }) => {
  for (const view of ['map', 'timeline']) {
    await page.goto(`/embed/activities/${view}?q=%21%21`)
    await expect(page.getByRole('main')).toContainText('There is no word in')
  }
})

test('the lines to embed a view work on another page, and no other page can be framed', async ({ page }) => {
  await page.goto('/activities/map?country=mex')
  await page.getByText('Show it on another page').click()
  const [, source = ''] = /src="([^"]+)"/.exec((await page.locator('pre').textContent()) ?? '') ?? []
  const { pathname, search } = new URL(source.replaceAll('&amp;', '&'))
  expect(pathname + search).toBe('/embed/activities/map?country=mex')
  const response = await page.goto(pathname + search)
  expect(response?.headers()['content-security-policy']).toContain('frame-ancestors *')
  expect(response?.headers()['x-frame-options']).toBeUndefined()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activities on the map')
  expect(await accessibilityViolations(page)).toEqual([])
  for (const path of ['/', '/activities/map']) {
    const other = await page.request.get(path)
    expect(other.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(other.headers()['x-frame-options']).toBe('DENY')
  }
})

/** Another site, each of whose pages shows the portal's page of the same address in a frame. */
async function framingSite(portal: string | undefined): Promise<{ address: string; close: () => void }> {
  const other = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<iframe src="${portal}${request.url}" width="1200" height="900"></iframe>`)
  })
  await new Promise<void>((listening) => {
    other.listen(0, '127.0.0.1', listening)
  })
  return {
    address: `http://127.0.0.1:${(other.address() as AddressInfo).port}`,
    close: () => other.close(),
  }
}

baseTest('another site shows the view in a frame, and nothing but the view', async ({ page, baseURL }) => {
  const other = await framingSite(baseURL)
  const framed = page.frameLocator('iframe').getByRole('heading', { level: 1 })
  await page.goto(`${other.address}/embed/activities/map`)
  await expect(framed).toHaveText('Activities on the map')
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
  await page.goto(`${other.address}/activities/map`)
  await refused
  await expect(framed).toHaveCount(0)
  other.close()
})

for (const [view, name] of [
  ['activities/timeline', /^Feb 2017 – Apr 2018: \d+ activities$/],
  ['activities/timeline', /^Feb 2017 – Apr 2018, Training: /],
  ['activities/map', /^Mexico: /],
  ['results/map', /^Mexico: /],
] as const)
  baseTest(
    `a click on ${name.source} in a framed ${view} leads out of the frame`,
    async ({ page, baseURL, context }) => {
      await page.setViewportSize({ width: 1280, height: 1000 })
      const other = await framingSite(baseURL)
      await page.goto(`${other.address}/embed/${view}`)
      const opened = context.waitForEvent('page')
      await page.frameLocator('iframe').getByRole('link', { name }).first().click()
      await expect((await opened).getByRole('heading', { level: 1 })).toHaveText(/^(Activities|Results)$/)
      await expect(page.frameLocator('iframe').getByRole('link', { name }).first()).toBeVisible()
      other.close()
    },
  )

test('the matrix scrolls within itself on a phone, and its names stay in view', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/mechanisms/matrix')
  expect(await sidewaysOverflow(page)).toBe(0)
  const matrix = page.getByRole('region', { name: 'Entities and mechanisms' })
  const name = matrix.getByRole('rowheader', { name: 'UNODC' })
  await name.scrollIntoViewIfNeeded()
  await matrix.evaluate((element) => element.scrollTo({ left: 400 }))
  await expect(name).toBeInViewport()
})

test('views are not for crawlers', async ({ page }) => {
  await page.goto('/activities/map?measure=policy')
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  for (const link of await page.getByRole('group', { name: 'Activities by country' }).getByRole('link').all())
    await expect(link).toHaveAttribute('rel', 'nofollow')
})
