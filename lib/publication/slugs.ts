import type { DocumentKind } from '../database/generated/client.ts'
import { isReservedSlug } from '../reserved-slugs.ts'
import type { Tx } from './rows.ts'

const longest = 80

/** An address that no document of this kind has or had, made from a title. */
export async function freeSlug(tx: Tx, kind: DocumentKind, title: string): Promise<string> {
  const base = slugOf(title) || kind.replaceAll('_', '-')
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`
    if (isReservedSlug(kind === 'activity' ? 'activities' : '', slug)) continue
    if (await tx.document.findUnique({ where: { kind_slug: { kind, slug } }, select: { id: true } })) continue
    // Results share one space of addresses, whoever states them.
    const isTaken =
      kind === 'programme_result' && (await tx.result.findUnique({ where: { slug }, select: { id: true } }))
    if (!isTaken) return slug
  }
}

/**
 * Addresses for the results that one document states, in their order: those wanted, or with a number behind where
 * something else has the address. (A story and an activity of the same title may each count "people".)
 */
export async function resultSlugs(tx: Tx, ownerId: string | undefined, wanted: string[]): Promise<string[]> {
  const beginsSo = { OR: wanted.map((slug) => ({ slug: { startsWith: slug } })) }
  const results = await tx.result.findMany({
    where: beginsSo,
    select: { slug: true, activityId: true, storyId: true },
  })
  const kept = await tx.document.findMany({
    where: { kind: 'programme_result', ...beginsSo },
    select: { slug: true },
  })
  const others = results.filter(({ activityId, storyId }) => (activityId ?? storyId) !== ownerId)
  const taken = new Set([...others, ...kept].map(({ slug }) => slug))
  return wanted.map((base) => {
    let slug = base
    for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`
    taken.add(slug)
    return slug
  })
}

/** "Training of 1,200 police officers" is `training-of-1200-police-officers`; whole words, 80 letters at most. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\d)[,\u00a0\u202f](?=\d{3})/g, '$1')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  let slug = ''
  for (const word of words ?? []) {
    if (slug.length + word.length + 1 > longest) break
    slug = slug ? `${slug}-${word}` : word
  }
  return slug
}
