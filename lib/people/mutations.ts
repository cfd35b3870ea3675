import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, isAdministrator } from '../auth/actor.ts'
import { invitationLetter } from '../auth/letters.ts'
import { database } from '../database/client.ts'
import type { Person, Prisma } from '../database/generated/client.ts'
import { queueMail } from '../mail/outbox.ts'
import type { PersonDetails, PersonProblem, Preferences } from './schema.ts'

type Tx = Prisma.TransactionClient

/** Whoever has the command line of the installation needs no account. */
export const commandLine = 'commandLine' as const
export type Doer = Actor | typeof commandLine

/** `notFound` for whoever may not, too: who is no administrator does not learn who has an account. */
export type PeopleChange =
  | { ok: true; id: string }
  | { ok: false; reason: 'notFound' }
  | { ok: false; reason: 'problem'; problem: PersonProblem }

const uuid = z.uuid()
/** Any number will do, as long as nothing else in this database locks it. */
const administratorsLock = 7_276_933

/** Makes somebody an account and tells them by mail. */
export async function invitePerson(
  doer: Doer,
  details: PersonDetails,
  now = new Date(),
): Promise<PeopleChange> {
  if (!(await mayManage(doer, 'person.invite', '', now))) return notFound
  const { name, email, language, roles } = details
  const letter = await invitationLetter(language, { email, by: doer === commandLine ? '' : doer.name })
  return database().$transaction(async (tx) => {
    const agencies = await agenciesOf(tx, details)
    if (!agencies) return problem('agencyUnknown')
    const { count } = await tx.person.createMany({
      data: { name, email, language, roles, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 0) return problem('emailTaken')
    const { id } = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } })
    await assign(tx, id, agencies)
    await queueMail(tx, { key: `person ${id} invited`, recipient: email, letter, at: now })
    await recordEvent(tx, event('person.invite', doer, id, now, { roles, agencies: namesOf(details) }))
    return { ok: true, id }
  })
}

/** Changes what somebody is called, may do and belongs to; it holds from their next request. */
export async function changePerson(
  doer: Doer,
  id: string,
  details: PersonDetails,
  now = new Date(),
): Promise<PeopleChange> {
  if (!(await mayManage(doer, 'person.change', id, now))) return notFound
  const { name, email, language, roles } = details
  return database().$transaction(async (tx) => {
    const known = await lockPerson(tx, id)
    if (!known) return notFound
    const agencies = await agenciesOf(tx, details)
    if (!agencies) return problem('agencyUnknown')
    if (await tx.person.findFirst({ where: { email, id: { not: id } }, select: { id: true } }))
      return problem('emailTaken')
    if (!roles.includes('administrator') && (await isLastAdministrator(tx, known)))
      return problem('lastAdministrator')
    await tx.person.update({ where: { id }, data: { name, email, language, roles } })
    await tx.assignment.deleteMany({ where: { personId: id } })
    await assign(tx, id, agencies)
    // Links that are on their way go to somebody else's mailbox now.
    if (email !== known.email) await tx.signInLink.deleteMany({ where: { email: known.email } })
    const data = { before: { roles: known.roles }, roles, agencies: namesOf(details) }
    const renamed = { emailChanged: email !== known.email, nameChanged: name !== known.name }
    await recordEvent(tx, event('person.change', doer, id, now, { ...data, ...renamed }))
    return { ok: true, id }
  })
}

/** Lets somebody in no more: all their sessions end, and no link of theirs works. */
export async function disablePerson(doer: Doer, id: string, now = new Date()): Promise<PeopleChange> {
  if (!(await mayManage(doer, 'person.disable', id, now))) return notFound
  return database().$transaction(async (tx) => {
    const known = await lockPerson(tx, id)
    if (!known) return notFound
    if (await isLastAdministrator(tx, known)) return problem('lastAdministrator')
    if (known.disabledAt) return { ok: true, id }
    await tx.person.update({ where: { id }, data: { disabledAt: now } })
    const { count: sessions } = await tx.session.deleteMany({ where: { personId: id } })
    await tx.signInLink.deleteMany({ where: { email: known.email } })
    await recordEvent(tx, event('person.disable', doer, id, now, { sessions }))
    return { ok: true, id }
  })
}

/** Lets somebody in again, with the roles that they had. */
export async function enablePerson(doer: Doer, id: string, now = new Date()): Promise<PeopleChange> {
  if (!(await mayManage(doer, 'person.enable', id, now))) return notFound
  return database().$transaction(async (tx) => {
    const known = await lockPerson(tx, id)
    if (!known) return notFound
    if (!known.disabledAt) return { ok: true, id }
    await tx.person.update({ where: { id }, data: { disabledAt: null } })
    await recordEvent(tx, event('person.enable', doer, id, now, {}))
    return { ok: true, id }
  })
}

/** What people choose for themselves. */
export async function changePreferences({ personId }: Actor, chosen: Preferences): Promise<void> {
  await database().person.update({ where: { id: personId }, data: chosen })
}

const notFound = { ok: false, reason: 'notFound' } as const

function problem(problem: PersonProblem): PeopleChange {
  return { ok: false, reason: 'problem', problem }
}

/** Who may not leaves a trace: what they tried, and on whom. */
async function mayManage(doer: Doer, act: string, accountId: string, now: Date): Promise<boolean> {
  if (doer === commandLine || isAdministrator(doer)) return true
  await recordRefusal(doer, { act, reason: 'notYours', accountId }, now)
  return false
}

/** The person, with everybody who would change administrators at the same time waiting until the end. */
async function lockPerson(tx: Tx, id: string): Promise<Person | null> {
  if (!uuid.safeParse(id).success) return null
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${administratorsLock}::bigint)::text`
  return tx.person.findUnique({ where: { id } })
}

/** Without any, nobody could make another. */
async function isLastAdministrator(tx: Tx, { id, roles, disabledAt }: Person): Promise<boolean> {
  if (!roles.includes('administrator') || disabledAt) return false
  const others = { id: { not: id }, disabledAt: null, roles: { has: 'administrator' as const } }
  return (await tx.person.count({ where: others })) === 0
}

type Assigned = { agencyId: string; standing: PersonDetails['agencies'][number]['standing'] }[]

/** The agencies that are meant; null where one of them does not exist. */
async function agenciesOf(tx: Tx, { agencies }: PersonDetails): Promise<Assigned | null> {
  const slugs = agencies.map(({ slug }) => slug)
  const known = await tx.agency.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } })
  const ids = new Map(known.map(({ id, slug }) => [slug, id]))
  const found = agencies.flatMap(({ slug, standing }) => {
    const agencyId = ids.get(slug)
    return agencyId ? [{ agencyId, standing }] : []
  })
  return found.length === agencies.length ? found : null
}

async function assign(tx: Tx, personId: string, agencies: Assigned): Promise<void> {
  await tx.assignment.createMany({ data: agencies.map((agency) => ({ personId, ...agency })) })
}

function namesOf({ agencies }: PersonDetails): string[] {
  return agencies.map(({ slug, standing }) => `${slug} ${standing}`)
}

function event(kind: string, doer: Doer, id: string, at: Date, data: Record<string, unknown>) {
  const personId = doer === commandLine ? null : doer.personId
  return {
    kind,
    at,
    personId,
    data: { ...data, person: id, ...(doer === commandLine && { by: commandLine }) },
  }
}
