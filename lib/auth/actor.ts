import type { Role, Standing } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'

/** Somebody who is signed in, as of this request: what rights are decided by. */
export type Actor = {
  personId: string
  name: string
  email: string
  language: Locale
  roles: Role[]
  /** The agencies that they belong to. */
  agencies: { id: string; slug: string; acronym: string; standing: Standing }[]
}

export function isFocalPoint({ roles }: Actor): boolean {
  return roles.includes('focal_point')
}

export function isModerator({ roles }: Actor): boolean {
  return roles.includes('moderator')
}

export function isAdministrator({ roles }: Actor): boolean {
  return roles.includes('administrator')
}

export function isAuditor({ roles }: Actor): boolean {
  return roles.includes('auditor')
}

/** Whether somebody is of the secretariat, which reviews and publishes. */
export function isSecretariat(actor: Actor): boolean {
  return isModerator(actor) || isAdministrator(actor)
}

/** Whether somebody writes and signs for an agency. */
export function speaksFor(actor: Actor, agencyId: string): boolean {
  return isFocalPoint(actor) && belongsTo(actor, agencyId)
}

/** Whether somebody is of an agency, whatever their role. */
export function belongsTo({ agencies }: Actor, agencyId: string): boolean {
  return agencies.some(({ id }) => id === agencyId)
}
