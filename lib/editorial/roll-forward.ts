import { z } from 'zod'
import { type Actor, speaksFor } from '../auth/actor.ts'
import { canonicalJson } from '../canonical-json.ts'
import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import type { Span } from '../format.ts'
import { type ActivityDraft, readDraft } from './draft.ts'

/** A published activity from which the next one can go on. */
export type Rollable = { id: string; title: string; agencyId: string; period: Span }

/** So many are offered, the newest. */
const mostOffered = 60

/** What an agency that the person speaks for leads and has published. */
export async function findRollable(actor: Actor): Promise<Rollable[]> {
  const agencyIds = actor.agencies.flatMap(({ id }) => (speaksFor(actor, id) ? [id] : []))
  const documents = await inTheNameOf(actor, (tx) =>
    tx.document.findMany({
      where: { kind: 'activity', leadAgencyId: { in: agencyIds }, liveRevisionId: { not: null } },
      select: {
        id: true,
        leadAgencyId: true,
        period: { select: { startMonth: true, endMonth: true } },
        liveRevision: { select: { content: true } },
      },
      orderBy: [{ period: { endMonth: 'desc' } }, { title: 'asc' }],
      take: mostOffered,
    }),
  )
  return documents.flatMap(({ id, leadAgencyId: agencyId, period, liveRevision }) => {
    const text = readDraft('activity', liveRevision?.content) as ActivityDraft | null
    return text && period ? [{ id, title: text.title, agencyId, period }] : []
  })
}

/**
 * What an entry of the next period begins with: the text and what it is about. Not its numbers, which speak of the
 * last period, nor its files and the consent, which were given for that text. Null where it is not theirs.
 */
export async function rolledContent(
  actor: Actor,
  id: string,
  agencyId: string,
): Promise<Partial<ActivityDraft> | null> {
  const text = await inTheNameOf(actor, (tx) => publishedText(tx, id))
  if (!text || text.leadAgencyId !== agencyId || !speaksFor(actor, agencyId)) return null
  const { title, excerpt, body, language, contentNote, isPersonalAccount } = text.draft
  const { scope, countries, regions, measures, partners, mentions, otherPartners } = text.draft
  const { mechanisms, programmes, links } = text.draft
  return {
    ...{ title, excerpt, body, language, contentNote, isPersonalAccount },
    ...{ scope, countries, regions, partners, mentions, otherPartners, mechanisms, programmes, links },
    measures: measures.map(({ measure }) => ({ measure, inferred: false })),
  }
}

/** What was rolled forward, by field, and whether it was changed since. */
export type RolledField = { field: string; isChanged: boolean }

/** Fields in which a reader expects something new. */
const rolledFields = [
  'title',
  'excerpt',
  'body',
  'measures',
  'scope',
  'countries',
  'regions',
  'partners',
  'otherPartners',
  'mechanisms',
  'programmes',
  'links',
] as const

/** Which fields still hold what the text of the last period held; those that were and are empty are left out. */
export function rolledFieldsOf(before: ActivityDraft, after: ActivityDraft): RolledField[] {
  return rolledFields.flatMap((field) => {
    const [old, now] = [heldIn(before, field), heldIn(after, field)]
    if (isEmpty(old)) return []
    return [{ field, isChanged: canonicalJson(old) !== canonicalJson(now) }]
  })
}

/**
 * The published text that a document was rolled forward from; null where it was not, or where that is gone. A partner
 * of this one may have had no part in that one: of it they are shown what everybody may read.
 */
export async function findRolledFrom(
  actor: Actor,
  documentId: string,
): Promise<{ title: string; slug: string | null; period: Span | null; draft: ActivityDraft } | null> {
  const document = await inTheNameOf(actor, (tx) =>
    tx.document.findUnique({ where: { id: documentId }, select: { rolledFromId: true } }),
  )
  return document?.rolledFromId ? publishedText(database(), document.rolledFromId) : null
}

/** What the public reads of an activity, by its document. */
async function publishedText(tx: Prisma.TransactionClient, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const document = await tx.document.findFirst({
    where: { id, kind: 'activity' },
    select: {
      slug: true,
      leadAgencyId: true,
      period: { select: { startMonth: true, endMonth: true } },
      liveRevision: { select: { content: true } },
    },
  })
  const draft = readDraft('activity', document?.liveRevision?.content) as ActivityDraft | null
  return document && draft ? { ...document, title: draft.title, draft } : null
}

function heldIn(draft: ActivityDraft, field: (typeof rolledFields)[number]): unknown {
  const value = draft[field]
  if (typeof value === 'string') return value.trim().replace(/\s+/g, ' ')
  if (field === 'measures') return draft.measures.map(({ measure }) => measure)
  return value
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
