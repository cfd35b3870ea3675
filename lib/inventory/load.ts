import { type Prisma, type PrismaClient, SearchKind } from '../database/generated/client.ts'
import { refreshDocuments, type Things } from '../search/documents.ts'
import type { Inventory, Sourced } from './files.ts'
import { type Kind, releasers, removers, type Writer, writers } from './writers.ts'

/**
 * How many things of one kind a load made, changed, removed and left alone; and how many it left as the secretariat
 * keeps them at the desk, though their files say something else by now.
 */
export type LoadCount = {
  kind: Kind
  created: number
  updated: number
  removed: number
  unchanged: number
  kept: number
}

type Item = { key: string; slug: string; file: string; hash: string; record: never }

/** Kinds in the order in which they refer to each other. */
const order = [
  'region',
  'country',
  'measure',
  'period',
  'agency',
  'mechanism',
  'programme',
  'activity',
  'story',
] as const satisfies readonly Kind[]

/**
 * Brings the read tables to the state of the files, in one transaction: what is new is made, what
 * changed is updated, what is no longer there is removed, and nothing else is touched (a file whose
 * hash is unchanged causes no write, so `updatedAt` and versions stay). What the secretariat changed or made at the
 * desk stays as it is there.
 *
 * Throws what the database throws; then nothing has changed.
 */
export async function loadInventory(
  client: PrismaClient,
  inventory: Inventory,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<LoadCount[]> {
  const items = collectItems(inventory)
  const total = order.reduce((sum, kind) => sum + items[kind].length, 0)
  return client.$transaction(
    async (tx) => {
      const counts = new Map(order.map((kind) => [kind, emptyCount(kind)]))
      const known = await knownHashes(tx)
      const itemsByKind = await withoutKept(tx, items, known, counts)
      const altered = alteredSlugs(known, itemsByKind)
      await release(tx, known, altered)
      let done = total - order.reduce((sum, kind) => sum + itemsByKind[kind].length, 0)
      for (const kind of order) {
        for (const item of itemsByKind[kind]) {
          await loadItem(tx, kind, item, known.get(item.key), count(counts, kind))
          onProgress(++done, total)
        }
      }
      // Last, when nothing that stays refers to them any more.
      await removeMissing(tx, known, itemsByKind, counts)
      await refreshDocuments(tx, documentsOf(altered))
      return [...counts.values()]
    },
    // Everything or nothing, however slow the machine on which the first start happens.
    { timeout: 180_000, maxWait: 30_000 },
  )
}

/** The hash under which each thing was loaded; where there are no documents yet, those that need one have none. */
async function knownHashes(tx: Prisma.TransactionClient): Promise<Map<string, string>> {
  const rows = await tx.inventoryFile.findMany()
  const hasDocuments = (await tx.document.count()) > 0
  const documented = /^(?:activity|story|agency)\//
  return new Map(rows.map(({ key, hash }) => [key, hasDocuments || !documented.test(key) ? hash : '']))
}

/**
 * The files without those of records that are kept at the desk. Of these `known` forgets what was loaded once, so that
 * they are neither written nor removed.
 */
async function withoutKept(
  tx: Prisma.TransactionClient,
  items: Record<Kind, Item[]>,
  known: Map<string, string>,
  counts: Map<Kind, LoadCount>,
): Promise<Record<Kind, Item[]>> {
  const rows = await tx.deskRecord.findMany({ select: { key: true } })
  const kept = new Set(rows.map(({ key }) => key))
  const ofKind = (kind: Kind): [Kind, Item[]] => {
    const counted = count(counts, kind)
    for (const item of items[kind].filter(({ key }) => kept.has(key))) {
      if (known.get(item.key) === item.hash) counted.unchanged++
      else counted.kept++
      known.delete(item.key)
    }
    const gone = [...known.keys()].filter((key) => key.startsWith(`${kind}/`) && kept.has(key))
    for (const key of gone) known.delete(key)
    counted.kept += gone.length
    return [kind, items[kind].filter(({ key }) => !kept.has(key))]
  }
  return Object.fromEntries(order.map(ofKind)) as Record<Kind, Item[]>
}

function collectItems(inventory: Inventory): Record<Kind, Item[]> {
  const items = <T>(kind: Kind, records: Sourced<T>[], slugOf: (record: Sourced<T>) => string) =>
    records.map((sourced) => {
      const { file, hash, ...record } = sourced
      const slug = slugOf(sourced)
      return { key: `${kind}/${slug}`, slug, file, hash, record: record as never }
    })
  const code = (record: { code: string }) => record.code
  const slug = (record: { slug: string }) => record.slug
  return {
    region: items('region', parentsFirst(inventory.regions, code), code),
    country: items('country', inventory.countries, (country) => country.iso3),
    measure: items('measure', inventory.measures, slug),
    period: items('period', inventory.periods, slug),
    agency: items('agency', inventory.agencies, slug),
    mechanism: items('mechanism', parentsFirst(inventory.mechanisms, slug), slug),
    programme: items('programme', inventory.programmes, slug),
    activity: items('activity', inventory.activities, slug),
    story: items('story', inventory.stories, slug),
  }
}

function parentsFirst<T extends { parent?: string | undefined }>(
  records: T[],
  keyOf: (record: T) => string,
): T[] {
  const byKey = new Map(records.map((record) => [keyOf(record), record]))
  const depth = (record: T, above = 0): number => {
    const parent = byKey.get(record.parent ?? '')
    return parent && above < records.length ? depth(parent, above + 1) : above
  }
  return [...records].sort((a, b) => depth(a) - depth(b))
}

/** The slugs of things that are new, changed or gone. */
function alteredSlugs(known: Map<string, string>, itemsByKind: Record<Kind, Item[]>): Map<Kind, string[]> {
  return new Map(
    order.map((kind) => {
      const changed = itemsByKind[kind].filter((item) => known.get(item.key) !== item.hash)
      return [kind, [...changed.map((item) => item.slug), ...missing(kind, known, itemsByKind)]]
    }),
  )
}

async function release(
  tx: Prisma.TransactionClient,
  known: Map<string, string>,
  altered: Map<Kind, string[]>,
) {
  for (const [kind, slugs] of altered) {
    const held = slugs.filter((slug) => known.has(`${kind}/${slug}`))
    if (held.length > 0) await releasers[kind]?.(tx, held)
  }
}

/** What is found by other words now. A name that changed is in the documents of everything that names it. */
function documentsOf(altered: Map<Kind, string[]>): Things[] {
  const entries = { activity: altered.get('activity') ?? [], story: altered.get('story') ?? [] }
  const named = [...altered].some(([kind, slugs]) => !(kind in entries) && slugs.length > 0)
  if (named) return Object.values(SearchKind).map((kind) => ({ kind }))
  const things: Things[] = Object.entries(entries)
    .filter(([, keys]) => keys.length > 0)
    .map(([kind, keys]) => ({ kind: kind as keyof typeof entries, keys }))
  return things.length > 0 ? [...things, { kind: 'result' }] : []
}

async function removeMissing(
  tx: Prisma.TransactionClient,
  known: Map<string, string>,
  itemsByKind: Record<Kind, Item[]>,
  counts: Map<Kind, LoadCount>,
) {
  for (const kind of [...order].reverse()) {
    for (const slug of missing(kind, known, itemsByKind)) {
      await removers[kind](tx, slug)
      await tx.inventoryFile.delete({ where: { key: `${kind}/${slug}` } })
      count(counts, kind).removed++
    }
  }
}

/** The slugs of things of that kind that were loaded before and have no file any more. */
function missing(kind: Kind, known: Map<string, string>, itemsByKind: Record<Kind, Item[]>): string[] {
  const wanted = new Set(itemsByKind[kind].map((item) => item.key))
  return [...known.keys()]
    .filter((key) => key.startsWith(`${kind}/`) && !wanted.has(key))
    .map((key) => key.slice(kind.length + 1))
}

async function loadItem(
  tx: Prisma.TransactionClient,
  kind: Kind,
  item: Item,
  knownHash: string | undefined,
  counted: LoadCount,
) {
  if (knownHash === item.hash) {
    counted.unchanged++
    return
  }
  const write: Writer = writers[kind]
  await write(tx, item.record)
  const row = { file: item.file, hash: item.hash, loadedAt: new Date() }
  await tx.inventoryFile.upsert({ where: { key: item.key }, create: { key: item.key, ...row }, update: row })
  if (knownHash === undefined) counted.created++
  else counted.updated++
}

function emptyCount(kind: Kind): LoadCount {
  return { kind, created: 0, updated: 0, removed: 0, unchanged: 0, kept: 0 }
}

function count(counts: Map<Kind, LoadCount>, kind: Kind): LoadCount {
  const found = counts.get(kind)
  if (!found) throw new Error(`No count for ${kind}`)
  return found
}
