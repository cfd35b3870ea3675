import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor } from './actor.ts'
import { noteAsker } from './asker.ts'
import { cookieName } from './cookies.ts'
import { findSession, type LiveSession } from './queries.ts'

/**
 * Who is signed in, for pages and actions; null for a stranger. Read from the database once in each request, so that
 * a right that was taken away is gone with the next one.
 */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null
}

/** The session of this request. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = await sessionToken()
  const session = token ? await findSession(token) : null
  if (session) noteAsker(session.actor.personId)
  return session
})

/** What the session's cookie holds, whether there is such a session or not. */
export async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(cookieName('session'))?.value || null
}
