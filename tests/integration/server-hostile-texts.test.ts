import { randomBytes, randomUUID } from 'node:crypto'
import { type Browser, chromium } from '@playwright/test'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import { createDocument } from '../../lib/editorial/mutations.ts'
import { findChromium } from '../../lib/launch/chromium.ts'
import { type Desk, openDesk } from '../support/occasions.ts'
import { completeActivity } from '../support/people.ts'
import { type ServedPortal, signedInAs, startServedPortal } from '../support/served-portal.ts'
import { hostileAddresses, vectors, vectorsOfOneLine } from '../support/vectors.ts'

/** Elements that no text may bring into a page. */
const neverInText =
  'iframe, object, embed, base, style, math, video, audio, marquee, template, frame, applet, xmp, svg script, animate, set, [onload], [onerror], [srcdoc], [formaction]'
/** What can be handed over: characters that nobody sees are refused there. */
const visible = vectors.filter((vector) => !vector.includes('\u0000') && !vector.includes('\u0001'))
const lines = vectorsOfOneLine

let portal: ServedPortal
let desk: Desk
let browser: Browser
let publicId: string
let draftId: string
let reviewId: string
let withdrawnSlug: string

beforeAll(async () => {
  portal = await startServedPortal()
  desk = await openDesk(portal.client)
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
  publicId = await publishedWithVectors()
  reviewId = await revisedWithVectors()
  draftId = await draftWithVectors()
  withdrawnSlug = await withdrawnForAVector()
})

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

/** A complete activity with a vector in every place that a text has. */
function hostileActivity(title: string): object {
  return {
    ...completeActivity,
    title,
    excerpt: lines(300).slice(0, 4).join(' '),
    body: visible.join('\n\n'),
    contentNote: lines(200)[16],
    otherPartners: lines(120).slice(0, 40),
    links: lines(120).map((label) => ({ label, url: `https://example.org/?q=${encodeURIComponent(label)}` })),
    results: lines(150)
      .slice(0, 20)
      .map((counted, index) => ({
        key: `r${index}`,
        qualifier: 'exactly',
        value: index + 1,
        unit: counted.length <= 40 ? counted : 'people',
        counted,
        asOf: '2026-03',
        source: counted,
        countries: ['KEN'],
        sourceUrl: 'https://example.org/"><img src=x onerror=alert(1)>',
      })),
  }
}

async function carried(id: string, deeds: [Actor, Parameters<Desk['act']>[2], object?][]): Promise<string> {
  for (const [doer, action, more] of deeds) {
    const outcome = await desk.act(doer, id, action, more)
    if (!outcome.ok) throw new Error(`${action}: ${outcome.reason} ${JSON.stringify(outcome.requirements)}`)
  }
  return id
}

const toReaders = (): [Actor, Parameters<Desk['act']>[2]][] => [
  [desk.lead, 'submit'],
  [desk.moderator, 'claim'],
  [desk.moderator, 'approve'],
  [desk.moderator, 'publish'],
]

/** One text with everything, and others for their titles, which stand in lists, feeds and data. */
async function publishedWithVectors(): Promise<string> {
  for (const title of lines(88).slice(0, 12))
    await carried(await desk.begin({ title, body: title, excerpt: title }), toReaders())
  const id = await desk.begin(hostileActivity(`Everything ${lines(60)[0]}`))
  const file = { documentId: id, mediaType: 'application/pdf', size: 9, sha256: '0'.repeat(64) }
  const names = lines(100).slice(0, 10)
  const attachments = []
  for (const name of names) {
    const token = randomBytes(24).toString('base64url')
    const bytes = Buffer.from('%PDF-1.7\n')
    await portal.client.attachment.create({
      data: { ...file, token, name: `${name}.pdf`, bytes, addedById: desk.lead.personId },
    })
    attachments.push({ token, label: name, alt: name })
  }
  const content = { ...hostileActivity(`Everything ${lines(60)[0]}`), attachments }
  return carried(id, [[desk.lead, 'save', { content }], ...toReaders()])
}

/** A text under review whose prose changed from one vector to another, with comments and reasons that are vectors. */
async function revisedWithVectors(): Promise<string> {
  const shuffled = { ...hostileActivity(`Next ${lines(60)[1]}`), body: visible.toReversed().join('\n\n') }
  const id = await carried(await desk.begin(hostileActivity('Reviewed')), [
    ...toReaders(),
    [desk.lead, 'revise'],
    [desk.lead, 'save', { content: shuffled }],
    [desk.lead, 'submit'],
    [desk.moderator, 'claim'],
  ])
  const { currentRevisionId } = await portal.client.document.findUniqueOrThrow({ where: { id } })
  const said = { documentId: id, revisionId: currentRevisionId ?? '', authorId: desk.moderator.personId }
  for (const body of visible)
    await portal.client.comment.create({
      data: { ...said, body, field: 'body', passage: body.slice(0, 100) },
    })
  return id
}

/** A draft takes what could not be handed over: addresses that run something, and characters that nobody sees. */
async function draftWithVectors(): Promise<string> {
  for (const title of lines(88)) await desk.begin({ title })
  const id = randomUUID()
  const content = {
    ...hostileActivity(lines(80)[2] ?? ''),
    body: vectors.join('\n\n'),
    links: hostileAddresses.map((url) => ({ label: url, url })),
  }
  const created = await createDocument(desk.lead, {
    kind: 'activity',
    agencyId: desk.lead.agencies[0]?.id ?? '',
    periodId: desk.periodId,
    content,
    key: id,
  })
  if (!created.ok) throw new Error(created.reason)
  return id
}

async function withdrawnForAVector(): Promise<string> {
  const id = await desk.begin({ title: 'Withdrawn for a vector' })
  await carried(id, [
    ...toReaders(),
    [desk.moderator, 'unpublish', { reason: visible.slice(0, 20).join(' ') }],
  ])
  return (await portal.client.document.findUniqueOrThrow({ where: { id } })).slug ?? ''
}

/** What is alive of a vector in a page as the browser has made it: nothing, if all is well. */
async function aliveOn(paths: string[], person?: Actor): Promise<string[]> {
  const context = await browser.newContext({ baseURL: portal.origin })
  if (person) {
    const { Cookie } = await signedInAs(portal.client, person)
    await context.addCookies([
      { name: 'session', value: Cookie.slice('session='.length), url: portal.origin },
    ])
  }
  const alive: string[] = []
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    alive.push(`${page.url()} opened a dialog`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== portal.origin) alive.push(`${page.url()} asked ${request.url()}`)
  })
  for (const path of paths) {
    // The editor makes its own elements of a text once its script runs.
    const response = await page.goto(path, { waitUntil: 'networkidle' })
    expect([path, response?.status()]).toEqual([path, path.includes(withdrawnSlug) ? 410 : 200])
    expect(await page.locator('body').innerText()).toContain('alert(1)')
    alive.push(...(await page.evaluate(findAlive, neverInText)).map((what) => `${path}: ${what}`))
  }
  await context.close()
  return alive
}

/** Runs in the page. */
function findAlive(never: string): string[] {
  const elements = [...document.querySelectorAll('*')]
  const handlers = elements.filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  )
  const led = elements.flatMap((element) =>
    ['href', 'src', 'action', 'data', 'xlink:href'].flatMap((name) => element.getAttribute(name) ?? []),
  )
  // What browsers leave out of an address before they read it.
  const run = led.filter((address) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
    /^(?:javascript|data|vbscript|feed):/i.test(address.replace(/[\u0000-\u0020]/g, '')),
  )
  const foreign = [
    ...document.querySelectorAll(`body :is(${never}), main :is(script, link, meta, img[src="x"])`),
  ]
  return [...handlers, ...foreign].map((element) => element.outerHTML.slice(0, 120)).concat(run)
}

describe('a text that tries to run', () => {
  it('would be found where it lives', async () => {
    const page = await browser.newPage()
    await page.setContent('<main></main>')
    await page.evaluate(
      (texts) => {
        for (const text of texts) {
          const holder = document.createElement('div')
          holder.innerHTML = text
          document.querySelector('main')?.append(holder)
        }
      },
      [...visible, '<a href="java\nscript:alert(1)">x</a>'],
    )
    const found = (await page.evaluate(findAlive, neverInText)).join('\n')
    for (const part of [
      '<img src="x" onerror',
      '<svg onload',
      '<iframe',
      'java\nscript:',
      '<x onclick',
      '<base',
    ])
      expect(found).toContain(part)
    await page.close()
  })

  it('is dead on every page of the desk that shows it', async () => {
    const own = `/desk/activities/${draftId}`
    expect(await aliveOn([own, `${own}/preview`, `${own}/submission`, '/desk'], desk.lead)).toEqual([])
    const revised = [`/desk/activities/${publicId}/preview`, `/desk/documents/${reviewId}/comments`]
    expect(await aliveOn(revised, desk.lead)).toEqual([])
    const review = `/desk/moderation/${reviewId}`
    const history = `/desk/documents/${reviewId}/history`
    const seen = [review, `${review}?view=preview`, `${review}/amendment`, history, `${history}?from=1&to=2`]
    expect(await aliveOn([...seen, '/desk/moderation'], desk.moderator)).toEqual([])
  })

  it('is dead on every page for readers that shows it', async () => {
    const { slug } = await portal.client.document.findUniqueOrThrow({ where: { id: publicId } })
    const pages = [`/activities/${slug}`, `/activities/${slug}/versions/1`, `/activities/${withdrawnSlug}`]
    const lists = [
      '/activities',
      '/agencies/unodc',
      '/countries/ken',
      '/search?q=alert',
      '/results?country=ken',
    ]
    expect(await aliveOn([...pages, ...lists, `/ar/activities/${slug}`])).toEqual([])
  })

  it('is words in what search engines read of the page', async () => {
    const { slug, title } = await portal.client.document.findUniqueOrThrow({ where: { id: publicId } })
    const html = await (await fetch(`${portal.origin}/activities/${slug}`)).text()
    const { document } = new JSDOM(html).window
    const told = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) =>
      JSON.parse(script.textContent ?? ''),
    )
    expect(told).toContainEqual(expect.objectContaining({ name: title }))
    expect(document.querySelector('meta[property="og:title"], title')?.outerHTML).toContain('&lt;script')
  })

  it('is words, or harmless HTML, in the feed', async () => {
    const response = await fetch(`${portal.origin}/feeds/activities.atom`)
    expect(response.headers.get('content-type')).toContain('application/atom+xml')
    const { document: feed } = new JSDOM(await response.text(), { contentType: 'application/xml' }).window
    const contents = [...feed.querySelectorAll('entry > content')].map(({ textContent }) => textContent ?? '')
    expect(contents.join()).toContain('alert(1)')
    for (const content of contents) {
      const { body } = new JSDOM(content).window.document
      expect(body.querySelector(`${neverInText}, script, img, svg`)).toBeNull()
      for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]'))
        expect(link.protocol).toMatch(/^(?:https?|mailto|about):$/)
    }
    // Nothing of a text became an element of the feed itself.
    expect(feed.querySelector('script, img, svg, iframe')).toBeNull()
  })

  it('is never sent as a page by its own address: data and files are what they say they are', async () => {
    const { slug } = await portal.client.document.findUniqueOrThrow({ where: { id: publicId } })
    for (const path of [
      `/api/v1/activities/${slug}`,
      '/api/v1/activities?format=csv',
      '/api/suggestions?q=alert',
      '/feeds/activities.atom',
      `/activities/${slug}/versions/1/citation.bib`,
    ]) {
      const { headers } = await fetch(portal.origin + path)
      expect([path, headers.get('content-type')]).toEqual([path, expect.not.stringMatching(/html/)])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    }
  })
})
