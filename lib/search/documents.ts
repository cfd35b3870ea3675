import type { Prisma, SearchKind } from '../database/generated/client.ts'
import { configurations } from './compiled.ts'
import { readSources, type Source } from './document-sources.ts'
import { plainText } from './plain-text.ts'
import { folded, segmented } from './query.ts'

/** Things of one kind by their slugs (countries by their codes); all of that kind where none are named. */
export type Things = { kind: SearchKind; keys?: string[] }

/** Documents that are written at once. */
const batchSize = 500

/**
 * Writes what things are found by, from the tables of the read side, in the transaction that wrote these. What is
 * no longer there is taken out.
 */
export async function refreshDocuments(tx: Prisma.TransactionClient, things: Things[]): Promise<void> {
  for (const { kind, keys } of things) {
    await tx.searchDocument.deleteMany({ where: { kind, ...(keys && { key: { in: keys } }) } })
    let after: string | null = null
    for (;;) {
      const batch: Source[] = await readSources(tx, kind, { keys, after, take: batchSize })
      if (batch.length > 0) await write(tx, kind, batch)
      if (batch.length < batchSize) break
      after = batch.at(-1)?.key ?? null
    }
  }
}

async function write(tx: Prisma.TransactionClient, kind: SearchKind, batch: Source[]): Promise<void> {
  const column = (of: (source: Source) => string) => batch.map((source) => segmented(of(source)))
  const bodies = batch.map(({ body }) => segmented(plainText(body)))
  const [titles, names, summaries, tails] = [
    column(({ title }) => title),
    column(({ names }) => names.join('\n')),
    column(({ summary }) => summary),
    column(({ tail }) => tail),
  ]
  await tx.$executeRaw`
    INSERT INTO "search_documents" ("kind", "key", "number", "title", "language", "text", "document")
    SELECT ${kind}::"search_kind", d."key", d."number", d."title", d."language"::"language",
      concat_ws(E'\n', nullif(d."summary", ''), d."body"),
      setweight(to_tsvector(d."configuration"::regconfig, d."title"), 'A')
        || setweight(to_tsvector('portal_simple', d."title"), 'A')
        || setweight(to_tsvector(d."configuration"::regconfig, d."names"), 'B')
        || setweight(to_tsvector('portal_simple', d."names"), 'B')
        || setweight(to_tsvector(d."configuration"::regconfig, d."summary"), 'C')
        || setweight(to_tsvector(d."configuration"::regconfig, d."body" || ' ' || d."tail"), 'D')
    FROM unnest(
      ${batch.map(({ key }) => key)}::text[], ${batch.map(({ number }) => number)}::int[],
      ${batch.map(({ language }) => language)}::text[],
      ${batch.map(({ language }) => configurations[language])}::text[],
      ${titles}::text[], ${names}::text[], ${summaries}::text[], ${bodies}::text[], ${tails}::text[]
    ) AS d("key", "number", "language", "configuration", "title", "names", "summary", "body", "tail")`
  await writeWords(tx, [titles, names, summaries, bodies].flat())
}

/** Words that a typing error may be corrected to. Their counts only grow: they decide between likely words. */
async function writeWords(tx: Prisma.TransactionClient, texts: string[]): Promise<void> {
  const uses = new Map<string, number>()
  for (const text of texts)
    for (const [word] of folded(text).matchAll(/\p{L}{4,40}/gu)) uses.set(word, (uses.get(word) ?? 0) + 1)
  // In one order, so that two transactions cannot wait for each other.
  const rows = [...uses].sort(([a], [b]) => (a < b ? -1 : 1))
  await tx.$executeRaw`
    INSERT INTO "search_words" ("word", "uses")
    SELECT * FROM unnest(${rows.map(([word]) => word)}::text[], ${rows.map(([, count]) => count)}::int[])
    ON CONFLICT ("word") DO UPDATE SET "uses" = least("search_words"."uses" + excluded."uses", 1000000)`
}
