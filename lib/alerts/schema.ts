import { z } from 'zod'
import type { AlertFrequency } from '../database/generated/enums.ts'
import { locales } from '../locales.ts'

/** How often an alert may tell, the usual first. */
export const alertFrequencies = ['weekly', 'daily'] as const satisfies readonly AlertFrequency[]

/** One of them, or null where the text is none. */
export function readFrequency(text: string): AlertFrequency | null {
  return alertFrequencies.find((frequency) => frequency === text) ?? null
}

/**
 * What somebody asks for. The address is one of ASCII letters without quotes, of 254 characters at most (RFC 5321),
 * so that nothing that only looks like an address is written to.
 */
export const alertRequest = z.object({
  email: z.string().trim().max(254).pipe(z.email()),
  frequency: z.enum(alertFrequencies).catch('weekly'),
  /** The canonical query of the list of activities. */
  query: z.string().max(4000),
  locale: z.enum(locales),
})

export type AlertRequest = z.output<typeof alertRequest>
