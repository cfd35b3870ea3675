import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Actor } from '../../lib/auth/actor.ts'
import { closeDatabase, database } from '../../lib/database/client.ts'
import { readLock } from '../../lib/database/lock.ts'
import { type Change, createDocument, type NewDocument, perform } from '../../lib/editorial/mutations.ts'
import { setEnvironment } from '../../lib/env.ts'
import { completeActivity, completeResult, completeStory, openRound } from '../support/people.ts'
import { openSession } from '../support/sign-in.ts'

/** The accounts of a demonstration, by what they are to the texts of these tests. */
const accounts = {
  unodc: 'focal.unodc@demo.example',
  women: 'focal.unwomen@demo.example',
  moderator: 'moderator@demo.example',
  second: 'moderator2@demo.example',
  administrator: 'admin@demo.example',
} as const
export type Account = keyof typeof accounts

export type Step = [Account, Change['action'], Partial<Change>?]

/** Opens the database of the portal under test. What is not under test is done there, by the same functions. */
export function openDesk(): void {
  const url = readLock(process.env.PORTAL_VAR_DIR ?? 'var')?.url
  if (!url) throw new Error('The portal under test has no database that is open: is PORTAL_VAR_DIR right?')
  setEnvironment({ DATABASE_URL: url })
}

export const closeDesk = closeDatabase

/** An activity of UNODC that was brought so far, under a title that no other test has. */
export async function activityAfter(
  steps: Step[],
  content: object = {},
): Promise<{ id: string; title: string }> {
  const title = `Judges trained in Kenya ${randomUUID().slice(0, 8)}`
  const periodId = await openRound(database())
  const id = await begun({ kind: 'activity', periodId, content: { ...completeActivity, title, ...content } })
  await carry(id, steps)
  return { id, title }
}

/** The same of a story or a result; returns its identifier. */
export async function otherAfter(kind: 'story' | 'programme_result', steps: Step[]): Promise<string> {
  const id = await begun({ kind, content: kind === 'story' ? completeStory : completeResult })
  await carry(id, steps)
  return id
}

async function begun(wanted: Omit<NewDocument, 'agencyId' | 'key'>): Promise<string> {
  const unodc = await actorOf('unodc')
  const agencyId = unodc.agencies[0]?.id ?? ''
  const created = await createDocument(unodc, { ...wanted, agencyId, key: randomUUID() })
  if (!created.ok) throw new Error(created.reason)
  return created.id
}

/** Where readers find what is published, or found it. */
export async function publicAddressOf(id: string): Promise<string> {
  const { kind, slug } = await database().document.findUniqueOrThrow({ where: { id } })
  return `/${kind === 'story' ? 'stories' : 'activities'}/${slug}`
}

export async function carry(documentId: string, steps: Step[]): Promise<void> {
  for (const [account, action, more] of steps) {
    const { lockVersion } = await database().document.findUniqueOrThrow({ where: { id: documentId } })
    const change = { documentId, action, lockVersion, key: randomUUID(), ...more }
    const outcome = await perform(await actorOf(account), change)
    if (!outcome.ok) throw new Error(`${action}: ${outcome.reason}`)
  }
}

/** Signs somebody in on a page without the way there, which sign-in.spec.ts looks at. */
export async function signInAs(page: Page, account: Account): Promise<void> {
  const token = await openSession(await actorOf(account))
  await page
    .context()
    .addCookies([{ name: 'session', value: token, url: process.env.PORTAL_URL ?? 'http://localhost:3000' }])
}

export const personOf = async (account: Account) => (await actorOf(account)).personId
export const agencyOf = async (account: Account) => (await actorOf(account)).agencies[0]?.id ?? ''

async function actorOf(account: Account): Promise<Actor> {
  const person = await database().person.findUniqueOrThrow({
    where: { email: accounts[account] },
    include: { assignments: { include: { agency: true } } },
  })
  const { id: personId, name, email, language, roles } = person
  const agencies = person.assignments.map(({ agency: { id, slug, acronym }, standing }) => ({
    id,
    slug,
    acronym,
    standing,
  }))
  return { personId, name, email, language, roles, agencies }
}
