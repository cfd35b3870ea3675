import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { ActivitySegment, type Block, type Dimension, type ValueNumbers } from './activity-segment.ts'

/** So many numbers are read at a time: between one and the next, this process answers whoever asks. */
const sliceSize = 50_000

/**
 * Reads what the activities can be filtered by: of all of them, or of those with the numbers given. The database
 * packs the numbers of each value into one field, four bytes each. Of many activities slice by slice, two at once.
 */
export async function loadSegment(numbers?: Int32Array): Promise<ActivitySegment> {
  const segment = new ActivitySegment(await loadBlocks(numbers ? among(numbers) : everything))
  const slices = numbers ? [among(numbers)] : slicesUpTo(segment.highest)
  const left = slices
    .flatMap((only) => Object.entries(sources).map(([dimension, from]) => ({ dimension, from, only })))
    .values()
  const readOn = async () => {
    for (const { dimension, from, only } of left)
      for (const values of await loadValues(dimension as Dimension, from(only))) segment.hold(values)
  }
  await Promise.all([readOn(), readOn()])
  return segment
}

const everything = Prisma.sql`WHERE a."number" IS NOT NULL`

function among(numbers: Int32Array): Prisma.Sql {
  return Prisma.sql`WHERE a."number" = ANY(${[...numbers]}::int[])`
}

function slicesUpTo(highest: number): Prisma.Sql[] {
  return Array.from({ length: Math.ceil(highest / sliceSize) }, (_, index) => {
    const after = index * sliceSize
    return Prisma.sql`WHERE a."number" > ${after} AND a."number" <= ${after + sliceSize}`
  })
}

async function loadValues(dimension: Dimension, pairs: Prisma.Sql): Promise<ValueNumbers[]> {
  const rows = await database().$queryRaw<{ value: string; numbers: Uint8Array }[]>`
    SELECT found."value", string_agg(int4send(found."number"), ''::bytea) AS "numbers"
    FROM (${pairs}) AS found GROUP BY found."value"`
  return rows.map(({ value, numbers }) => ({ dimension, value, numbers: unpackNumbers(numbers) }))
}

/** Numbers that the database packed with `string_agg(int4send(…), '')`. */
export function unpackNumbers(packed: Uint8Array): Int32Array {
  const copy = Buffer.from(packed)
  copy.swap32()
  return new Int32Array(copy.buffer.slice(copy.byteOffset, copy.byteOffset + copy.byteLength))
}

async function loadBlocks(only: Prisma.Sql): Promise<Block[]> {
  const rows = await database().$queryRaw<
    { period: string; startMonth: string; endMonth: string; numbers: Uint8Array }[]
  >`
    SELECT a."start_month" || '--' || a."end_month" AS "period", a."start_month" AS "startMonth",
      a."end_month" AS "endMonth",
      string_agg(int4send(a."number"), ''::bytea ORDER BY a."number" DESC) AS "numbers"
    FROM "activities" a ${only}
    GROUP BY a."end_month", a."start_month"
    ORDER BY a."end_month" DESC, a."start_month" DESC`
  return rows.map((row) => ({ ...row, numbers: unpackNumbers(row.numbers) }))
}

type Source = (only: Prisma.Sql) => Prisma.Sql

/** For each dimension, the pairs of a value as addresses write it and an activity's number. */
const sources: Record<Exclude<Dimension, 'period'>, Source> = {
  agency: (only) => Prisma.sql`
    SELECT g."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_agencies" aa ON aa."activity_id" = a."id" JOIN "agencies" g ON g."id" = aa."agency_id" ${only}`,
  lead: (only) => inRole('lead', only),
  partner: (only) => inRole('partner', only),
  measure: (only) => Prisma.sql`
    SELECT m."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_measures" am ON am."activity_id" = a."id" JOIN "measures" m ON m."id" = am."measure_id" ${only}`,
  country: (only) => Prisma.sql`
    SELECT lower(ac."iso3") AS "value", a."number" FROM "activities" a
    JOIN "activity_countries" ac ON ac."activity_id" = a."id" ${only}`,
  // What lies in a region, in a region within it, or in a country of either.
  region: (only) => Prisma.sql`
    SELECT DISTINCT around."code"::text AS "value", located."number"
    FROM (
      SELECT ar."region_code", a."number" FROM "activities" a
      JOIN "activity_regions" ar ON ar."activity_id" = a."id" ${only}
      UNION ALL
      SELECT c."region_code", a."number" FROM "activities" a
      JOIN "activity_countries" ac ON ac."activity_id" = a."id" JOIN "countries" c ON c."iso3" = ac."iso3" ${only}
    ) AS located
    JOIN "regions" r ON r."code" = located."region_code",
    LATERAL unnest(r."ancestors" || r."code"::text) AS around("code")`,
  mechanism: (only) => Prisma.sql`
    SELECT m."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_mechanisms" am ON am."activity_id" = a."id"
    JOIN "mechanisms" m ON m."id" = am."mechanism_id" ${only}`,
  programme: (only) => Prisma.sql`
    SELECT p."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_programmes" ap ON ap."activity_id" = a."id"
    JOIN "programmes" p ON p."id" = ap."programme_id" ${only}`,
  scope: (only) => Prisma.sql`SELECT a."scope"::text AS "value", a."number" FROM "activities" a ${only}`,
  language: (only) =>
    Prisma.sql`SELECT a."language"::text AS "value", a."number" FROM "activities" a ${only}`,
}

function inRole(role: 'lead' | 'partner', only: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT g."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_agencies" aa ON aa."activity_id" = a."id" AND aa."role" = ${role}::"agency_role"
    JOIN "agencies" g ON g."id" = aa."agency_id" ${only}`
}
