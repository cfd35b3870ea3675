import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import { hashToken } from '../../lib/auth/tokens.ts'
import { deskRouteAddress, noPages, type Places, deskRoutes as routes } from '../support/desk-routes.ts'
import { type Desk, openDesk } from '../support/occasions.ts'
import { makePerson } from '../support/people.ts'
import { type ServedPortal, signedInAs, startServedPortal } from '../support/served-portal.ts'

let portal: ServedPortal
let desk: Desk
/** What the pages are of: documents of UNODC, waiting for review. */
let places: Places
const people: Record<string, Actor> = {}
const cookies: Record<string, { Cookie: string }> = {}

/**
 * Who may open each page of the desk: o(wner), s(tranger of another agency), m(oderator), a(dministrator),
 * u (auditor). Everybody else sees what they see where there is no page; whoever is not signed in is sent to sign in.
 * The examples are handed over: whoever moderates may read them as well, and the forms of their pages are another
 * question.
 * Written by hand: a page that is not in this list fails the test.
 */
const mayOpen: Record<string, string> = {
  '/desk': 'osmau',
  '/desk/account': 'osmau',
  '/desk/activities/[id]': 'omau',
  '/desk/activities/[id]/attachments': 'omau',
  '/desk/activities/[id]/preview': 'omau',
  '/desk/activities/[id]/signature': 'omau',
  '/desk/activities/[id]/submission': 'omau',
  '/desk/activities/[id]/withdrawal': 'omau',
  '/desk/activities/new': 'os',
  '/desk/admin': 'a',
  '/desk/admin/agencies': 'a',
  '/desk/admin/agencies/[agency]': 'a',
  '/desk/admin/agencies/[agency]/details': 'a',
  '/desk/admin/agencies/[agency]/merger': 'a',
  '/desk/admin/agencies/[agency]/name': 'a',
  '/desk/admin/agencies/[agency]/names': 'a',
  '/desk/admin/agencies/new': 'a',
  '/desk/admin/guidance': 'a',
  '/desk/admin/guidance/[field]/[language]': 'a',
  '/desk/admin/measures': 'a',
  '/desk/admin/measures/[measure]': 'a',
  '/desk/admin/measures/new': 'a',
  '/desk/admin/people': 'a',
  '/desk/admin/people/[id]': 'a',
  '/desk/admin/people/invitation': 'a',
  '/desk/agencies/[slug]': 'omau',
  '/desk/agencies/[slug]/preview': 'omau',
  '/desk/agencies/[slug]/signature': 'omau',
  '/desk/agencies/[slug]/submission': 'omau',
  '/desk/agencies/[slug]/withdrawal': 'omau',
  '/desk/audit': 'au',
  '/desk/audit/head.json': 'au',
  '/desk/documents/[id]/comments': 'omau',
  '/desk/documents/[id]/history': 'omau',
  '/desk/moderation': 'mau',
  '/desk/moderation/[id]': 'mau',
  '/desk/moderation/[id]/amendment': 'mau',
  '/desk/moderation/[id]/[asked]': 'mau',
  '/desk/nothing-to-report': 'o',
  '/desk/periods': 'mau',
  '/desk/periods/[period]': 'mau',
  '/desk/periods/[period]/closing': 'a',
  '/desk/periods/[period]/coverage.csv': 'mau',
  '/desk/periods/[period]/deadline': 'a',
  '/desk/periods/[period]/exception': 'a',
  '/desk/periods/[period]/opening': 'a',
  '/desk/periods/[period]/reopening': 'a',
  '/desk/periods/new': 'a',
  '/desk/results/[id]': 'omau',
  '/desk/results/[id]/preview': 'omau',
  '/desk/results/[id]/signature': 'omau',
  '/desk/results/[id]/submission': 'omau',
  '/desk/results/[id]/withdrawal': 'omau',
  '/desk/stories/[id]': 'omau',
  '/desk/stories/[id]/attachments': 'omau',
  '/desk/stories/[id]/preview': 'omau',
  '/desk/stories/[id]/signature': 'omau',
  '/desk/stories/[id]/submission': 'omau',
  '/desk/stories/[id]/withdrawal': 'omau',
}

const notRead = ['/desk/documents/[id]/working-copy', '/desk/sign-out', '/desk/attachments/[token]']

/** Tables that no reader sees. */
const ofTheDesk = [
  ...[
    'OutboxMail',
    'Person',
    'Assignment',
    'Identity',
    'Session',
    'SignInLink',
    'Document',
    'DocumentPartner',
  ],
  ...[
    'WorkingCopy',
    'Revision',
    'Signature',
    'Approval',
    'Publication',
    'Comment',
    'Presence',
    'DocumentChange',
  ],
  ...[
    'Attachment',
    'ReportingRound',
    'ReportingException',
    'NothingToReport',
    'Notice',
    'AuditEvent',
    'DeskRecord',
  ],
]
/**
 * What of their columns may stand in what the desk sends: fields of the text that somebody writes, and words of the
 * page that have these names. Written by hand: another one fails the test.
 */
const mayBeSent = new Set([
  ...[
    'id',
    'name',
    'content',
    'action',
    'kind',
    'slug',
    'title',
    'language',
    'text',
    'field',
    'body',
    'note',
  ],
  ...[
    'period',
    'partners',
    'agency',
    'comments',
    'person',
    'personId',
    'state',
    'stateSince',
    'data',
    'key',
    'at',
  ],
  ...['opensAt', 'closedAt', 'deadlineAt', 'timeZone', 'lockVersion', 'attachments'],
])

beforeAll(async () => {
  portal = await startServedPortal()
  desk = await openDesk(portal.client)
  places = {
    activity: await desk.inState('in_review'),
    story: await desk.otherInState('story', 'in_review'),
    result: await desk.otherInState('programme_result', 'in_review'),
    person: desk.lead.personId,
    agency: desk.lead.agencies[0]?.id ?? '',
  }
  people.o = desk.lead
  people.s = await makePerson(portal.client, { name: 'Stran Ger', roles: ['focal_point'], agencies: ['who'] })
  people.m = desk.moderator
  people.a = desk.administrator
  people.u = await makePerson(portal.client, { name: 'Au Ditor', roles: ['auditor'] })
  for (const [letter, person] of Object.entries(people))
    cookies[letter] = await signedInAs(portal.client, person)
})

afterAll(() => portal.stop())

function addressOf(route: string, other: Partial<Places> = {}): string {
  return deskRouteAddress(route, { ...places, ...other })
}

function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${portal.origin}${path}`, { redirect: 'manual', ...init, headers })
}

/** Where somebody comes to in the end: what cannot be opened as a file leads to its page. */
async function comeTo(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${portal.origin}${path}`, { headers })
}

const listed = (route: string) => route in mayOpen || notRead.includes(route)

describe('a page of the desk', () => {
  it('has an entry in the list of who may open it', () => {
    expect(routes.filter((route) => !listed(route))).toEqual([])
    expect(Object.keys(mayOpen).filter((route) => !routes.includes(route))).toEqual([])
  })

  for (const route of routes.filter((each) => each in mayOpen))
    it(`${route} opens for whom it is, and for nobody else`, async () => {
      const found: Record<string, boolean> = {}
      for (const letter of 'osmau') {
        const response = await comeTo(addressOf(route), cookies[letter])
        const body = await response.text()
        expect([200, 404]).toContain(response.status)
        found[letter] = response.status === 200
        expect(response.headers.get('cache-control')).toContain('no-store')
        if (response.status === 404) expect(body).not.toContain('Prison staff trained')
      }
      const wanted = Object.fromEntries(
        [...'osmau'].map((letter) => [letter, mayOpen[route]?.includes(letter)]),
      )
      expect(found).toEqual(wanted)
    })

  it('sends strangers to sign in', async () => {
    for (const route of routes.filter((each) => !notRead.includes(each))) {
      const { url, status } = await comeTo(addressOf(route))
      // A program that asks has no use for a page to sign in on.
      if (route.endsWith('.json')) expect([route, status]).toEqual([route, 404])
      else
        expect([route, url.replace(portal.origin, '')]).toEqual([
          route,
          expect.stringMatching(/^\/sign-in\?next=%2Fdesk/),
        ])
    }
  })

  it('of a document of others is the same as of one that there is not', async () => {
    const pages = routes.filter((route) => route.includes('[id]') && !route.includes('/people/'))
    for (const route of pages.filter((each) => !notRead.includes(each))) {
      const unknown = randomUUID()
      const theirs = await ask(addressOf(route), cookies.s)
      const none = await ask(
        addressOf(route, { activity: unknown, story: unknown, result: unknown }),
        cookies.s,
      )
      const text = async (response: Response) =>
        plain(await response.text(), unknown, places.activity, places.story, places.result)
      expect([route, theirs.status]).toEqual([route, none.status])
      const found = await text(theirs)
      expect(found).toBe(await text(none))
      // The title of the page that is not shown would tell them apart from an address that leads nowhere.
      if (theirs.headers.get('content-type')?.startsWith('text/html'))
        expect([route, /<title>([^<·]*)/.exec(found)?.[1]?.trim()]).toEqual([
          route,
          'There is no page at this address',
        ])
    }
  })

  it('does not open by another way to it', async () => {
    const path = addressOf('/desk/moderation/[id]')
    const ways: [path: string, headers: Record<string, string>][] = [
      [path, { RSC: '1' }],
      [`${path}?_rsc=`, { RSC: '1' }],
      [`${path}?_rsc=1`, { RSC: '1', 'Next-Router-Prefetch': '1' }],
      [path, { 'Next-Router-Segment-Prefetch': '/_tree', RSC: '1' }],
      [path, { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' }],
      [path, { 'x-middleware-subrequest': 'src/middleware' }],
      [path, { 'X-Original-URL': '/', 'X-Rewrite-URL': '/' }],
      [path.replace('/desk', '/%64esk'), {}],
      [path.replace('/desk', '//desk'), {}],
      [path.replace('/desk', '/DESK'), {}],
      [`${path}/`, {}],
      [`${path}.rsc`, {}],
      [`/en${path}`, {}],
      [`/fr${path}`, {}],
      [`/activities/..${path}`, {}],
      [path.replace('/desk/', '/desk%2F'), {}],
      [`/_next/data/x${path}.json`, {}],
    ]
    for (const [address, headers] of ways)
      for (const cookie of [{}, cookies.s]) {
        const response = await comeTo(address, { ...headers, ...cookie })
        const body = await response.text()
        expect([address, response.status < 500]).toEqual([address, true])
        expect([address, body.includes('Prison staff trained')]).toEqual([address, false])
        expect([address, body.includes(desk.lead.email)]).toEqual([address, false])
      }
  })
})

describe('rights', () => {
  it('that are taken away are gone with the next request', async () => {
    const person = await makePerson(portal.client, { name: 'De Moted', roles: ['moderator'] })
    const cookie = await signedInAs(portal.client, person)
    expect((await ask('/desk/moderation', cookie)).status).toBe(200)
    await portal.client.person.update({ where: { id: person.personId }, data: { roles: ['focal_point'] } })
    expect((await ask('/desk/moderation', cookie)).status).toBe(404)
    await portal.client.person.update({ where: { id: person.personId }, data: { disabledAt: new Date() } })
    expect((await ask('/desk', cookie)).status).toBe(307)
  })

  it('are not used by pages of others: what does not come from ours is refused and changes nothing', async () => {
    const before = await portal.client.document.findUniqueOrThrow({ where: { id: places.activity } })
    const events = await portal.client.auditEvent.count()
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://elsewhere.example' },
      {},
    ])
      for (const path of [
        addressOf('/desk/documents/[id]/working-copy'),
        '/desk/account',
        '/desk/sign-out',
      ]) {
        const body = new URLSearchParams({ action: 'submit', title: 'Taken over' })
        const response = await ask(path, { ...cookies.o, ...headers } as Record<string, string>, {
          method: 'POST',
          body,
        })
        expect([path, headers, response.status]).toEqual([path, headers, 403])
      }
    expect(await portal.client.document.findUniqueOrThrow({ where: { id: places.activity } })).toEqual(before)
    expect(await portal.client.auditEvent.count()).toBe(events)
  })

  it('to look change nothing', async () => {
    const events = await portal.client.auditEvent.count()
    const before = await portal.client.document.findMany({ orderBy: { id: 'asc' } })
    for (const route of routes)
      await ask(`${addressOf(route)}?action=submit&state=published&reason=x`, cookies.o).then((answer) =>
        answer.text(),
      )
    expect(await portal.client.auditEvent.count()).toBe(events)
    expect(await portal.client.document.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })
})

describe('what was sent to somebody who is signed in', () => {
  it('does not come to anybody else', async () => {
    for (const path of [
      '/',
      '/activities',
      '/agencies/unodc',
      '/search?q=prison',
      '/desk',
      '/desk/account',
    ]) {
      const mine = await ask(path, cookies.o)
      expect(await mine.text()).toBeTypeOf('string')
      const theirs = await ask(path)
      const body = await theirs.text()
      expect(body).not.toContain(desk.lead.name)
      expect(body).not.toContain(desk.lead.email)
      expect(theirs.headers.get('set-cookie')).toBeNull()
    }
  })

  it('holds of what is kept of documents and people only what is listed here, for the page and for its script', async () => {
    const sent = new Set<string>()
    const secrets = await secretsOfAll()
    const drafts = {
      activity: await desk.begin(),
      story: await desk.beginOther('story'),
      result: await desk.beginOther('programme_result'),
    }
    const pages = routes.filter((each) => !noPages.includes(each))
    const ofAnyKind = pages.filter((each) => /^\/desk\/(?:documents|moderation)\/\[id\]/.test(each))
    const drafted = pages.filter((each) => /^\/desk\/(?:activities|stories|results)\/\[id\]/.test(each))
    expect([ofAnyKind.length, drafted.length].every((length) => length > 3)).toBe(true)
    const addresses = [
      ...pages.map((each) => addressOf(each)),
      ...[places.story, places.result].flatMap((activity) =>
        ofAnyKind.map((each) => addressOf(each, { activity })),
      ),
      ...drafted.map((each) => addressOf(each, drafts)),
    ]
    for (const address of addresses)
      for (const letter of 'omau')
        for (const asScript of [false, true]) {
          const path = asScript ? `${address}${address.includes('?') ? '&' : '?'}_rsc=` : address
          const response = await comeTo(path, { ...cookies[letter], ...(asScript && { RSC: '1' }) })
          const type = asScript ? 'text/x-component' : 'text/html'
          expect([path, response.headers.get('content-type')]).toEqual([path, expect.stringContaining(type)])
          const body = await response.text()
          for (const [, name = ''] of body.matchAll(/\\?"(\w+)\\?":/g)) if (columns.has(name)) sent.add(name)
          const held = secrets.filter(
            ({ what, whose, value }) => body.includes(value) && !mayHold(address, what, whose === letter),
          )
          expect([path, letter, held]).toEqual([path, letter, []])
          // The browser keeps what is not saved for whoever wrote it.
          for (const [, whose] of body.matchAll(/\\?"personId\\?":\\?"([\w-]+)/g))
            expect([path, whose]).toEqual([path, people[letter]?.personId])
        }
    expect(sent).toContain('lockVersion')
    expect([...sent].filter((name) => !mayBeSent.has(name))).toEqual([])
  })

  it('is not in the log, nor is who they are', async () => {
    await ask(`/desk/audit?person=${encodeURIComponent(desk.lead.email)}`, cookies.u)
    const log = portal.output()
    for (const { Cookie } of Object.values(cookies)) expect(log).not.toContain(Cookie.replace('session=', ''))
    for (const { email } of Object.values(people)) expect(log).not.toContain(email)
    expect(log).not.toContain('Prison staff trained')
  })
})

/** A page without what differs between two requests by its nature. */
function plain(body: string, ...ids: string[]): string {
  return ids
    .reduce((text, id) => text.replaceAll(id, 'ID'), body)
    .replace(/nonce="[^"]*"/g, '')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '')
}

/** The columns of the tables that no reader sees (prisma/schema.prisma). */
const columns = new Set(
  [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
    .filter(([, model = '']) => ofTheDesk.includes(model))
    .flatMap(([, , fields = '']) => [...fields.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name)),
)

type Secret = { what: 'email' | 'session' | 'hash' | 'subject'; whose: string; value: string }

/** What nobody is to get of anybody else, and mostly not of themselves. */
async function secretsOfAll(): Promise<Secret[]> {
  const secrets: Secret[] = []
  for (const [whose, { personId, email }] of Object.entries(people)) {
    const subject = `subject-${randomUUID()}`
    await portal.client.identity.create({ data: { issuer: 'https://login.example.org', subject, personId } })
    const tokenHash = hashToken(randomUUID())
    const expiresAt = new Date(Date.now() + 600_000)
    await portal.client.signInLink.create({ data: { tokenHash, email, expiresAt } })
    const sessions = await portal.client.session.findMany({ where: { personId } })
    secrets.push(
      { what: 'email', whose, value: email },
      { what: 'subject', whose, value: subject },
      { what: 'hash', whose, value: tokenHash },
      ...sessions.map(({ id }): Secret => ({ what: 'session', whose, value: id })),
      ...sessions.map(({ tokenHash: value }): Secret => ({ what: 'hash', whose, value })),
    )
  }
  return secrets
}

/** Administrators look after addresses, and everybody after their own account. */
function mayHold(address: string, what: Secret['what'], isTheirs: boolean): boolean {
  if (what === 'email') return isTheirs || address.startsWith('/desk/admin/people')
  return what === 'session' && isTheirs && address === '/desk/account'
}
