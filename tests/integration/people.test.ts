import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import { requestSignInLink } from '../../lib/auth/links.ts'
import { findSession } from '../../lib/auth/queries.ts'
import { setEnvironment } from '../../lib/env.ts'
import { deliverDueMail } from '../../lib/mail/delivery.ts'
import { mailTransport, type Transport } from '../../lib/mail/transport.ts'
import { demoAccounts, ensureDemoAccounts } from '../../lib/people/demonstration.ts'
import {
  changePerson,
  changePreferences,
  commandLine,
  disablePerson,
  enablePerson,
  invitePerson,
} from '../../lib/people/mutations.ts'
import { findPeople, findPerson, findPreferences } from '../../lib/people/queries.ts'
import { type PersonDetails, readPerson } from '../../lib/people/schema.ts'
import { testDatabase } from '../support/database.ts'
import { startMailServer } from '../support/mail-server.ts'
import { makePerson } from '../support/people.ts'
import { openSession } from '../support/sign-in.ts'

const { client } = await testDatabase('inventory')
const mailbox = await startMailServer()
setEnvironment({
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'inventory@un.example.org',
  SITE_URL: 'https://vawg.example.org',
  AUTH_SECRET: 'Xr7tE2kQ9sLw4vBn8mZc1yPd6hUj3gFa',
})
const transport = mailTransport() as Transport
let administrator: Actor

afterAll(async () => {
  transport.close()
  await mailbox.close()
})

beforeEach(async () => {
  mailbox.received.length = 0
  await client.person.deleteMany()
  administrator = await makePerson(client, { name: 'Ada Ministra', roles: ['administrator'] })
})

const details = (changes: Partial<PersonDetails> = {}): PersonDetails => ({
  name: 'Femi Focal',
  email: 'femi.focal@unodc.example.org',
  language: 'fr',
  roles: ['focal_point'],
  agencies: [
    { slug: 'unodc', standing: 'lead' },
    { slug: 'dpo', standing: 'deputy' },
  ],
  ...changes,
})

async function invited(changes: Partial<PersonDetails> = {}): Promise<string> {
  const change = await invitePerson(administrator, details(changes))
  if (!change.ok) throw new Error(change.reason)
  return change.id
}

async function lastEvent() {
  return client.auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
}

describe('an invitation', () => {
  it('makes an account and tells its person, who has to prove the mailbox to come in', async () => {
    const id = await invited()
    await deliverDueMail(transport)
    const [mail] = mailbox.received
    expect(mail?.recipients).toEqual(['femi.focal@unodc.example.org'])
    expect(mail?.text).toContain('Ada Ministra invited you')
    expect(mail?.text).toMatch(/https:\/\/vawg\.example\.org\/fr\/sign-in\n/)
    expect(await findPerson(administrator, id)).toMatchObject({
      agencies: [
        { slug: 'dpo', standing: 'deputy' },
        { slug: 'unodc', standing: 'lead' },
      ],
      signedInAt: null,
    })
    expect(await lastEvent()).toMatchObject({
      kind: 'person.invite',
      personId: administrator.personId,
      data: { person: id, roles: ['focal_point'], agencies: ['unodc lead', 'dpo deputy'] },
    })
  })

  it('goes to an address once', async () => {
    await invited()
    const again = await Promise.all([1, 2, 3].map(() => invitePerson(administrator, details())))
    expect(again).toEqual(again.map(() => ({ ok: false, reason: 'problem', problem: 'emailTaken' })))
    expect(await client.person.count()).toBe(2)
  })

  it('names agencies that there are', async () => {
    const agencies = [{ slug: 'no-such-agency', standing: 'lead' as const }]
    expect(await invitePerson(administrator, details({ agencies }))).toMatchObject({
      problem: 'agencyUnknown',
    })
    expect(await client.person.count()).toBe(1)
  })
})

describe('who is no administrator', () => {
  it.each(['focal_point', 'moderator', 'auditor'] as const)('such as a %s', async (role) => {
    const id = await invited()
    const actor = await makePerson(client, { name: 'Nosy', roles: [role], agencies: ['unodc'] })
    const events = await client.auditEvent.count()
    const tried = await Promise.all([
      invitePerson(actor, details({ email: 'other@example.org' })),
      changePerson(actor, id, details({ roles: ['administrator'] })),
      changePerson(actor, actor.personId, details({ roles: ['administrator'] })),
      disablePerson(actor, administrator.personId),
      enablePerson(actor, id),
    ])
    expect(tried).toEqual(tried.map(() => ({ ok: false, reason: 'notFound' })))
    expect(await findPeople(actor, '')).toBeNull()
    expect(await findPerson(actor, id)).toBeNull()
    const refused = await client.auditEvent.findMany({ orderBy: { sequence: 'asc' }, skip: events })
    expect(refused).toHaveLength(tried.length)
    expect(new Set(refused.map(({ kind, data }) => [kind, (data as { person?: string }).person]))).toEqual(
      new Set([
        ['refused.person.invite', undefined],
        ['refused.person.change', id],
        ['refused.person.change', actor.personId],
        ['refused.person.disable', administrator.personId],
        ['refused.person.enable', id],
      ]),
    )
    for (const { personId } of refused) expect(personId).toBe(actor.personId)
  })

  it('and names an account by what is none', async () => {
    const actor = await makePerson(client, { name: 'Nosy', roles: ['moderator'] })
    expect(await disablePerson(actor, "\u0000' OR 1=1")).toEqual({ ok: false, reason: 'notFound' })
    expect(await lastEvent()).toMatchObject({ kind: 'refused.person.disable', personId: actor.personId })
  })
})

describe('a change', () => {
  it('holds from the next request on', async () => {
    const id = await invited()
    const token = await openSession({ personId: id })
    await changePerson(
      administrator,
      id,
      details({ roles: ['focal_point', 'auditor'], agencies: [{ slug: 'un-women', standing: 'lead' }] }),
    )
    const actor = (await findSession(token))?.actor
    expect(actor?.roles).toEqual(['focal_point', 'auditor'])
    expect(actor?.agencies.map(({ slug }) => slug)).toEqual(['un-women'])
    expect(await lastEvent()).toMatchObject({
      kind: 'person.change',
      data: { before: { roles: ['focal_point'] }, roles: ['focal_point', 'auditor'] },
    })
  })

  it('of the address takes links to the former one out of use', async () => {
    const id = await invited()
    await requestSignInLink({ email: details().email, locale: 'en', next: '/desk' })
    await changePerson(administrator, id, details({ email: 'new@unodc.example.org' }))
    expect(await client.signInLink.count()).toBe(0)
    const taken = await changePerson(administrator, id, details({ email: administrator.email }))
    expect(taken).toMatchObject({ problem: 'emailTaken' })
  })

  it('of nobody is none', async () => {
    const nobody = '019abcde-0000-7000-8000-000000000000'
    for (const id of [nobody, '\u0000', 'me'])
      expect(await changePerson(administrator, id, details())).toEqual({ ok: false, reason: 'notFound' })
    expect(await findPerson(administrator, nobody)).toBeNull()
    expect(await findPerson(administrator, "' OR 1=1")).toBeNull()
  })
})

describe('disabling', () => {
  it('ends every session and every link at once, until the account is enabled again', async () => {
    const id = await invited()
    const tokens = [await openSession({ personId: id }), await openSession({ personId: id })]
    await requestSignInLink({ email: details().email, locale: 'en', next: '/desk' })
    expect(await disablePerson(administrator, id)).toEqual({ ok: true, id })
    for (const token of tokens) expect(await findSession(token)).toBeNull()
    expect(await client.session.count({ where: { personId: id } })).toBe(0)
    expect(await client.signInLink.count()).toBe(0)
    expect(await lastEvent()).toMatchObject({ kind: 'person.disable', data: { person: id, sessions: 2 } })
    await enablePerson(administrator, id)
    for (const token of tokens) expect(await findSession(token)).toBeNull()
    expect(await findPerson(administrator, id)).toMatchObject({ disabledAt: null, roles: ['focal_point'] })
  })
})

describe('the last administrator', () => {
  const last = { ok: false, reason: 'problem', problem: 'lastAdministrator' }

  it('is neither disabled nor made something else', async () => {
    const { personId } = administrator
    expect(await disablePerson(administrator, personId)).toEqual(last)
    expect(await disablePerson(commandLine, personId)).toEqual(last)
    const demoted = details({ email: administrator.email, roles: ['auditor'], agencies: [] })
    expect(await changePerson(administrator, personId, demoted)).toEqual(last)
  })

  it('is one who can sign in', async () => {
    const gone = await makePerson(client, { name: 'Gone', roles: ['administrator'] })
    await disablePerson(administrator, gone.personId)
    expect(await disablePerson(administrator, administrator.personId)).toEqual(last)
  })

  it('remains when two administrators disable each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await makePerson(client, { name: 'Other', roles: ['administrator'] })
      await Promise.all([
        disablePerson(administrator, other.personId),
        disablePerson(other, administrator.personId),
      ])
      const left = await client.person.count({ where: { disabledAt: null, roles: { has: 'administrator' } } })
      expect(left).toBe(1)
      await client.person.updateMany({ data: { disabledAt: null } })
      await client.person.delete({ where: { id: other.personId } })
    }
  })
})

describe('people', () => {
  it('are found by name, address and agency', async () => {
    await invited()
    await invited({ name: 'Modesta', email: 'm@example.org', roles: ['moderator'], agencies: [] })
    const names = async (search: string) =>
      (await findPeople(administrator, search))?.people.map(({ name }) => name)
    expect(await names('')).toEqual(['Ada Ministra', 'Femi Focal', 'Modesta'])
    expect(await names('FEMI')).toEqual(['Femi Focal'])
    expect(await names('unodc focal')).toEqual(['Femi Focal'])
    expect(await names('DPO')).toEqual(['Femi Focal'])
    expect(await names('m@example')).toEqual(['Modesta'])
    expect(await names('100% _')).toEqual([])
    expect(await names('\u0000femi')).toEqual(['Femi Focal'])
  })

  it('choose their language and how often they hear for themselves', async () => {
    await changePreferences(administrator, { language: 'ar', notices: 'daily' })
    expect(await findPreferences(administrator)).toEqual({ language: 'ar', notices: 'daily' })
  })
})

describe('what is typed about somebody', () => {
  const given = { ...details(), roles: ['focal_point'] as unknown }
  it.each([
    ['no name', { name: ' ' }, ['name']],
    ['a name of two lines', { name: 'Femi\nFocal' }, ['name']],
    ['a name that turns the direction', { name: 'Femi \u202eFocal' }, ['name']],
    ['a megabyte of a name', { name: 'x'.repeat(1_000_000) }, ['name']],
    ['two addresses', { email: 'a@example.org,b@example.org' }, ['email']],
    ['no role', { roles: [] }, ['roles']],
    ['a role that there is not', { roles: ['root'] }, ['roles']],
    ['a focal point of nothing', { agencies: [] }, ['agencies']],
    ['an agency that is no word', { agencies: [{ slug: 'a\u0000b', standing: 'lead' }] }, ['agencyUnknown']],
    ['an agency twice', { agencies: [details().agencies[0], details().agencies[0]] }, ['agencyTwice']],
    ['all of it wrong', { name: '', email: '', roles: [], agencies: [] }, ['name', 'email', 'roles']],
  ])('%s is refused', (_, changes, problems) =>
    expect(readPerson({ ...given, ...changes })).toEqual({ ok: false, problems }),
  )
})

it('a demonstration has its accounts, made once and left as they are afterwards', async () => {
  await ensureDemoAccounts(client)
  await client.person.updateMany({ where: { email: 'moderator@demo.example' }, data: { name: 'Renamed' } })
  expect(await ensureDemoAccounts(client)).toBe(0)
  const people = await client.person.findMany({
    where: { email: { endsWith: '@demo.example' } },
    include: { assignments: { include: { agency: true } } },
  })
  expect(people).toHaveLength(demoAccounts.length)
  const of = (email: string) => people.find((person) => person.email === email)
  expect(of('moderator@demo.example')?.name).toBe('Renamed')
  expect(of('focal.unwomen@demo.example')?.assignments.map(({ agency }) => agency.slug)).toEqual(['un-women'])
})
