import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knownFiles } from './files.ts'

let project: string

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'))
  for (const file of ['public/world.svg', '.next/static/chunks/[a]~1.js']) {
    mkdirSync(join(project, file, '..'), { recursive: true })
    writeFileSync(join(project, file), '')
  }
})

afterAll(() => rmSync(project, { recursive: true }))

it.each(['/world.svg', '/_next/static/chunks/[a]~1.js', '/_next/static/chunks/%5Ba%5D~1.js'])(
  'there is %s',
  (path) => {
    expect(knownFiles(project)(path)).toBe(true)
  },
)

it.each([
  '/nothing.svg',
  '/_next/static/chunks/a.js',
  '/_next/data/x.json',
  '/_next/image',
  '/api/nothing',
  '/api/v10',
  '/feeds/nothing',
  '/sitemaps/nothing.xml',
])('there is no %s', (path) => {
  expect(knownFiles(project)(path)).toBe(false)
})

it('there is every route of data that is written', () => {
  const has = knownFiles(project)
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/route.ts') && !file.startsWith('/[locale]/'))
    .map((file) => file.replace(/\/route\.ts$/, '').replace('[part]', 'pages.xml'))
  expect(routes).toContain('/api/v1')
  expect(routes.filter((route) => !has(route))).toEqual([])
})
