import { parseArgs } from 'node:util'
import { closeDatabase } from '../database/client.ts'
import { messageOf } from '../errors.ts'
import {
  changePerson,
  commandLine,
  disablePerson,
  enablePerson,
  invitePerson,
  type PeopleChange,
} from '../people/mutations.ts'
import { listPeople, type PersonRecord } from '../people/queries.ts'
import { type PersonProblem, readPerson } from '../people/schema.ts'
import { Stopped } from './steps.ts'
import { userUsage } from './user-usage.ts'

/** `npm run portal -- user …`. Throws `Stopped` with what to do where something is wrong. */
export async function runUserCommand(args: string[]): Promise<void> {
  const { what, email, options } = readArguments(args)
  try {
    if (what === 'list') return await list()
    if (what === 'invite') return await invite(options)
    const person = await personOf(email)
    if (what === 'roles') return await changeRoles(person, options)
    const change = what === 'disable' ? disablePerson : enablePerson
    ensure(await change(commandLine, person.id))
    say(
      `${person.email} ${what === 'disable' ? 'is disabled, and all sessions have ended' : 'can sign in again'}.`,
    )
  } finally {
    await closeDatabase()
  }
}

type Options = { email?: string; name?: string; role?: string[]; agency?: string[]; language?: string }

function readArguments(args: string[]): { what: string; email: string; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        agency: { type: 'string', multiple: true },
        language: { type: 'string' },
      },
    })
    const [what = '', email = '', ...more] = positionals
    if (more.length === 0 && ['invite', 'list', 'roles', 'disable', 'enable'].includes(what))
      return { what, email, options: values }
  } catch (error) {
    throw new Stopped(`${messageOf(error)}\n\n${userUsage}`)
  }
  throw new Stopped(userUsage)
}

async function list(): Promise<void> {
  const people = await listPeople()
  const width = Math.max(0, ...people.map(({ email }) => email.length))
  for (const { email, name, roles, agencies, disabledAt } of people) {
    const of = agencies.map(({ slug, standing }) => (standing === 'lead' ? slug : `${slug}:${standing}`))
    const facts = [name, roles.join(', '), of.join(', '), disabledAt ? 'disabled' : ''].filter(Boolean)
    say(`${email.padEnd(width)}  ${facts.join(' · ')}`)
  }
  if (people.length === 0) say('There is nobody yet.')
}

async function invite(options: Options): Promise<void> {
  const details = detailsOf({ name: '', email: '', language: 'en' }, options)
  ensure(await invitePerson(commandLine, details))
  say(`${details.email} is invited. The mail goes out as soon as the portal runs.`)
}

async function changeRoles({ id, ...person }: PersonRecord, options: Options): Promise<void> {
  const details = detailsOf(person, { role: options.role, agency: options.agency ?? agenciesOf(person) })
  ensure(await changePerson(commandLine, id, details))
  say(`${details.email} is now ${details.roles.join(', ')}.`)
}

type Known = { name: string; email: string; language: string }

function detailsOf(known: Known, options: Options) {
  const agencies = (options.agency ?? []).map((text) => {
    const [slug = '', standing = 'lead'] = text.split(':')
    return { slug, standing }
  })
  const read = readPerson({
    name: options.name ?? known.name,
    email: options.email ?? known.email,
    language: options.language ?? known.language,
    roles: options.role ?? [],
    agencies,
  })
  if (!read.ok) throw new Stopped(read.problems.map((problem) => advice[problem]).join('\n'))
  return read.details
}

function agenciesOf({ agencies }: Pick<PersonRecord, 'agencies'>): string[] {
  return agencies.map(({ slug, standing }) => `${slug}:${standing}`)
}

async function personOf(email: string): Promise<PersonRecord> {
  const person = (await listPeople()).find((each) => each.email === email.toLowerCase())
  if (!person)
    throw new Stopped(`There is nobody with the address "${email}". \`user list\` shows everybody.`)
  return person
}

function ensure(change: PeopleChange): void {
  if (!change.ok && change.reason === 'problem') throw new Stopped(advice[change.problem])
  if (!change.ok) throw new Stopped('There is nobody with that address any more.')
}

/** What to do about each problem, for whoever types commands. */
const advice: Record<PersonProblem, string> = {
  name: 'Write a name of 2 to 120 characters: --name "First Last".',
  email: 'Write one address in plain Latin letters: --email name@example.org.',
  emailTaken: 'Somebody has this address already. `user roles` changes what they may do.',
  roles: 'Write at least one role: --role focal_point, moderator, administrator or auditor.',
  agencies: 'Write at least one agency for a focal point: --agency unodc.',
  agencyTwice: 'Write each agency once.',
  agencyUnknown: 'Write agencies by their slugs, as they stand in addresses: --agency un-women.',
  lastAdministrator: 'Make somebody else an administrator first: nobody else is one.',
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
