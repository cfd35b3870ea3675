import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isTextPageName, readTextPage, textPageNames } from './text-pages.ts'

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(root, 'en'))
  await mkdir(join(root, 'fr'))
  await writeFile(
    join(root, 'en', 'about.md'),
    '---\ntitle: About\nsummary: What it is.\n---\n\nSee [Data](/data) and [the law](https://undocs.org/A).\n',
  )
  await writeFile(join(root, 'fr', 'about.md'), '---\ntitle: À propos\nsummary: En bref.\n---\n\nTexte.\n')
  await writeFile(join(root, 'en', 'privacy.md'), 'No fields here.\n')
})

afterAll(() => rm(root, { recursive: true }))

describe('a page of text', () => {
  test('is read in the language asked for', async () => {
    const page = await readTextPage('about', 'fr', root)
    expect(page).toMatchObject({ title: 'À propos', summary: 'En bref.', language: 'fr' })
    expect(page.body.trim()).toBe('Texte.')
  })

  test('stands in English, and says so, where it has not been translated', async () => {
    const page = await readTextPage('about', 'ru', root)
    expect(page).toMatchObject({ title: 'About', language: 'en' })
  })

  test('links to the portal in the language of the visit, and to others as they are', async () => {
    const page = await readTextPage('about', 'ar', root)
    expect(page.body).toContain('[Data](/ar/data)')
    expect(page.body).toContain('(https://undocs.org/A)')
    expect((await readTextPage('about', 'en', root)).body).toContain('[Data](/data)')
  })

  test('must begin with its title and summary', async () => {
    await expect(readTextPage('privacy', 'en', root)).rejects.toThrow('title and summary')
  })

  test('is one of those that exist', () => {
    expect(isTextPageName('about')).toBe(true)
    expect(isTextPageName('abouts')).toBe(false)
  })

  test.each(textPageNames)('%s is written in English', async (name) => {
    const page = await readTextPage(name, 'en')
    expect(page.body.length).toBeGreaterThan(500)
  })
})
