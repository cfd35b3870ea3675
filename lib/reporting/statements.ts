import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, speaksFor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf, stillSpeaksFor } from '../database/in-the-name-of.ts'
import { storable } from '../storable.ts'
import { findOpenRounds } from './rounds.ts'

/** Why a statement cannot be signed or withdrawn; what to do about it is in the messages. */
export type StatementRefusal = 'notFound' | 'notYours' | 'periodClosed' | 'hasEntries' | 'noteTooLong'

export type StatementOutcome = { ok: true } | { ok: false; reason: StatementRefusal }

/** `period` is the slug of one. */
export type NewStatement = { period: string; agencyId: string; note?: string | undefined }

export const longestNote = 500

const uuid = z.uuid()

/**
 * Signs that an agency has nothing to report for a period. Signed twice, it stands once. Whoever has begun an entry
 * has something to report.
 */
export async function signNothingToReport(
  actor: Actor,
  statement: NewStatement,
  now = new Date(),
): Promise<StatementOutcome> {
  const { agencyId } = statement
  const outcome = speaksFor(actor, agencyId) ? await sign(actor, statement, now) : refused('notYours')
  if (!outcome.ok && outcome.reason === 'notYours')
    await recordRefusal(actor, { act: 'statement.sign', reason: 'notYours', agencyId }, now)
  return outcome
}

async function sign(
  actor: Actor,
  { period, agencyId, note: given = '' }: NewStatement,
  now: Date,
): Promise<StatementOutcome> {
  const note = storable(given).trim()
  if (note.length > longestNote) return refused('noteTooLong')
  const open = await findOpenRounds([agencyId], now)
  const round = open.find(({ slug }) => slug === period)
  if (!round) return refused('periodClosed')
  const { periodId } = round
  return inTheNameOf(actor, async (tx) => {
    if (!(await stillSpeaksFor(tx, agencyId))) return refused('notYours')
    // A document that is begun meanwhile refers to the period, and so waits until this is over.
    await tx.$queryRaw`SELECT "desk_hold_period"(${periodId}::uuid)::text`
    const standing = await tx.nothingToReport.findFirst({ where: { periodId, agencyId, withdrawnAt: null } })
    if (standing) return { ok: true }
    if (await hasEntries(tx, periodId, agencyId)) return refused('hasEntries')
    const { id } = await tx.nothingToReport.create({
      data: { periodId, agencyId, note: note || null, signedById: actor.personId, signedAt: now },
    })
    await recordEvent(tx, {
      kind: 'statement.sign',
      at: now,
      personId: actor.personId,
      agencyId,
      data: { statement: id, periodId },
    })
    return { ok: true }
  })
}

/** Takes such a statement back, while its period takes reports: there is something after all. */
export async function withdrawNothingToReport(
  actor: Actor,
  id: string,
  now = new Date(),
): Promise<StatementOutcome> {
  if (!uuid.safeParse(id).success) return refused('notFound')
  const isTheirs = await inTheNameOf(actor, async (tx) => {
    const statement = await tx.nothingToReport.findUnique({ where: { id } })
    if (!statement) return false
    const { agencyId, periodId } = statement
    if (!speaksFor(actor, agencyId) || !(await stillSpeaksFor(tx, agencyId))) return false
    const { count } = await tx.nothingToReport.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0) return true
    await recordEvent(tx, {
      kind: 'statement.withdraw',
      at: now,
      personId: actor.personId,
      agencyId,
      data: { statement: id, periodId },
    })
    return true
  })
  if (isTheirs) return { ok: true }
  await noteRefusal(actor, id, now)
  return refused('notFound')
}

/** Notes that somebody tried to withdraw a statement of others, which they may not be shown. */
async function noteRefusal(actor: Actor, id: string, now: Date): Promise<void> {
  const statement = await database().nothingToReport.findUnique({ where: { id }, select: { agencyId: true } })
  if (!statement) return
  const { agencyId } = statement
  const about = { statement: id }
  await recordRefusal(actor, { act: 'statement.withdraw', reason: 'notFound', agencyId, about }, now)
}

/** Whether an agency has anything under way or published for a period. An entry that nobody wrote into is nothing. */
async function hasEntries(
  tx: Prisma.TransactionClient,
  periodId: string,
  agencyId: string,
): Promise<boolean> {
  const documents = await tx.document.findMany({
    where: {
      kind: 'activity',
      periodId,
      state: { notIn: ['refused', 'unpublished'] },
      OR: [{ leadAgencyId: agencyId }, { partners: { some: { agencyId } } }],
    },
    select: {
      title: true,
      workingCopy: { select: { content: true } },
      _count: { select: { revisions: true } },
    },
  })
  return documents.some(({ title, workingCopy, _count }) => {
    const { body } = (workingCopy?.content ?? {}) as { body?: string }
    return _count.revisions > 0 || title.trim() !== '' || Boolean(body?.trim())
  })
}

function refused(reason: StatementRefusal): StatementOutcome {
  return { ok: false, reason }
}
