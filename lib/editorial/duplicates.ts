import type { Actor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { DocumentState } from '../database/generated/client.ts'
import type { Span } from '../format.ts'
import { type ActivityDraft, readDraft } from './draft.ts'

/** An entry that says nearly the same of nearly the same time. */
export type NearDuplicate = {
  id: string
  title: string
  state: DocumentState
  /** Its public address; null where it is not public. */
  slug: string | null
  /** Whether the person may open it at the desk. */
  isTheirs: boolean
  period: Span
}

type Text = { title: string; excerpt: string; body: string }

/** Texts of so many entries are compared, the newest: an agency reports some dozens a period. */
const mostCompared = 300
const mostShown = 5

/**
 * Entries that the same agencies have under way or published for a time that overlaps, and whose text is much the
 * same. Of what is not theirs a person is shown what is public.
 */
export async function findNearDuplicates(
  actor: Actor,
  given: { id?: string; agencyIds: string[]; period: Span; text: Text },
): Promise<NearDuplicate[]> {
  const own = given.agencyIds
  const documents = await database().document.findMany({
    where: {
      kind: 'activity',
      ...(given.id && { id: { not: given.id } }),
      state: { notIn: ['refused', 'unpublished'] },
      OR: [{ leadAgencyId: { in: own } }, { partners: { some: { agencyId: { in: own } } } }],
      period: {
        startMonth: { lte: given.period.endMonth },
        endMonth: { gte: given.period.startMonth },
      },
    },
    select: {
      id: true,
      title: true,
      state: true,
      slug: true,
      liveRevisionId: true,
      leadAgencyId: true,
      period: { select: { startMonth: true, endMonth: true } },
      partners: { select: { agencyId: true } },
      workingCopy: { select: { content: true } },
      currentRevision: { select: { content: true } },
      liveRevision: { select: { content: true } },
    },
    orderBy: { updatedAt: 'desc' },
    take: mostCompared,
  })
  const theirs = new Set(actor.agencies.map(({ id }) => id))
  const found = documents.flatMap((document) => {
    const isTheirs = [document.leadAgencyId, ...document.partners.map(({ agencyId }) => agencyId)].some(
      (id) => theirs.has(id),
    )
    const texts = [
      document.liveRevision,
      ...(isTheirs ? [document.workingCopy, document.currentRevision] : []),
    ].flatMap((held) => (held ? (readDraft('activity', held.content) as ActivityDraft | null) : null) ?? [])
    const [shown] = isTheirs ? texts.slice(-1) : texts
    const nearness = Math.max(0, ...texts.map((text) => nearnessOf(given.text, text)))
    if (!shown || !document.period || nearness < leastNear) return []
    const { id, state } = document
    const slug = document.liveRevisionId ? document.slug : null
    return [{ id, title: shown.title, state, slug, isTheirs, period: document.period, nearness }]
  })
  return found
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, mostShown)
    .map(({ nearness: _, ...duplicate }) => duplicate)
}

/** Half of what the shorter one says. */
const leastNear = 0.5
/** Texts of fewer sequences are told by their titles alone. */
const fewest = 8

/**
 * How much of the shorter text stands in the other, from 0 to 1, by sequences of three words; of equal titles at
 * least three quarters.
 */
export function nearnessOf(one: Text, other: Text): number {
  const whole = (text: Text) => sequences(`${text.title}\n${text.excerpt}\n${text.body}`.slice(0, 20_000), 3)
  const titles = shareOf(sequences(one.title, 1), sequences(other.title, 1), { of: 'longer', fewest: 3 })
  const texts = shareOf(whole(one), whole(other), { of: 'shorter', fewest })
  return Math.max(texts, titles >= 0.8 ? 0.75 : 0)
}

function shareOf(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  { of, fewest }: { of: 'shorter' | 'longer'; fewest: number },
): number {
  const [short, long] = one.size < other.size ? [one, other] : [other, one]
  if (short.size < fewest) return 0
  let shared = 0
  for (const sequence of short) if (long.has(sequence)) shared += 1
  return shared / (of === 'shorter' ? short : long).size
}

/** Each letter of Chinese is a word. */
function sequences(text: string, length: number): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  const found = new Set<string>()
  for (let at = 0; at + length <= words.length; at += 1) found.add(words.slice(at, at + length).join(' '))
  return found
}
