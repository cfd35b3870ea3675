import { z } from 'zod'

/**
 * What people type, read. Messages are keys (`administration.problem`); a text that is too long is told by its limit.
 */

/** Control characters, halves of characters, and what changes the direction of what follows without being seen. */
const hidden = /(?![\t\n])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u

const text = z
  .string('missing')
  .transform((value) => value.replaceAll('\r\n', '\n').trim())
  .refine((value) => !hidden.test(value), 'hiddenCharacters')

/** One line that must be there. */
export function line(most: number) {
  return text.transform((value) => value.replaceAll(/\s+/g, ' ')).pipe(z.string().min(1, 'missing').max(most))
}

/** One line that may be empty: then it is null. */
export function optionalLine(most: number) {
  return text
    .transform((value) => value.replaceAll(/\s+/g, ' '))
    .pipe(z.string().max(most))
    .transform((value) => value || null)
    .optional()
    .transform((value) => value ?? null)
}

/** Some paragraphs that must be there. */
export function paragraphs(most: number) {
  return text.pipe(z.string().min(1, 'missing').max(most))
}

export const month = pattern(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'month')

/** A text of that form; what is wrong with it otherwise is said by this key. */
export function pattern(form: RegExp, problem: string) {
  return z
    .string('missing')
    .trim()
    .min(1, { error: 'missing', abort: true })
    .regex(form, { error: problem, abort: true })
}

/** A text that may be left empty, and then is null. */
export function emptyAsNull<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .optional()
    .transform((given, context): z.output<Schema> | null => {
      if (!given?.trim()) return null
      const read = schema.safeParse(given)
      if (read.success) return read.data
      passOn(read.error, context)
      return z.NEVER
    })
}

/** Says what is wrong with a part, at its place within the whole. */
export function passOn(error: z.ZodError, context: z.RefinementCtx, within: PropertyKey[] = []): void {
  for (const issue of error.issues)
    context.addIssue({ ...issue, path: [...within, ...issue.path] } as Parameters<typeof context.addIssue>[0])
}

/** A tick: there or not. */
export const tick = z
  .unknown()
  .optional()
  .transform((value) => value === 'on')

/** What the form was made from (`seen.ts`). */
export const seen = z.string().optional()
