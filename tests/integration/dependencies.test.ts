import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * Below these are holes that are known (OWASP ASVS 5.0, 15.1.2). Of Prisma's client, 7.10.1 was not published: 7.10.0 is
 * what belongs to 7.10.1 of the others.
 */
const floors = {
  next: '16.3.3',
  'next-auth': '4.24.15',
  prisma: '7.10.1',
  '@prisma/adapter-pg': '7.10.1',
  '@prisma/client': '7.10.0',
}
type Name = keyof typeof floors
const names = Object.keys(floors) as Name[]

const manifest: { dependencies: Record<Name, string> } = read('package.json')
const lock: { packages: Record<string, { version?: string }> } = read('package-lock.json')

describe.each(names)('%s', (name) => {
  it(`is ${floors[name]} or newer wherever it is locked, and asked for by that version alone`, () => {
    const locked = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(locked.length).toBeGreaterThan(0)
    expect(locked.filter(([, { version = '0' }]) => isBelow(version, floors[name]))).toEqual([])
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(manifest.dependencies[name])
  })

  it('is installed as it is locked', () => {
    const { version }: { version: string } = read(`node_modules/${name}/package.json`)
    expect(version).toBe(lock.packages[`node_modules/${name}`]?.version)
  })
})

it.each([
  ['16.3.2', true],
  ['16.3.3-canary.9', true],
  ['15.9.9', true],
  ['0', true],
  ['16.3.3', false],
  ['16.10.0', false],
  ['16.4.0-canary.1', false],
])('%s is below 16.3.3: %s', (version, below) => expect(isBelow(version, '16.3.3')).toBe(below))

/** Whether a version is older than a release. What leads up to a release is older than the release. */
function isBelow(version: string, release: string): boolean {
  const [core = '', ahead] = version.split('-', 2)
  const order = core.localeCompare(release, 'en', { numeric: true })
  return order < 0 || (order === 0 && ahead !== undefined)
}

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8'))
}
