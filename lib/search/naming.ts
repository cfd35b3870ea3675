import type { Prisma, SearchKind } from '../database/generated/client.ts'
import type { Things } from './documents.ts'

type Tx = Prisma.TransactionClient

/** What is found by the names of an agency: itself, and all in whose documents its names stand. */
export async function thingsNamingAgency(tx: Tx, agencyId: string, slugs: string[]): Promise<Things[]> {
  return thingsFrom(
    await tx.$queryRaw<Named[]>`
      SELECT 'activity' AS "kind", a."slug" AS "key" FROM "activities" a
        JOIN "activity_agencies" p ON p."activity_id" = a."id" WHERE p."agency_id" = ${agencyId}::uuid
      UNION SELECT 'story', s."slug" FROM "stories" s
        JOIN "story_agencies" p ON p."story_id" = s."id" WHERE p."agency_id" = ${agencyId}::uuid
      UNION SELECT 'result', "slug" FROM "results" WHERE "agency_id" = ${agencyId}::uuid
      UNION SELECT 'mechanism', m."slug" FROM "mechanisms" m
        JOIN "memberships" p ON p."mechanism_id" = m."id" WHERE p."agency_id" = ${agencyId}::uuid
      UNION SELECT 'programme', g."slug" FROM "programmes" g
        LEFT JOIN "programme_agencies" p ON p."programme_id" = g."id"
        WHERE g."initiative_id" = ${agencyId}::uuid OR p."agency_id" = ${agencyId}::uuid`,
    slugs.map((key) => ({ kind: 'agency', key })),
  )
}

/** What is found by the name of a measure: itself, and what it is the subject of. */
export async function thingsNamingMeasure(tx: Tx, measureId: string, slug: string): Promise<Things[]> {
  return thingsFrom(
    await tx.$queryRaw<Named[]>`
      SELECT 'activity' AS "kind", a."slug" AS "key" FROM "activities" a
        JOIN "activity_measures" m ON m."activity_id" = a."id" WHERE m."measure_id" = ${measureId}::uuid
      UNION SELECT 'story', s."slug" FROM "stories" s
        JOIN "story_measures" m ON m."story_id" = s."id" WHERE m."measure_id" = ${measureId}::uuid`,
    [{ kind: 'measure', key: slug }],
  )
}

type Named = { kind: SearchKind; key: string }

function thingsFrom(...lists: Named[][]): Things[] {
  const keys = new Map<SearchKind, string[]>()
  for (const { kind, key } of lists.flat()) keys.set(kind, [...(keys.get(kind) ?? []), key])
  return [...keys].map(([kind, named]) => ({ kind, keys: named }))
}
