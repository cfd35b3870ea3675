import type { DocumentKind, Prisma } from '../database/generated/client.ts'
import type { Requirement } from './requirements.ts'

type Tx = Prisma.TransactionClient

/** What a text can name by slug or code. */
type Named = 'agency' | 'measure' | 'mechanism' | 'programme' | 'activity' | 'period' | 'country' | 'region'
type Reference = { named: Named; name: string; field: string }

/** Fields that hold a name, or a list of them. */
const fields: Partial<Record<string, Named>> = {
  partners: 'agency',
  agencies: 'agency',
  mentions: 'agency',
  agency: 'agency',
  measures: 'measure',
  measure: 'measure',
  mechanisms: 'mechanism',
  programmes: 'programme',
  programme: 'programme',
  activity: 'activity',
  countries: 'country',
  regions: 'region',
}

/**
 * Names in a text of which there is nothing, each as a requirement of its field: such a text cannot become public.
 * Reads what the schema of its kind accepts. An agency may be named by an address that it had before.
 */
export async function unknownIn(tx: Tx, kind: DocumentKind, content: object): Promise<Requirement[]> {
  const references = referencesIn(content)
  if (kind === 'activity') references.push(periodIn(content))
  if (references.length === 0) return []
  const unknown = await tx.$queryRaw<{ named: Named; name: string }[]>`
    SELECT r."named", r."name"
    FROM unnest(${references.map(({ named }) => named)}::text[], ${references.map(({ name }) => name)}::text[])
      AS r("named", "name")
    WHERE NOT CASE r."named"
      WHEN 'agency' THEN EXISTS (SELECT 1 FROM "agencies" WHERE "slug" = r."name")
        OR EXISTS (SELECT 1 FROM "agency_names" WHERE "slug" = r."name")
      WHEN 'measure' THEN EXISTS (SELECT 1 FROM "measures" WHERE "slug" = r."name")
      WHEN 'mechanism' THEN EXISTS (SELECT 1 FROM "mechanisms" WHERE "slug" = r."name")
      WHEN 'programme' THEN EXISTS (SELECT 1 FROM "programmes" WHERE "slug" = r."name")
      WHEN 'activity' THEN EXISTS (SELECT 1 FROM "activities" WHERE "slug" = r."name")
      WHEN 'period' THEN EXISTS (SELECT 1 FROM "reporting_periods" WHERE "slug" = r."name")
      WHEN 'country' THEN EXISTS (SELECT 1 FROM "countries" WHERE "iso3" = r."name")
      ELSE EXISTS (SELECT 1 FROM "regions" WHERE "code" = r."name")
    END`
  const missing = new Set(unknown.map(({ named, name }) => `${named} ${name}`))
  return references
    .filter(({ named, name }) => missing.has(`${named} ${name}`))
    .map(({ name, field }) => ({ severity: 'must', field, key: 'unknown', data: { name } }))
}

function referencesIn(content: object, within = ''): Reference[] {
  return Object.entries(content).flatMap(([key, value]) => {
    const field = `${within}${key}`
    const named = fields[key]
    if (named && typeof value === 'string') return [{ named, name: value, field }]
    if (Array.isArray(value))
      return value.flatMap((item, index) => {
        if (named && typeof item === 'string') return [{ named, name: item, field: `${field}.${index}` }]
        return isObject(item) ? referencesIn(item, `${field}.${index}.`) : []
      })
    return isObject(value) ? referencesIn(value, `${field}.`) : []
  })
}

function periodIn(content: object): Reference {
  const { period } = content as { period: { start: string; end: string } }
  return { named: 'period', name: `${period.start}--${period.end}`, field: 'period' }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
