import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { APIRequestContext, Page } from '@playwright/test'
import { SaxesParser } from 'saxes'
import { expect, test } from './site'

/** The examples as they stand on the page, by name. */
async function examplesOn(page: Page): Promise<Record<string, string>> {
  await page.goto('/data')
  const blocks = await page.locator('pre[data-example]').all()
  const named = blocks.map(async (block) => [
    await block.getAttribute('data-example'),
    await block.textContent(),
  ])
  return Object.fromEntries(await Promise.all(named))
}

/** Runs a program in a directory of its own; `read` looks at what it left there. */
async function runs<T>(
  command: string,
  args: string[],
  read: (directory: string, output: string) => T,
  environment: Record<string, string> = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'example-'))
  try {
    const { stdout } = await promisify(execFile)(command, args, {
      cwd: directory,
      env: { ...process.env, ...environment },
    })
    return read(directory, stdout)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function totalOf(request: APIRequestContext, query: string): Promise<number> {
  return (await (await request.get(`/api/v1/activities?${query}&limit=1`)).json()).meta.total
}

test.describe('each example of the page runs as it stands', () => {
  test('curl, a page of JSON', async ({ page }) => {
    const { curlPage = '' } = await examplesOn(page)
    const answer = await runs('sh', ['-c', curlPage], (_, output) => JSON.parse(output))
    expect(answer.data.length).toBeGreaterThan(0)
    expect(answer.data[0].agencies.map(({ slug }: { slug: string }) => slug)).toContain('unodc')
  })

  test('curl, a table', async ({ page, request }) => {
    const { curlTable = '' } = await examplesOn(page)
    const table = await runs('sh', ['-c', curlTable], (directory) =>
      readFileSync(join(directory, 'training.csv'), 'utf8'),
    )
    expect(table).toContain('period.start')
    expect(table.split('\r\n').length).toBeGreaterThan(await totalOf(request, 'measure=training'))
  })

  test('curl, the whole inventory', async ({ page }) => {
    const { curlWhole = '' } = await examplesOn(page)
    const archive = await runs('sh', ['-c', curlWhole], (directory) =>
      readFileSync(join(directory, 'inventory.zip')),
    )
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    expect(archive.toString('latin1')).toContain('SHA256SUMS')
  })

  test('Python', async ({ page }) => {
    const { python = '' } = await examplesOn(page)
    const output = await runs('python3', ['-c', python], (_, text) => text)
    expect(output).toMatch(/^\d+ \p{L}/mu)
  })

  /** R is not on every machine; without it, its address at least must answer with what the program reads. */
  test('R', async ({ page, request }) => {
    const { r = '' } = await examplesOn(page)
    const installed = await runs('sh', ['-c', 'command -v Rscript || true'], (_, output) => output.trim())
    if (installed) {
      const total = await totalOf(request, 'measure=training')
      // Where no locale is set, R cannot hold most characters and leaves out what comes after the first of them.
      for (const LC_ALL of ['C', 'C.UTF-8']) {
        const output = await runs('Rscript', ['-e', r], (_, text) => text, { LC_ALL })
        const [, counts = ''] = /global +national.*\n([ \d]+)\n/.exec(output) ?? []
        expect(
          counts
            .trim()
            .split(/ +/)
            .reduce((sum, count) => sum + Number(count), 0),
        ).toBe(total)
        expect(output).toMatch(/period\.start +period\.end\s+1 +\d{4}-\d{2} +\d{4}-\d{2}/)
      }
      return
    }
    const answer = await request.get(/"(http[^"]+)"/.exec(r)?.[1] ?? '')
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8')
    const text = await answer.text()
    expect(text.startsWith('\ufeff')).toBe(true)
    const header = text.slice(1).split('\r\n')[0]?.split(',') ?? []
    expect(header).toEqual(expect.arrayContaining(['scope', 'title', 'period.start', 'period.end']))
  })
})

test('every download and description that the page names is there', async ({ page, request }) => {
  test.slow()
  await page.goto('/data')
  const addresses = await page
    .getByRole('main')
    .locator('a[href^="/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
  expect(addresses.length).toBeGreaterThan(60)
  for (const view of ['/activities/map', '/results/charts', '/mechanisms/matrix'])
    expect(addresses).toEqual(expect.arrayContaining([view, `${view}.svg`, `${view}.png`, `${view}.csv`]))
  for (const address of addresses) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
  }
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  const kinds = JSON.parse(data ?? '')['@graph'].map((node: { '@type': string }) => node['@type'])
  expect(kinds).toEqual(expect.arrayContaining(['DataCatalog', 'Dataset']))
})

test('a list is taken along with its filters', async ({ page, request }) => {
  await page.goto('/activities?agency=unodc&sort=oldest')
  await expect(page.getByRole('link', { name: 'This list as CSV' })).toHaveAttribute(
    'href',
    '/api/v1/activities?agency=unodc&sort=oldest&format=csv',
  )
  const found = await page.locator('link[type="application/atom+xml"]').getAttribute('href')
  expect(new URL(found ?? '').search).toBe('?agency=unodc')
  const shown = await page.getByRole('link', { name: 'Feed of this list' }).getAttribute('href')
  const answer = await request.get(shown ?? '')
  expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  const entries = entriesOf(await answer.text())
  expect(entries).toBe(await totalOf(request, 'agency=unodc'))
  const again = await request.get(shown ?? '', { headers: { 'If-None-Match': answer.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
})

test('a feed that is asked for wrongly says so and goes on', async ({ request }) => {
  const text = await (
    await request.get('/feeds/activities.atom?agency=unodc&measure=nonsense&cursor=%00')
  ).text()
  expect(entriesOf(text)).toBeGreaterThan(0)
  expect(text).toContain('“nonsense” is not known as measure and was left out.')
})

test('an address of the former inventory leads on, and the list says what is not known', async ({ page }) => {
  await page.goto('/index.php/fr/agencies?f%5B0%5D=agencies:31&f%5B1%5D=measures:76&f%5B2%5D=periods:94')
  expect(new URL(page.url()).pathname).toBe('/fr/activities')
  await expect(page.getByRole('main')).toContainText('the reporting period number 94')
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('Agency: UNODC')
  const response = await page.goto('/en/agencies/nobody-knows')
  expect(response?.status()).toBe(200)
  expect(new URL(page.url()).pathname).toBe('/agencies')
  await expect(page.getByRole('main')).toContainText('the agency “nobody-knows”')
})

/** How many entries a feed has. Throws at whatever is not well-formed. */
function entriesOf(text: string): number {
  const parser = new SaxesParser({ xmlns: true })
  let entries = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local }) => {
    if (local === 'entry') entries += 1
  })
  parser.write(text).close()
  return entries
}
