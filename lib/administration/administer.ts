import type { z } from 'zod'
import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, isAdministrator } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Span } from '../format.ts'
import { isProblemKey, type ProblemKey } from './problems.ts'
import type { Difference } from './seen.ts'

export type Tx = Prisma.TransactionClient

/** What is wrong with a field, and what its words need. */
export type Problem = { field: string; problem: ProblemKey; values?: Record<string, string | number> }

/** Something that is rarely meant: a period that has months in common with another, or leaves some out. */
export type Doubt = { doubt: 'overlap' | 'gap'; span: Span }

/** Why nothing was changed. */
export type Refusal =
  | { ok: false; reason: 'notYours' | 'notFound' | 'notNow' | 'unseen' }
  | { ok: false; reason: 'invalid'; problems: Problem[] }
  /** To be sent again with a tick at it. */
  | { ok: false; reason: 'doubtful'; doubts: Doubt[] }
  /** Somebody else changed it since it was shown: in this. */
  | { ok: false; reason: 'stale'; differences: Difference[] }

/** What came of it: `slug` is where the thing is found from now on. */
export type Outcome = { ok: true; slug: string } | Refusal

type Act<Schema extends z.ZodType> = {
  /** As the audit trail has it: `period.open`. */
  kind: string
  schema: Schema
  /** What was sent, unread. */
  given: unknown
  now: Date
}

/** Any number will do, as long as nothing else in this database locks it. */
const advisoryLock = 7_276_933

/**
 * Carries out one act of administration, in one transaction. Who is no administrator is refused, and that leaves a
 * trace; what was sent is read by the schema. Administrators are few: their changes wait for each other, so that what
 * was looked up within one still holds when it is written. `change` refuses before it writes anything.
 */
export async function administer<Schema extends z.ZodType>(
  actor: Actor,
  { kind, schema, given, now }: Act<Schema>,
  change: (tx: Tx, values: z.output<Schema>) => Promise<Outcome>,
): Promise<Outcome> {
  if (!isAdministrator(actor)) {
    await recordRefusal(actor, { act: kind, reason: 'notYours' }, now)
    return { ok: false, reason: 'notYours' }
  }
  const read = schema.safeParse(given)
  if (!read.success) return { ok: false, reason: 'invalid', problems: problemsOf(read.error) }
  return database().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLock}::bigint)::text`
      return change(tx, read.data)
    },
    { maxWait: 15_000, timeout: 120_000 },
  )
}

export function invalid(field: string, problem: ProblemKey, values?: Problem['values']): Refusal {
  return { ok: false, reason: 'invalid', problems: [{ field, problem, ...(values && { values }) }] }
}

/** The first problem of each field: the schemas say it by its key. */
function problemsOf(error: z.ZodError): Problem[] {
  const problems = new Map<string, Problem>()
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    const problem = isProblemKey(issue.message) ? issue.message : 'wrong'
    const found: Problem =
      issue.code === 'too_big'
        ? { field, problem: 'tooLong', values: { most: Number(issue.maximum) } }
        : { field, problem }
    if (!problems.has(field)) problems.set(field, found)
  }
  return [...problems.values()]
}
