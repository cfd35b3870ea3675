import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import { readLock } from '../../lib/database/lock.ts'
import { betrays } from '../support/asking.ts'
import { value } from '../support/hostile-values.ts'
import { type Desk, openDesk } from '../support/occasions.ts'
import { formWith } from '../support/page-forms.ts'
import { makePerson } from '../support/people.ts'
import { seed } from '../support/seed.ts'
import { type ServedPortal, signedInAs, startServedPortal } from '../support/served-portal.ts'

const requests = 500

type Cookie = { Cookie: string }

let portal: ServedPortal
let desk: Desk
/** Somebody who may see everything. */
let all: Actor
let allSee: Cookie

beforeAll(async () => {
  portal = await startServedPortal()
  desk = await openDesk(portal.client)
  const roles = ['focal_point', 'moderator', 'administrator', 'auditor'] as const
  all = await makePerson(portal.client, { name: 'A Ll', roles: [...roles], agencies: ['unodc'] })
  allSee = await signedInAs(portal.client, all)
})

afterAll(() => portal.stop())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(portal.origin + path, { redirect: 'manual', headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

async function send(path: string, form: FormData, headers: Record<string, string>) {
  const init = { method: 'POST', body: form, redirect: 'manual' } as const
  const response = await fetch(portal.origin + path, {
    ...init,
    headers: { Origin: portal.origin, ...headers },
  })
  const location = response.headers.get('location')
  return { status: response.status, location, body: await response.text() }
}

const documentOf = (id: string) => portal.client.document.findUniqueOrThrow({ where: { id } })

describe('whoever had a part in a text', () => {
  it('is not offered to approve it, and is refused when they ask with a form of their own', async () => {
    const id = await desk.inState('in_review')
    const path = `/desk/moderation/${id}`
    const mine = await signedInAs(portal.client, desk.moderator)
    const form = formWith((await get(path, mine)).body, { act: 'approve' })
    expect((await desk.act(desk.moderator, id, 'amend')).ok).toBe(true)
    expect(formWith((await get(path, mine)).body, { act: 'approve' })).toBeNull()

    const { lockVersion } = await documentOf(id)
    form?.set('lockVersion', String(lockVersion))
    form?.set('key', randomUUID())
    const answer = await send(path, form ?? new FormData(), mine)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('You had a part in this text, so somebody else has to decide.')
    expect(await documentOf(id)).toMatchObject({ state: 'in_review', lockVersion })
    const [event] = await portal.client.auditEvent.findMany({ orderBy: { sequence: 'desc' }, take: 1 })
    expect(event).toMatchObject({
      kind: 'refused.document.approve',
      personId: desk.moderator.personId,
      documentId: id,
      data: { reason: 'involved' },
    })

    // The same form is good for somebody else: it is not the form that was wrong.
    form?.set('key', randomUUID())
    const theirs = await signedInAs(portal.client, desk.second)
    expect((await send(path, form ?? new FormData(), theirs)).status).toBe(303)
    expect(await documentOf(id)).toMatchObject({ state: 'approved' })
  })

  it('cannot approve it in the database either, nor can another text be approved in its place', async () => {
    const id = await desk.inState('in_review')
    await desk.act(desk.moderator, id, 'amend')
    const { currentRevisionId } = await documentOf(id)
    const { id: revisionId, hash } = await portal.client.revision.findUniqueOrThrow({
      where: { id: currentRevisionId ?? '' },
    })
    const approve = (moderatorId: string, text = hash) =>
      portal.client.$executeRaw`
        INSERT INTO "approvals" ("revision_id", "hash", "moderator_id")
        VALUES (${revisionId}::uuid, ${text}, ${moderatorId}::uuid)`
    for (const { personId } of [desk.lead, desk.moderator])
      await expect(approve(personId)).rejects.toThrow(/by somebody who had a part in it/)
    await expect(approve(desk.second.personId, '0'.repeat(64))).rejects.toThrow(/is of another text/)
    expect(await approve(desk.second.personId)).toBe(1)
    const other = portal.client.approval.updateMany({
      where: { revisionId },
      data: { moderatorId: all.personId },
    })
    await expect(other).rejects.toThrow()
  })
})

it('what a form brings that it has no field for has no effect', async () => {
  const id = await desk.begin()
  const other = await portal.client.agency.findUniqueOrThrow({ where: { slug: 'who' } })
  const cookie = await signedInAs(portal.client, desk.lead)
  const path = `/desk/activities/${id}`
  const form = formWith((await get(path, cookie)).body, {
    title: 'Prison staff trained on women in detention in Kenya',
  })
  if (!form) throw new Error('The editor has no form.')
  form.set('title', 'Prison staff trained in Nairobi')
  for (const [name, text] of [
    ['state', 'published'],
    ['action', 'publish'],
    ['act', 'publish'],
    ['agencyId', other.id],
    ['leadAgencyId', other.id],
    ['publishedAt', '2020-01-01T00:00:00Z'],
    ['liveRevisionId', randomUUID()],
    ['slug', 'mine'],
    ['id', randomUUID()],
    ['createdById', desk.moderator.personId],
  ] as const)
    form.append(name, text)
  const before = await documentOf(id)
  expect((await send(path, form, cookie)).status).toBe(303)
  const { title, lockVersion, updatedAt, ...rest } = await documentOf(id)
  expect(title).toBe('Prison staff trained in Nairobi')
  expect(before).toMatchObject(rest)
})

describe('whatever stands in an address of the desk', () => {
  const names = [
    ...['q', 'period', 'agency', 'measure', 'state', 'sort', 'person', 'document', 'kind', 'from', 'to'],
    ...[
      'before',
      'view',
      'done',
      'add',
      'next',
      'email',
      'refused',
      'language',
      'cursor',
      '__proto__',
      '_rsc',
    ],
  ]
  const written = value.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')))
  const queries = fc
    .array(
      fc.tuple(fc.constantFrom(...names), written).map(([name, text]) => `${name}=${text}`),
      { minLength: 1, maxLength: 5 },
    )
    .map((pairs) => pairs.join('&'))

  it(`is answered in words and never with a fault, ${requests} times`, async () => {
    const id = await desk.inState('in_review')
    const lists = [
      ...['/desk', '/desk/moderation', '/desk/audit', '/desk/admin/people', '/desk/admin/guidance'],
      ...['/desk/activities/new', '/desk/nothing-to-report', '/desk/periods', '/sign-in', '/sign-in/sent'],
      ...[`/desk/documents/${id}/history`, `/desk/moderation/${id}`, `/desk/activities/${id}`],
    ]
    const folders = [
      ...['activities', 'stories', 'results', 'agencies', 'moderation', 'periods', 'attachments'],
      ...['admin/agencies', 'admin/people', 'admin/measures', 'admin/guidance/title', 'documents'],
    ]
    const target = fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...lists), queries).map((parts) => parts.join('?')) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom(...folders),
            written,
            fc.constantFrom('', '/history', '/preview', '/details'),
          )
          .map(([folder, text, rest]) => `/desk/${folder}/${text}${rest}`),
      },
    )
    const statuses = new Set<number>()
    for (const asked of fc.sample(target, { seed, numRuns: requests })) {
      // What is longer than servers read is another test.
      if (asked.length > 8000) continue
      const { status, body } = await get(asked, allSee)
      statuses.add(status)
      expect([asked, status < 500, betrays.exec(body)?.[0]]).toEqual([asked, true, undefined])
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 404]))
  }, 600_000)
})

describe('a refusal', () => {
  it('at the desk is one line of the log: who, when, what', async () => {
    const id = await desk.inState('in_review')
    const stranger = await makePerson(portal.client, {
      name: 'Nosy One',
      roles: ['focal_point'],
      agencies: ['who'],
    })
    const cookie = await signedInAs(portal.client, stranger)
    const paths = [
      `/desk/moderation/${id}`,
      `/desk/activities/${id}`,
      '/desk/audit',
      `/desk/documents/${id}/history`,
    ]
    for (const path of paths) expect((await get(`${path}?q=their-words`, cookie)).status).toBe(404)
    await vi.waitFor(() => expect(linesOf(stranger)).toHaveLength(paths.length))
    expect(linesOf(stranger)).toEqual(
      paths.map((path) =>
        expect.objectContaining({
          method: 'GET',
          path,
          status: 404,
          personId: stranger.personId,
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        }),
      ),
    )
  })

  it('of a form of others is one line as well, before anybody looks whose cookie it brings', async () => {
    await send('/desk/account', new FormData(), { ...allSee, Origin: 'https://elsewhere.example' })
    const refused = () =>
      requestLines().filter(({ path, status }) => path === '/desk/account' && status === 403)
    await vi.waitFor(() =>
      expect(refused()).toEqual([expect.not.objectContaining({ personId: all.personId })]),
    )
  })

  it('of an act is one event of the audit trail, which its document and the auditor’s page show', async () => {
    const id = await desk.inState('submitted')
    const events = () =>
      portal.client.auditEvent.findMany({ where: { documentId: id }, orderBy: { sequence: 'asc' } })
    const before = (await events()).length
    const tried = ['publish', 'approve', 'unpublish', 'reopen'] as const
    for (const action of tried) expect((await desk.act(desk.lead, id, action)).ok).toBe(false)
    expect((await events()).slice(before)).toEqual(
      tried.map((action) =>
        expect.objectContaining({ kind: `refused.document.${action}`, personId: desk.lead.personId }),
      ),
    )
    const { body } = await get(`/desk/audit?document=${id}&kind=refused`, allSee)
    for (const action of tried) expect(body).toContain(`refused.document.${action}`)
  })

  it('of a form that is not for them is one event too, before anything is read of it', async () => {
    const id = await desk.inState('in_review')
    const theirs = await signedInAs(portal.client, desk.lead)
    const { body: review } = await get(`/desk/moderation/${id}`, await signedInAs(portal.client, desk.second))
    const { body: people } = await get('/desk/admin/people/invitation', allSee)
    const forms = [
      { path: `/desk/moderation/${id}`, form: formWith(review, { act: 'approve' }) },
      { path: '/desk/admin/people/invitation', form: formWith(people, { name: '' }) },
    ]
    const skip = await portal.client.auditEvent.count()
    for (const { path, form } of forms) {
      if (!form) throw new Error(`There is no form at ${path}.`)
      expect((await send(path, form, theirs)).status).toBe(303)
    }
    const { personId } = desk.lead
    expect(await portal.client.auditEvent.findMany({ orderBy: { sequence: 'asc' }, skip })).toMatchObject([
      { kind: 'refused.document.approve', personId, documentId: id, data: { reason: 'notYours' } },
      { kind: 'refused.person.invite', personId, data: { reason: 'notYours' } },
    ])
    expect(await documentOf(id)).toMatchObject({ state: 'in_review' })
  })

  it('of whoever was signed out meanwhile leads them to sign in, in their language, and back', async () => {
    const id = await desk.inState('in_review')
    const moderating = await signedInAs(portal.client, desk.second)
    const forms: [path: string, values: Record<string, string>, before: Cookie][] = [
      [`/fr/desk/moderation/${id}`, { act: 'approve' }, moderating],
      ['/fr/desk/admin/people/invitation', { name: '' }, allSee],
      ['/fr/desk/account', { notices: 'daily' }, allSee],
    ]
    for (const [path, values, before] of forms) {
      const form = formWith((await get(path, before)).body, values)
      if (!form) throw new Error(`There is no form at ${path}.`)
      const answer = await send(path, form, { Cookie: 'session=over' })
      expect([path, answer.status, answer.location]).toEqual([
        path,
        303,
        `/fr/sign-in?next=${encodeURIComponent(path)}`,
      ])
    }
    expect(await documentOf(id)).toMatchObject({ state: 'in_review' })
  })

  it('and everything else is logged without secrets, tokens, addresses and words of searches', async () => {
    const token = `secret-of-a-link-${randomUUID().replaceAll('-', '')}`
    const asked = [
      `/sign-in/${token}`,
      `/fr/sign-in/${token}?next=/desk`,
      `/desk/attachments/${token}`,
      `/alerts/${token}`,
      `/desk/admin/people?q=${encodeURIComponent(all.email)}`,
      '/desk/audit?person=words-of-a-search',
      '/search?q=words-of-a-search',
      `/api/auth/callback/openid?code=${token}&state=${token}`,
    ]
    for (const path of asked) await get(path, { ...allSee, Authorization: `Bearer ${token}` })
    await vi.waitFor(() => expect(requestLines().some(({ path }) => path === '/search')).toBe(true))
    const log = portal.output()
    for (const secret of [token, all.email, 'words-of-a-search', allSee.Cookie.slice('session='.length)])
      expect(log).not.toContain(secret)
  })
})

type Line = { msg: string; path: string; status: number; personId?: string }

/** What the log says of requests. */
function requestLines(): Line[] {
  return portal
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{"level"'))
    .map((line): Line => JSON.parse(line))
    .filter(({ msg }) => msg === 'request')
}

function linesOf({ personId }: Actor): Line[] {
  return requestLines().filter((line) => line.personId === personId)
}

describe('when the database goes', () => {
  it('whoever is at the desk is told so, gets nothing that they may not have, and changes nothing', async () => {
    const id = await desk.inState('in_review')
    const cookie = await signedInAs(portal.client, desk.second)
    const stranger = await signedInAs(portal.client, desk.partner)
    const path = `/desk/moderation/${id}`
    const form = formWith((await get(path, cookie)).body, { act: 'approve' }) ?? new FormData()
    const paths = [path, '/desk', `/desk/documents/${id}/history`, '/desk/audit', '/desk/account']
    const asked = paths.flatMap((each) => [cookie, stranger].map((who) => get(each, who)))
    const sent = send(path, form, cookie)
    process.kill(readLock(portal.varDir)?.pid ?? 0, 'SIGKILL')
    await portal.says(/The embedded Postgres ended by itself/)

    // What was under way when it went is answered as it would have been, or not at all.
    for (const { status, body } of await Promise.all(asked)) {
      expect([200, 307, 404, 503]).toContain(status)
      expect(body).not.toMatch(betrays)
    }
    expect([303, 200, 503]).toContain((await sent).status)

    const later = await Promise.all([
      ...paths.flatMap((each) => [get(each, cookie), get(each, stranger), get(each)]),
      send(path, form, cookie),
      send(`/desk/documents/${id}/working-copy`, new FormData(), cookie),
    ])
    const unknown = later.filter(({ status }) => status !== 307)
    expect(unknown.length).toBeGreaterThanOrEqual(paths.length * 2 + 2)
    for (const { status, body } of unknown) {
      expect(status).toBe(503)
      expect(body).toContain('The inventory cannot be reached at the moment')
      expectNothingIn(body)
    }
    // What the script of a page asks for is no answer either, with which it would go on: it asks for the page then.
    for (const each of paths) {
      const { status, headers, body } = await get(`${each}?_rsc=`, { ...cookie, RSC: '1' })
      expect([each, status, headers.get('content-type')]).toEqual([each, 503, 'text/html; charset=utf-8'])
      expect(body).toContain('The inventory cannot be reached at the moment')
      expectNothingIn(body)
    }
  })

  function expectNothingIn(body: string) {
    expect(body).not.toMatch(betrays)
    expect(body).not.toContain('Prison staff trained')
    expect(body).not.toContain(desk.lead.name)
  }
})
