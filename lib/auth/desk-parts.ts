import type { Role } from '../database/generated/client.ts'
import type { Actor } from './actor.ts'

/** The parts of the desk in the order of its navigation: where each stands, and whom it is for. */
export const deskParts = {
  desk: { path: '/desk', roles: ['focal_point', 'moderator', 'administrator', 'auditor'] },
  moderation: { path: '/desk/moderation', roles: ['moderator', 'administrator', 'auditor'] },
  periods: { path: '/desk/periods', roles: ['moderator', 'administrator', 'auditor'] },
  admin: { path: '/desk/admin', roles: ['administrator'] },
  audit: { path: '/desk/audit', roles: ['auditor', 'administrator'] },
} as const satisfies Record<string, { path: string; roles: readonly Role[] }>

export type DeskPart = keyof typeof deskParts

/** Whether somebody may open a part of the desk; what they may do there is another question. */
export function mayOpen({ roles }: Actor, part: DeskPart): boolean {
  const allowed: readonly Role[] = deskParts[part].roles
  return roles.some((role) => allowed.includes(role))
}
