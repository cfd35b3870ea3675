import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPage, listActivityPages, listPages, lists } from '../../lib/directory/pages.ts'
import { internalAddress, isPersonal } from '../../lib/server/addresses.ts'
import { textPageNames } from '../../lib/text-pages.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')

describe('whether there is a page', () => {
  it('is known of every one that the sitemaps name', async () => {
    const paths = [...lists, ...(await pathsOfThings())]
    const missing = []
    for (const path of paths) if ((await findPage(path)) !== 'page') missing.push(path)
    expect(missing).toEqual([])
    expect(new Set(paths.map((path) => path.split('/')[1])).size).toBeGreaterThan(10)
  })

  it('is known of every public page that is written', async () => {
    const things = await pathsOfThings()
    const examples = publicRoutes().flatMap((route) => {
      if (route === '/[page]') return textPageNames.map((name) => `/${name}`)
      const start = /^(\/[a-z]+\/)\[\w+\]/.exec(route)?.[1]
      const thing = things.find((path) => start && path.startsWith(start))
      return route.replace(/^\/[a-z]+\/\[\w+\]/, thing ?? '$&').replace('[version]', '1')
    })
    expect(examples.length).toBeGreaterThan(20)
    const found = await Promise.all(examples.map(async (path) => [path, await findPage(path)]))
    expect(found).toEqual(examples.map((path) => [path, 'page']))
  })

  it.each([
    '/agencies/nobody',
    '/activities/nothing',
    '/activities/nothing/citation.ris',
    '/activities/nothing/versions/1',
    '/activities/police-training-in-southern-africa/versions',
    '/activities/police-training-in-southern-africa/versions/2',
    '/activities/police-training-in-southern-africa/versions/01',
    '/countries/zzz',
    '/measures/nothing',
    '/mechanisms/nothing',
    '/periods/1999-01--1999-02',
    '/programmes/nothing',
    '/stories/nothing',
    '/agencies/unodc/more',
    '/agencies/unodc/citation.ris',
    '/agencies/%E2%82%AC',
    "/agencies/'",
    '/unodc/agencies',
    '/nothing',
    '/no/such/place',
    '/__proto__/constructor',
    '/embed/activities/nothing',
    '/missing',
  ])('is denied of %s', async (path) => {
    expect(await findPage(path)).toBe('nothing')
  })

  it('is known of what was taken back: it says so', async () => {
    const gone = { title: 'A title', reason: 'A reason.', withdrawnAt: new Date() }
    await client.withdrawal.create({ data: { ...gone, kind: 'activity', slug: 'taken-back' } })
    await client.withdrawal.create({ data: { ...gone, kind: 'story', slug: 'taken-back-too' } })
    expect(await findPage('/activities/taken-back')).toBe('page')
    expect(await findPage('/stories/taken-back-too')).toBe('page')
    expect(await findPage('/stories/taken-back')).toBe('nothing')
  })

  it('is told of an agency by its address of before', async () => {
    expect(await findPage('/agencies/dpko')).toEqual({ movedTo: '/agencies/dpo' })
    expect(await findPage('/agencies/unifem')).toEqual({ movedTo: '/agencies/un-women' })
    expect(await findPage('/activities/dpko')).toBe('nothing')
  })
})

async function pathsOfThings(): Promise<string[]> {
  return [...(await listPages()), ...(await listActivityPages(1))].map(({ path }) => path)
}

/** The addresses of everything under `app` that visitors reach as a public page. */
function publicRoutes(): string[] {
  const inside = /^\/missing$|\/filtered$|\[\.\.\.rest\]/
  return readdirSync('app/[locale]/(public)', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\/?(?:page\.tsx|route\.ts)$/, '')}`)
    .filter((path) => !inside.test(path) && !isPersonal(internalAddress(path, () => null)))
}
