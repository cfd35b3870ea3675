import { z } from 'zod'
import { emailAddress } from '../auth/email-address.ts'
import type { NoticeFrequency, Role, Standing } from '../database/generated/enums.ts'
import { locales } from '../locales.ts'

/** What people can be, in the order in which they are listed. */
export const roles = [
  'focal_point',
  'moderator',
  'administrator',
  'auditor',
] as const satisfies readonly Role[]

export const standings = ['lead', 'deputy'] as const satisfies readonly Standing[]

export const noticeFrequencies = ['at_once', 'daily'] as const satisfies readonly NoticeFrequency[]

/** Why a person cannot be as the form says; the words are in the messages, and each belongs to a field. */
export type PersonProblem =
  | 'name'
  | 'email'
  | 'emailTaken'
  | 'roles'
  | 'agencies'
  | 'agencyTwice'
  | 'agencyUnknown'
  | 'lastAdministrator'

/** A name on one line: no control characters, and none that turn the direction of what follows. */
const name = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/^\s+|\s+$/g, ''))
  .pipe(
    z
      .string()
      .min(2)
      .max(120)
      .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u),
  )

/** What an administrator says of somebody. Agencies are named by their slugs. */
export const personDetails = z
  .object({
    name,
    email: emailAddress,
    language: z.enum(locales).catch('en'),
    roles: z.array(z.enum(roles)).min(1),
    agencies: z
      .array(
        z.object({
          slug: z
            .string()
            .max(100)
            .regex(/^[a-z\d-]+$/),
          standing: z.enum(standings).catch('lead'),
        }),
      )
      .max(50),
  })
  .superRefine(({ roles, agencies }, context) => {
    const refuse = (problem: PersonProblem) =>
      context.addIssue({ code: 'custom', path: ['agencies'], message: problem })
    if (roles.includes('focal_point') && agencies.length === 0) refuse('agencies')
    if (new Set(agencies.map(({ slug }) => slug)).size < agencies.length) refuse('agencyTwice')
  })

export type PersonDetails = z.output<typeof personDetails>

/** What is wrong with the details, each problem once; or the details. */
export function readPerson(
  given: Record<keyof PersonDetails, unknown>,
): { ok: true; details: PersonDetails } | { ok: false; problems: PersonProblem[] } {
  const read = personDetails.safeParse(given)
  if (read.success) return { ok: true, details: read.data }
  const problems = read.error.issues.map(({ code, path, message }) =>
    path[0] !== 'agencies' ? String(path[0]) : code === 'custom' ? message : 'agencyUnknown',
  )
  return { ok: false, problems: [...new Set(problems)] as PersonProblem[] }
}

/** What people choose for themselves. */
export const preferences = z.object({
  language: z.enum(locales).catch('en'),
  notices: z.enum(noticeFrequencies).catch('at_once'),
})

export type Preferences = z.output<typeof preferences>
