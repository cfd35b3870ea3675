import { spawnSync } from 'node:child_process'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, type Hidden, hideCanaries } from '../support/canaries.ts'
import { openDesk } from '../support/occasions.ts'
import { type ServedPortal, startServedPortal } from '../support/served-portal.ts'

let portal: ServedPortal
let hidden: Hidden

beforeAll(async () => {
  portal = await startServedPortal()
  hidden = await hideCanaries(await openDesk(portal.client))
})

afterAll(() => portal.stop())

/** Where a reader begins, and what programs ask for. */
const doors = [
  '/',
  '/sitemap.xml',
  '/feeds/activities.atom',
  '/data/catalogue.jsonld',
  '/api/v1/openapi.json',
  '/api/v1/inventory.zip',
  ...[
    'agencies',
    'activities',
    'periods',
    'measures',
    'mechanisms',
    'programmes',
    'results',
    'stories',
    'countries',
  ].flatMap((kind) => [
    `/api/v1/${kind}?limit=100`,
    ...['csv', 'xlsx', 'jsonl'].map((format) => `/api/v1/${kind}?format=${format}`),
  ]),
  '/activities?agency=unodc',
  '/activities?sort=newest',
  '/activities?period=2026-01--2026-12',
  '/activities/map?agency=unodc',
  '/activities/timeline.csv',
  '/results/charts',
  '/agencies/unodc',
]
/** What was asked for here, as the log writes it down: without query. */
const asked = new Set<string>()

/** More than enough for every page of the starting content that is linked from another. */
const mostPages = 500

/** An answer in readable form, also what is packed. */
async function read(path: string): Promise<{ status: number; text: string }> {
  asked.add(path.replace(/\?.*/, ''))
  const response = await fetch(`${portal.origin}${path}`, { redirect: 'manual' })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const text = isPacked
    ? Object.entries(unzipSync(bytes))
        .map(([name, file]) => `${name}\n${strFromU8(file)}`)
        .join('\n')
    : new TextDecoder().decode(bytes)
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return { status: response.status, text: `${headers}\n${text}` }
}

function linksIn(text: string): string[] {
  const found = [
    ...text.matchAll(/(?:href|src|action)="([^"]+)"|<loc>([^<]+)<\/loc>|"(?:url|next)":\s*"([^"]+)"/g),
  ]
  return found.flatMap(([, ...links]) => {
    const link = links.find((each) => each !== undefined)?.replaceAll('&amp;', '&') ?? ''
    const url = URL.canParse(link, portal.origin) ? new URL(link, portal.origin) : null
    // Mail that demo mode keeps is for whoever tries the desk out; languages show the same.
    const isOurs =
      url?.origin === portal.origin &&
      !/^\/(?:dev|_next|desk|sign-in|ar|es|fr|ru|zh)(?:\/|$)/.test(url.pathname)
    return url && isOurs ? [url.pathname + url.search] : []
  })
}

describe('what is written at the desk and not published', () => {
  it('is on no page, in no feed, file, map or answer that a reader or a program can come to', async () => {
    const known = new Set(doors)
    const waiting = [...doors]
    let seen = 0
    for (let path = waiting.shift(); path !== undefined && seen < mostPages; path = waiting.shift()) {
      const { status, text } = await read(path)
      seen += 1
      expect([path, status < 500]).toEqual([path, true])
      expect([path, text.match(new RegExp(`${canary}\\w*`))?.[0]]).toEqual([path, undefined])
      for (const link of linksIn(text)) {
        if (known.has(link)) continue
        known.add(link)
        waiting.push(link)
      }
    }
    expect(seen).toBeGreaterThan(200)
  })

  it('is not found by any of its words', async () => {
    for (const word of hidden.words)
      for (const path of ['/search?q=', '/activities?q=', '/api/v1/activities?q=', '/api/suggestions?q=']) {
        const { text } = await read(`${path}${word}`)
        // The page says what was looked for.
        expect([path, text.replaceAll(word, '').includes(canary)]).toEqual([path, false])
        if (path.includes('/api/')) expect(text).not.toContain(`"slug"`)
      }
    for (const path of ['/search?q=', '/api/suggestions?q=']) {
      const { text } = await read(`${path}${canary}`)
      expect(text).not.toMatch(new RegExp(`${canary}\\w`))
    }
  })

  it('is not given to those who guess an address', async () => {
    const documents = await portal.client.document.findMany({ where: { id: { in: hidden.ids } } })
    const names = documents.flatMap(({ id, slug, title }) => [
      id,
      slug ?? '',
      title.toLowerCase().replaceAll(' ', '-'),
    ])
    const guesses = [
      ...names.flatMap((name) =>
        ['/activities/', '/stories/', '/api/v1/activities/', '/api/v1/stories/', '/api/v1/results/'].map(
          (path) => `${path}${encodeURIComponent(name)}`,
        ),
      ),
      ...documents.flatMap(({ slug }) =>
        [1, 2].flatMap((version) => [
          `/activities/${slug}/versions/${version}`,
          `/activities/${slug}/versions/${version}/citation.bib`,
        ]),
      ),
      ...hidden.ids.flatMap((id) => [`/desk/activities/${id}`, `/desk/documents/${id}/history`]),
      ...hidden.tokens.flatMap((token) => [`/files/${token}`, `/desk/attachments/${token}`]),
    ]
    for (const path of guesses) {
      const { status, text } = await read(path)
      expect([path, status < 500]).toEqual([path, true])
      // The page may say what was asked for.
      const typed = decodeURIComponent(path).match(new RegExp(`${canary}\\w*`, 'g')) ?? []
      const rest = typed.reduce((left, word) => left.replaceAll(word, ''), text)
      expect([path, rest.match(new RegExp(`.{0,60}${canary}\\w*`))?.[0]]).toEqual([path, undefined])
    }
  })

  it('is in no file that the server keeps beside its database and the mail of demo mode', () => {
    const { stdout } = spawnSync(
      'grep',
      ['-rl', '--exclude-dir=postgres', '--exclude-dir=mail', canary, portal.varDir, '.next'],
      {
        encoding: 'utf8',
      },
    )
    expect(stdout).toBe('')
  })

  it('is not in the log, but where somebody asked for it by a name that they knew', () => {
    const said = portal.output().replace(/"path":"([^"]*)"/g, (line, path) => (asked.has(path) ? '' : line))
    expect(said).toContain('"status":404')
    expect(said).not.toContain(canary)
  })
})
