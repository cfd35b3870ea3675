import type { Actor } from '../../lib/auth/actor.ts'
import { beginSession } from '../../lib/auth/sessions.ts'
import type { SignedIn } from '../../lib/auth/sign-in.ts'
import { newToken } from '../../lib/auth/tokens.ts'

const hourMs = 60 * 60_000

/** A session of somebody, without the way to it. Returns what the cookie would hold. */
export async function openSession({ personId }: Pick<Actor, 'personId'>, now = new Date()): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + 12 * hourMs)
  await beginSession(
    { token, personId, expiresAt, visit: { by: 'link', browser: 'Firefox', formerToken: null } },
    now,
  )
  return token
}

/** What the session's cookie holds after somebody came in. */
export function sessionIn({ cookies }: SignedIn): string {
  return cookies.find(({ name, value }) => /^(?:__Host-)?session$/.test(name) && value)?.value ?? ''
}
