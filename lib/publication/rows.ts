import type { Prisma } from '../database/generated/client.ts'

export type Tx = Prisma.TransactionClient

/** Any table of Prisma whose rows belong to a record and are known by it. */
type DependentTable<Owner, Row> = {
  deleteMany: (query: { where: Owner }) => PromiseLike<unknown>
  createMany: (query: { data: (Owner & Row)[] }) => PromiseLike<unknown>
}

/** Makes `rows` the only rows of that table that belong to `owner`, for example `{ activityId }`. */
export async function replaceRows<Owner extends object, Row extends object>(
  table: DependentTable<Owner, Row>,
  owner: Owner,
  rows: Row[],
): Promise<void> {
  await table.deleteMany({ where: owner })
  if (rows.length > 0) await table.createMany({ data: rows.map((row) => ({ ...owner, ...row })) })
}

export type SlugTable = {
  findMany: (query: {
    where: { slug: { in: string[] } }
    select: { id: true; slug: true }
  }) => PromiseLike<{ id: string; slug: string }[]>
}

/** The identifier of the record with that slug. Throws where there is none. */
export async function idOf(table: SlugTable, slug: string): Promise<string> {
  return (await idsOf(table, [slug]))(slug)
}

/** The identifiers of the records with these slugs. What is returned throws for a slug that names nothing. */
export async function idsOf(table: SlugTable, slugs: string[]): Promise<(slug: string) => string> {
  const rows =
    slugs.length === 0
      ? []
      : await table.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } })
  const ids = new Map(rows.map((row) => [row.slug, row.id]))
  return (slug) => {
    const id = ids.get(slug)
    if (!id) throw new Error(`Nothing is stored under the slug "${slug}"; load what it refers to first`)
    return id
  }
}

type LegacyTarget = Partial<
  Record<
    'agencyId' | 'measureId' | 'periodId' | 'activityId' | 'storyId' | 'mechanismId' | 'programmeId',
    string
  >
>
type LegacyIds = { scheme: 'item-guid' | 'agency-guid' | 'term' | 'old-slug' | 'entry'; value: string }[]

/** Makes these the only identifiers by which the former inventory is known to have called a record. */
export async function replaceLegacyIds(tx: Tx, target: LegacyTarget, legacyIds: LegacyIds): Promise<void> {
  await replaceRows(
    tx.legacyIdentifier,
    target,
    legacyIds.map(({ scheme, value }) => ({ scheme: underscored(scheme), value })),
  )
}

/** The place of an entry on its page is the identifier that the former inventory left us: it printed no other. */
export function entryIdentifier(
  provenance: { page: string; entry?: number | undefined } | undefined,
): LegacyIds {
  return provenance?.entry === undefined
    ? []
    : [{ scheme: 'entry', value: `${provenance.page}#${provenance.entry}` }]
}

type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : S

/** Files write `more-than`, the database's enumerations `more_than`. */
export function underscored<S extends string>(value: S): Underscored<S> {
  return value.replaceAll('-', '_') as Underscored<S>
}
