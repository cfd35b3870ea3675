import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { ActivitySegment, type Block, type Dimension, type ValueNumbers } from './activity-segment.ts'

/** So many numbers are read at a time: between one and the next, this process answers whoever asks. */
const sliceSize = 500_000

/**
 * Reads what the activities can be filtered by: of all of them, or of those with the numbers given. The database
 * packs the numbers of each value into one field, four bytes each. Of many activities slice by slice, two at once.
 */
export async function loadSegment(numbers?: Int32Array): Promise<ActivitySegment> {
  const segment = new ActivitySegment(await loadBlocks(numbers ? among(numbers) : everything))
  const slices = numbers ? [among(numbers)] : slicesUpTo(segment.highest)
  const left = slices.flatMap((only) => sources.map((source) => source(only))).values()
  const readOn = async () => {
    for (const pairs of left)
      for (const values of await loadValues(pairs)) {
        segment.hold(values)
        if (values.dimension === 'lead' || values.dimension === 'partner')
          segment.hold({ ...values, dimension: 'agency' })
      }
  }
  await Promise.all([readOn(), readOn()])
  await holdRegionsAround(segment)
  return segment
}

/** An activity lies in the regions that it names, in those of its countries, and in all around them. */
async function holdRegionsAround(segment: ActivitySegment): Promise<void> {
  const regions = await database().region.findMany({
    select: { code: true, ancestors: true, countries: { select: { iso3: true } } },
  })
  for (const { code, ancestors, countries } of regions) {
    for (const around of ancestors) segment.include('region', around, 'region', code)
    for (const { iso3 } of countries)
      for (const around of [...ancestors, code])
        segment.include('region', around, 'country', iso3.toLowerCase())
  }
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

async function loadValues(pairs: Prisma.Sql): Promise<ValueNumbers[]> {
  const rows = await database().$queryRaw<{ dimension: Dimension; value: string; numbers: Uint8Array }[]>`
    SELECT found."dimension", found."value", string_agg(int4send(found."number"), ''::bytea) AS "numbers"
    FROM (${pairs}) AS found GROUP BY found."dimension", found."value"`
  return rows.map((row) => ({ ...row, numbers: unpackNumbers(row.numbers) }))
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

/** For each dimension but the period, the pairs of a value as addresses write it and an activity's number. */
const sources: Source[] = [
  // Whoever has a role takes part.
  (only) => Prisma.sql`
    SELECT aa."role"::text AS "dimension", g."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_agencies" aa ON aa."activity_id" = a."id" JOIN "agencies" g ON g."id" = aa."agency_id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'measure' AS "dimension", m."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_measures" am ON am."activity_id" = a."id" JOIN "measures" m ON m."id" = am."measure_id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'country' AS "dimension", lower(ac."iso3") AS "value", a."number" FROM "activities" a
    JOIN "activity_countries" ac ON ac."activity_id" = a."id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'region' AS "dimension", ar."region_code"::text AS "value", a."number" FROM "activities" a
    JOIN "activity_regions" ar ON ar."activity_id" = a."id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'mechanism' AS "dimension", m."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_mechanisms" am ON am."activity_id" = a."id"
    JOIN "mechanisms" m ON m."id" = am."mechanism_id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'programme' AS "dimension", p."slug" AS "value", a."number" FROM "activities" a
    JOIN "activity_programmes" ap ON ap."activity_id" = a."id"
    JOIN "programmes" p ON p."id" = ap."programme_id" ${only}`,
  (only) => Prisma.sql`
    SELECT 'scope' AS "dimension", a."scope"::text AS "value", a."number" FROM "activities" a ${only}`,
  (only) => Prisma.sql`
    SELECT 'language' AS "dimension", a."language"::text AS "value", a."number" FROM "activities" a ${only}`,
]
