import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import { database } from '../database/client.ts'
import { connectIdentity, findPersonByIdentity } from './identities.ts'
import { takeSignInLink } from './links.ts'
import { findSession } from './queries.ts'
import { beginSession, type Visit } from './sessions.ts'

type Named = { id: string; email: string; name: string }

/**
 * How next-auth reads and writes people, sessions, links and identities here. Of tokens only hashes are stored, and
 * nobody becomes a person by signing in. Made for one visit, whose browser its session is of.
 */
export function adapterFor(visit: Visit): Adapter {
  return {
    getUser: async (id) => userOf(await database().person.findUnique({ where: { id } })),
    getUserByEmail: async (email) => userOf(await database().person.findUnique({ where: { email } })),
    getUserByAccount: async ({ providerAccountId }) => userOf(await findPersonByIdentity(providerAccountId)),
    // next-auth notes here that the address was verified; it always was, or there would be no person.
    updateUser: async ({ id }) =>
      userOf(await database().person.findUniqueOrThrow({ where: { id } })) as AdapterUser,
    linkAccount: ({ userId, providerAccountId }: AdapterAccount) =>
      connectIdentity(userId, providerAccountId, new Date()),
    createSession: async ({ sessionToken, userId, expires }) => {
      await beginSession({ token: sessionToken, personId: userId, expiresAt: expires, visit }, new Date())
      return { sessionToken, userId, expires }
    },
    getSessionAndUser: async (sessionToken) => {
      const session = await findSession(sessionToken)
      const user = session && userOf({ ...session.actor, id: session.actor.personId })
      return user && { session: { sessionToken, userId: user.id, expires: session.expiresAt }, user }
    },
    useVerificationToken: async ({ identifier, token }) => {
      const now = new Date()
      const isTaken = await takeSignInLink(token, identifier, now)
      // It was not yet over, and next-auth asks no more than that.
      return isTaken ? { identifier, token, expires: new Date(now.getTime() + 1000) } : null
    },
    createUser: never,
    createVerificationToken: never,
    updateSession: never,
    deleteSession: never,
  }
}

function userOf(person: Named | null): AdapterUser | null {
  return person && { id: person.id, email: person.email, name: person.name, emailVerified: null }
}

/** What next-auth is not asked to do: the portal does it by itself (`links.ts`, `sessions.ts`), or nobody does. */
function never(): never {
  throw new Error('This is not a part of signing in here.')
}
