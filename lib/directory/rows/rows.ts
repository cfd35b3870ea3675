/** Chosen values by parameter; those of one parameter are joined by OR, parameters by AND. */
export type Chosen = Partial<Record<string, readonly string[]>>

/**
 * Rows of one kind and the place at which the next ones begin, or null after the last. `isLost` where the place
 * behind which they were asked for is none, or none any more, so that they are the first ones.
 */
export type RowPage<Row> = { rows: Row[]; next: string | null; isLost?: boolean }

/**
 * All that the inventory holds of one kind, for the API and the exports: whole records, page by page. Pages go by
 * keyset: a place names the last row seen, so that each page costs the same wherever it lies, and every row that
 * stays is seen exactly once whatever changes meanwhile.
 */
export type RowSource<Row> = {
  /** Up to `limit` rows that match, those behind the place `after`. What is no place begins at the first. */
  page: (chosen: Chosen, after: string | null, limit: number) => Promise<RowPage<Row>>
  /** How many rows match. */
  count: (chosen: Chosen) => Promise<number>
  /** The row with that identifier or slug, in either case, or null. */
  find: (key: string) => Promise<Row | null>
}

type Slugged = { slug: string }

/** A page out of up to `limit + 1` rows, the last of which only says that there are more. */
export function pageOf<Row extends Slugged>(rows: Row[], limit: number): RowPage<Row> {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.slug ?? null) : null }
}

/** The condition for what comes behind a place in the order of slugs. */
export function behind(after: string | null): { slug?: { gt: string } } {
  return after === null ? {} : { slug: { gt: after } }
}

/** The condition for one of these values, or none where nothing is chosen. */
export function oneOf<Value extends string>(
  chosen: readonly string[] | undefined,
): { in: Value[] } | undefined {
  return chosen?.length ? { in: chosen as Value[] } : undefined
}

/** As `oneOf`, for the database's enumerations, which write `_` where addresses write `-`. */
export function oneOfEnum<Value extends string>(chosen: readonly string[] | undefined) {
  return oneOf<Value>(chosen?.map((value) => value.replaceAll('-', '_')))
}

/** As `oneOf`, for the codes of countries. */
export function oneOfCountries(chosen: readonly string[] | undefined) {
  return oneOf(chosen?.map((iso3) => iso3.toUpperCase()))
}

/** The condition for the record that is meant by an identifier or a slug. */
export function named(key: string): { id: string } | { slug: string } {
  const lower = key.toLowerCase()
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower) ? { id: lower } : { slug: lower }
}
