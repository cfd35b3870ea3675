import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { latestActivities } from '../../lib/directory/latest-activities.ts'
import { writeAtom } from '../../lib/interchange/atom.ts'
import { serialiseFilters } from '../../lib/search/params.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')
const site = 'https://inventory.example.org'

/** A feed as its handler makes it, read again by a strict parser. */
async function feed(filters: Parameters<typeof latestActivities>[0], limit?: number) {
  const listed = await latestActivities(filters, limit)
  const query = serialiseFilters('activities', filters)
  const text = writeAtom({
    site,
    title: 'Activities & <more>',
    subtitle: null,
    rights: 'With attribution',
    query,
    updatedAt: listed.updatedAt ?? new Date(0).toISOString(),
    entries: listed.items,
    links: { self: `${site}/feeds/activities.atom?${query}`, first: site, next: null, alternate: site },
  })
  return { listed, text, elements: elementsOf(text) }
}

describe('the feed of activities', () => {
  it('is well-formed, and each entry has all that Atom demands', async () => {
    const { elements } = await feed({}, 100)
    const entries = elements.filter(({ path }) => path === 'feed/entry')
    expect(entries).toHaveLength(await client.activity.count())
    for (const required of ['id', 'title', 'updated', 'published', 'summary', 'content'])
      expect(elements.filter(({ path }) => path === `feed/entry/${required}`)).toHaveLength(entries.length)
    expect(elements.every(({ uri }) => uri === 'http://www.w3.org/2005/Atom')).toBe(true)
    const ids = elements.filter(({ path }) => path === 'feed/entry/id').map(({ text }) => text)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('tag:inventory.example.org,2026:activities/police-training-in-southern-africa')
    const authors = elements.filter(({ path }) => path === 'feed/entry/author/name')
    expect(authors.map(({ text }) => text)).toContain('United Nations Office on Drugs and Crime')
    for (const { text } of elements.filter(({ path }) => /updated$|published$/.test(path)))
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
    const measures = elements.filter(({ path }) => path === 'feed/entry/category')
    expect(measures.map(({ attributes }) => attributes.term)).toContain('training')
  })

  it('has what changed last first, whatever its period, and loses nothing between pages', async () => {
    const old = await client.activity.findFirstOrThrow({ orderBy: { startMonth: 'asc' } })
    const at = new Date(Date.now() + 1000)
    await client.activity.update({ where: { id: old.id }, data: { updatedAt: at } })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await latestActivities(cursor ? { cursor: [cursor] } : {}, 7)
      seen.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen[0]).toBe(old.slug)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await client.activity.count())
    expect((await latestActivities({})).updatedAt).toBe(at.toISOString())
  })

  it('is narrowed as the list is', async () => {
    const { listed, elements } = await feed({ agency: ['unodc'], measure: ['training'] }, 100)
    expect(listed.items.length).toBe(
      await client.activity.count({
        where: {
          agencies: { some: { agency: { slug: 'unodc' } } },
          measures: { some: { measure: { slug: 'training' } } },
        },
      }),
    )
    expect(elements.find(({ path }) => path === 'feed/id')?.text).toBe(
      'tag:inventory.example.org,2026:feeds/activities?agency=unodc&measure=training',
    )
    const none = await latestActivities({ q: ['zzzzzz'] })
    expect(none.items).toEqual([])
    expect(none.updatedAt).not.toBeNull()
    expect((await latestActivities({ cursor: ['bm9uc2Vuc2U'] })).items.length).toBeGreaterThan(0)
  })

  it('finds the same where it looks through what changed instead of sorting all matches', async () => {
    for (const filters of [{}, { agency: ['unodc'] }, { q: ['police'], measure: ['training'] }]) {
      const sorted = await latestActivities(filters, 5)
      expect(await latestActivities(filters, 5, 2)).toEqual(sorted)
      const cursor = sorted.nextCursor ? [sorted.nextCursor] : []
      expect(await latestActivities({ ...filters, cursor }, 5, 2)).toEqual(
        await latestActivities({ ...filters, cursor }, 5),
      )
    }
  })

  it('holds any text there may be, and no script', async () => {
    const hostile = 'A ]]> & <b>\u0001\ud800 "x" \r\n 😀\ufffe end'
    const { id } = await client.activity.findUniqueOrThrow({
      where: { slug: 'icat-brief-on-gender-and-trafficking' },
    })
    await client.activity.update({
      where: { id },
      data: {
        title: hostile.replace(/\ud800/, ''),
        body: 'One <script>alert(1)</script> [two](javascript:alert(1)) & **three**',
        updatedAt: new Date(Date.now() + 5000),
      },
    })
    const { elements } = await feed({}, 1)
    expect(elements.find(({ path }) => path === 'feed/entry/title')?.text).toContain('A ]]> & <b> "x"')
    const content = elements.find(({ path }) => path === 'feed/entry/content')
    expect(content?.attributes.type).toBe('html')
    expect(content?.text).toContain('<strong>three</strong>')
    expect(content?.text).not.toMatch(/<script|javascript:/)
  })
})

type Element = { path: string; uri: string; attributes: Record<string, string>; text: string }

/** Every element of a document in order. Throws at whatever is not well-formed XML with namespaces. */
function elementsOf(text: string): Element[] {
  const parser = new SaxesParser({ xmlns: true })
  const found: Element[] = []
  const open: Element[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const path = [open.at(-1)?.path, local].filter(Boolean).join('/')
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value])
    const element = { path, uri, attributes: Object.fromEntries(values), text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', (more) => {
    for (const element of open.slice(-1)) element.text += more
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return found
}
