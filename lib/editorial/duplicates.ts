import type { Actor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { DocumentState, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
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
export async function findNearDuplicates(actor: Actor, given: Given): Promise<NearDuplicate[]> {
  const theirs = await findTheirs(actor, given)
  const known = new Set(theirs.map(({ id }) => id))
  const others = (await findPublic(given)).filter(({ id }) => !known.has(id))
  return [...theirs, ...others]
    .flatMap(({ texts, ...duplicate }) => {
      const title = texts.at(-1)?.title
      const nearness = Math.max(0, ...texts.map((text) => nearnessOf(given.text, text)))
      return title === undefined || nearness < leastNear ? [] : [{ ...duplicate, title, nearness }]
    })
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, mostShown)
    .map(({ nearness: _, ...duplicate }) => duplicate)
}

type Given = { id?: string; agencyIds: string[]; period: Span; text: Text }
/** An entry with its texts, the one that is shown last. */
type Candidate = Omit<NearDuplicate, 'title'> & { texts: Text[] }

/** What the person may open: with what is under way. */
async function findTheirs(actor: Actor, { id, agencyIds, period }: Given): Promise<Candidate[]> {
  const ownedBy = (ids: string[]): Prisma.DocumentWhereInput => ({
    OR: [{ leadAgencyId: { in: ids } }, { partners: { some: { agencyId: { in: ids } } } }],
  })
  const documents = await inTheNameOf(actor, (tx) =>
    tx.document.findMany({
      where: {
        kind: 'activity',
        ...(id && { id: { not: id } }),
        state: { notIn: ['refused', 'unpublished'] },
        AND: [ownedBy(agencyIds), ownedBy(actor.agencies.map((agency) => agency.id))],
        period: { startMonth: { lte: period.endMonth }, endMonth: { gte: period.startMonth } },
      },
      select: {
        id: true,
        state: true,
        slug: true,
        period: { select: { startMonth: true, endMonth: true } },
        liveRevision: { select: { content: true } },
        workingCopy: { select: { content: true } },
        currentRevision: { select: { content: true } },
      },
      orderBy: { updatedAt: 'desc' },
      take: mostCompared,
    }),
  )
  return documents.flatMap(({ id, state, slug, period, liveRevision, workingCopy, currentRevision }) => {
    const texts = [liveRevision, workingCopy, currentRevision].flatMap(
      (held) => (held && (readDraft('activity', held.content) as ActivityDraft | null)) ?? [],
    )
    return period ? [{ id, state, slug: liveRevision && slug, isTheirs: true, period, texts }] : []
  })
}

/** What everybody may read. */
async function findPublic({ id, agencyIds, period }: Given): Promise<Candidate[]> {
  const activities = await database().activity.findMany({
    where: {
      ...(id && { id: { not: id } }),
      agencies: { some: { agencyId: { in: agencyIds } } },
      startMonth: { lte: period.endMonth },
      endMonth: { gte: period.startMonth },
    },
    select: {
      id: true,
      slug: true,
      startMonth: true,
      endMonth: true,
      title: true,
      excerpt: true,
      body: true,
    },
    orderBy: { updatedAt: 'desc' },
    take: mostCompared,
  })
  return activities.map(({ id, slug, startMonth, endMonth, ...text }) => ({
    id,
    state: 'published',
    slug,
    isTheirs: false,
    period: { startMonth, endMonth },
    texts: [text],
  }))
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
