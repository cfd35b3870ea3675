import type { Prisma } from '../database/generated/client.ts'

type Tx = Prisma.TransactionClient

/** Where the content of a document names agencies by their addresses. */
type NamesAgencies = {
  partners?: string[]
  mentions?: string[]
  agencies?: string[]
  results?: { agency?: string }[]
  result?: { agency?: string }
}

/**
 * A text under way with the agencies that it names by an earlier address named by the one of today, so that whoever
 * writes finds them among those that can be chosen. Frozen texts stay as they are: publication knows both.
 */
export async function withPresentAgencies<Content extends object>(
  tx: Tx,
  content: Content,
): Promise<Content> {
  const { partners, mentions, agencies, results, result }: NamesAgencies = content
  const stated = [...(results ?? []), ...(result ? [result] : [])].map(({ agency }) => agency ?? '')
  const named = [partners, mentions, agencies, stated].flatMap((list) => list ?? [])
  const former = await tx.agencyName.findMany({
    where: { slug: { in: named } },
    select: { slug: true, agency: { select: { slug: true } } },
  })
  if (former.length === 0) return content
  const present = new Map(former.map(({ slug, agency }) => [slug, agency.slug]))
  const today = (slug: string) => present.get(slug) ?? slug
  const list = (slugs: string[]) => [...new Set(slugs.map(today))]
  const ofResult = <Result extends { agency?: string }>(each: Result) =>
    each.agency ? { ...each, agency: today(each.agency) } : each
  return {
    ...content,
    ...(partners && { partners: list(partners) }),
    ...(mentions && { mentions: list(mentions) }),
    ...(agencies && { agencies: list(agencies) }),
    ...(results && { results: results.map(ofResult) }),
    ...(result && { result: ofResult(result) }),
  }
}

/** The same for every text under way that names an agency by this address, which it had until now. */
export async function renameInDrafts(tx: Tx, formerSlug: string): Promise<void> {
  const quoted = JSON.stringify(formerSlug)
  const copies = await tx.$queryRaw<{ documentId: string; content: object }[]>`
    SELECT "document_id" AS "documentId", "content" FROM "working_copies"
    WHERE position(${quoted} IN "content"::text) > 0`
  for (const { documentId, content } of copies)
    await tx.workingCopy.update({
      where: { documentId },
      data: { content: await withPresentAgencies(tx, content) },
    })
}
