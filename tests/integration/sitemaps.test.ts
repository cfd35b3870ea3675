import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { countActivityParts, listActivityPages, listPages } from '../../lib/directory/pages.ts'
import { writeSitemap, writeSitemapIndex } from '../../lib/interchange/sitemap.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')
const site = 'https://vawg.example.org'

describe('sitemaps', () => {
  it('list every activity once, in parts', async () => {
    // Numbers have gaps: what is withdrawn leaves its own behind.
    const { number } = await client.activity.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const first = await client.activity.findFirstOrThrow({ orderBy: { number: 'asc' } })
    await client.activity.update({ where: { id: first.id }, data: { number: (number ?? 0) + 12_000 } })
    const parts = Array.from({ length: await countActivityParts() }, (_, index) =>
      listActivityPages(index + 1),
    )
    const listed = (await Promise.all(parts)).flat().map(({ path }) => path)
    const activities = await client.activity.findMany({ select: { slug: true } })
    expect(listed.toSorted()).toEqual(activities.map(({ slug }) => `/activities/${slug}`).toSorted())
  })

  it('are XML with the page in each language', async () => {
    const pages = await listPages()
    const found: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'link') found.push(String(attributes.href?.value))
    })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(writeSitemap(pages, site)).close()
    expect(found).toHaveLength(pages.length * 7)
    expect(found).toContain(`${site}/ar/agencies/unodc`)
    parser.write(writeSitemapIndex(['/sitemaps/pages.xml'], site)).close()
  })
})
