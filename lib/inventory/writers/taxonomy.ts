import { replaceLegacyIds, type Tx, underscored } from '../../publication/rows.ts'
import type { CountryRow, MeasureFile, PeriodFile, RegionRow } from '../schema.ts'

export async function writeRegion(tx: Tx, region: RegionRow): Promise<void> {
  const { code } = region
  const parent = region.parent ? await tx.region.findUniqueOrThrow({ where: { code: region.parent } }) : null
  const row = {
    name: region.name,
    parentCode: parent?.code ?? null,
    ancestors: parent ? [...parent.ancestors, parent.code] : [],
  }
  await tx.region.upsert({ where: { code }, create: { code, ...row }, update: row })
  // A region that moved takes along all that lies within it, though their rows have not changed.
  await tx.$executeRaw`
    WITH RECURSIVE "within" AS (
      SELECT "code", "ancestors" FROM "regions" WHERE "code" = ${code}
      UNION ALL
      SELECT child."code", "within"."ancestors" || "within"."code"::text
      FROM "regions" child JOIN "within" ON child."parent_code" = "within"."code"
      WHERE child."code" <> ALL ("within"."ancestors")
    )
    UPDATE "regions" SET "ancestors" = "within"."ancestors"
    FROM "within" WHERE "regions"."code" = "within"."code" AND "regions"."ancestors" <> "within"."ancestors"`
}

export async function writeCountry(tx: Tx, country: CountryRow): Promise<void> {
  const { iso3, m49, name, alsoKnownAs } = country
  const row = { m49, name, alsoKnownAs, regionCode: country.region }
  await tx.country.upsert({ where: { iso3 }, create: { iso3, ...row }, update: row })
}

export async function writeMeasure(tx: Tx, measure: MeasureFile): Promise<void> {
  const { slug, label, shortLabel } = measure
  const position = await freePosition(tx, measure)
  const row = { label, shortLabel, position, kind: underscored(measure.kind), description: measure.body }
  const { id: measureId } = await tx.measure.upsert({
    where: { slug },
    create: { slug, ...row },
    update: row,
  })
  await replaceLegacyIds(tx, { measureId }, measure.legacyIds)
}

/** A place that one has which is kept at the desk is not given twice: the other comes last. */
async function freePosition(tx: Tx, { slug, position }: MeasureFile): Promise<number> {
  const taken = await tx.measure.findFirst({ where: { position, slug: { not: slug } } })
  if (!taken) return position
  const { _max } = await tx.measure.aggregate({ _max: { position: true } })
  return (_max.position ?? 0) + 1
}

export async function writePeriod(tx: Tx, period: PeriodFile & { slug: string }): Promise<void> {
  const { slug, inferred } = period
  const row = { startMonth: period.start, endMonth: period.end, inferred, note: period.note ?? null }
  const { id: periodId } = await tx.reportingPeriod.upsert({
    where: { slug },
    create: { slug, ...row },
    update: row,
  })
  await replaceLegacyIds(tx, { periodId }, period.legacyIds)
}
