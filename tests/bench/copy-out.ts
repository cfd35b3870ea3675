import { Client, type Connection } from 'pg'

/** A list in one cell, of what stands behind the rows of a table of relations. */
const list = (text: string, relation: string, behind: string, order: string) =>
  `(SELECT string_agg(${text}, ' | ' ORDER BY ${order}) FROM "${relation}" x ${behind} WHERE x."activity_id" = a."id")`

const lists = [
  ...['slug', 'acronym', 'name', 'iati_identifier'].map((column) =>
    list(`g."${column}"`, 'activity_agencies', 'JOIN "agencies" g ON g."id" = x."agency_id"', 'x."position"'),
  ),
  list('x."role"::text', 'activity_agencies', '', 'x."position"'),
  ...['slug', 'acronym', 'name'].map((column) =>
    list(
      `g."${column}"`,
      'activity_mentions',
      'JOIN "agencies" g ON g."id" = x."agency_id"',
      'x."agency_id"',
    ),
  ),
  ...['slug', 'label'].map((column) =>
    list(
      `m."${column}"`,
      'activity_measures',
      'JOIN "measures" m ON m."id" = x."measure_id"',
      'x."position"',
    ),
  ),
  list('x."inferred"::text', 'activity_measures', '', 'x."position"'),
  ...['iso3', 'name'].map((column) =>
    list(`c."${column}"`, 'activity_countries', 'JOIN "countries" c ON c."iso3" = x."iso3"', 'x."iso3"'),
  ),
  ...['code', 'name'].map((column) =>
    list(
      `r."${column}"`,
      'activity_regions',
      'JOIN "regions" r ON r."code" = x."region_code"',
      'x."region_code"',
    ),
  ),
  ...['slug', 'acronym', 'name'].map((column) =>
    list(
      `m."${column}"`,
      'activity_mechanisms',
      'JOIN "mechanisms" m ON m."id" = x."mechanism_id"',
      'm."id"',
    ),
  ),
  ...['slug', 'name'].map((column) =>
    list(
      `p."${column}"`,
      'activity_programmes',
      'JOIN "programmes" p ON p."id" = x."programme_id"',
      'p."id"',
    ),
  ),
  ...['label', 'url'].map((column) => list(`x."${column}"`, 'activity_links', '', 'x."position"')),
]

/** The columns of the export of activities, in its order or nearly so, as one statement gives them. */
export const wholeTableByCopy = `
  SELECT a."id", a."slug", concat('http://localhost:3000/activities/', a."slug") AS "url", a."title", a."excerpt",
    a."body", a."language", a."scope", p."slug", concat(p."start_month", ' – ', p."end_month") AS "label",
    p."start_month", p."end_month", a."period_inferred", a."period_note", ${lists.join(', ')},
    array_to_string(a."other_partners", ' | '), a."source_page" IS NOT NULL, a."provenance_note", a."version",
    a."published_at", a."updated_at", 'https://creativecommons.org/licenses/by/3.0/igo/' AS "licence",
    concat('“', a."title", '”, ', p."start_month", ' – ', p."end_month", ', ', 'Inventory of United Nations activities',
      ', http://localhost:3000/activities/', a."slug") AS "citation"
  FROM "activities" a JOIN "reporting_periods" p ON p."id" = a."period_id"`

/**
 * Reads a whole query by `COPY … TO STDOUT` and throws what comes away: the fastest that the server can give it
 * out. Resolves with the bytes.
 */
export async function copyOut(url: string, query: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  try {
    return await new Promise((resolve, reject) => {
      let bytes = 0
      const reading = {
        submit: (connection: Connection & { query(text: string): void }) =>
          connection.query(`COPY (${query}) TO STDOUT WITH (FORMAT csv, HEADER)`),
        handleCopyData: ({ chunk }: { chunk: Buffer }) => {
          bytes += chunk.length
        },
        handleError: reject,
        handleReadyForQuery: () => resolve(bytes),
        handleCommandComplete: () => {},
        handleRowDescription: () => {},
        handleDataRow: () => {},
        handleEmptyQuery: () => {},
        handlePortalSuspended: () => {},
        handleCopyInResponse: () => {},
      }
      client.query(reading as never)
    })
  } finally {
    await client.end()
  }
}
