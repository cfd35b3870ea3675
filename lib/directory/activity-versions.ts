import { database } from '../database/client.ts'
import { underscored } from '../publication/rows.ts'
// Only its shape: what is kept of a version is what was published.
import type { ActivityContent, ResultEntry } from '../publication/schema.ts'
import type { ActivityDetail } from './activities.ts'
import type { ResultItem } from './results.ts'
import { named, type Vocabulary, vocabulary } from './vocabulary.ts'

/** A version of an activity that readers had or have, by its number. */
export type ActivityVersionItem = { version: number; publishedAt: string }

/** A version as its page shows it, with the number of the one that stands now. */
export type ActivityVersionDetail = { activity: ActivityDetail; current: number }

/** Every version of an activity, the newest first. */
export async function listActivityVersions(id: string): Promise<ActivityVersionItem[]> {
  const rows = await database().activityVersion.findMany({
    where: { activityId: id },
    orderBy: { version: 'desc' },
    select: { version: true, publishedAt: true },
  })
  return rows.map(({ version, publishedAt }) => ({ version, publishedAt: publishedAt.toISOString() }))
}

/**
 * A version as it was published; things that it names are called as they are today. Null where there is none, and
 * where the activity is not public any more: what was taken back is taken back with its past.
 */
export async function findActivityVersion(
  slug: string,
  version: number,
): Promise<ActivityVersionDetail | null> {
  const current = await database().activity.findUnique({
    where: { slug },
    select: { id: true, version: true, publishedAt: true },
  })
  if (!current) return null
  const kept = await database().activityVersion.findUnique({
    where: { activityId_version: { activityId: current.id, version } },
  })
  if (!kept) return null
  const content = kept.content as unknown as ActivityContent & { lead: string }
  const publishedAt = kept.publishedAt.toISOString()
  const dates = { version, publishedAt: current.publishedAt.toISOString(), updatedAt: publishedAt }
  return {
    activity: { ...detailOf(content, await vocabulary()), ...dates, id: current.id, slug },
    current: current.version,
  }
}

type Kept = Omit<ActivityDetail, 'id' | 'slug' | 'version' | 'publishedAt' | 'updatedAt'>

function detailOf(content: ActivityContent & { lead: string }, known: Vocabulary): Kept {
  const { period, provenance } = content
  const { start: startMonth, end: endMonth, inferred, note = null } = period
  const agencies = (slugs: readonly string[]) =>
    named(known.agencies)(slugs).map(({ slug, acronym, name }) => ({ slug, acronym, name }))
  return {
    title: content.title,
    excerpt: content.excerpt,
    body: content.body,
    language: content.language,
    contentNote: content.contentNote ?? null,
    scope: content.scope,
    period: { slug: `${startMonth}--${endMonth}`, startMonth, endMonth, inferred, note },
    agencies: [content.lead, ...content.partners].flatMap((slug, position) =>
      agencies([slug]).map((agency) => ({ ...agency, role: position === 0 ? 'lead' : ('partner' as const) })),
    ),
    mentions: agencies(content.mentions),
    otherPartners: content.otherPartners,
    measures: content.measures.flatMap(({ measure, inferred }) =>
      named(known.measures)([measure]).map((found) => ({ ...found, inferred })),
    ),
    countries: coded(known.countries, 'iso3')(content.countries),
    regions: coded(known.regions, 'code')(content.regions),
    mechanisms: named(known.mechanisms)(content.mechanisms),
    programmes: named(known.programmes)(content.programmes),
    links: content.links,
    results: content.results.map((result) => resultOf(result, known)),
    // Stories are told of what stands now, and files are kept for it alone.
    stories: [],
    files: [],
    provenanceNote: provenance?.note ?? null,
    fromFormerInventory: provenance !== undefined,
  }
}

function resultOf(result: ResultEntry, known: Vocabulary): ResultItem {
  return {
    slug: result.key,
    qualifier: underscored(result.qualifier),
    value: result.value ?? null,
    valueTo: result.valueTo ?? null,
    unit: result.unit,
    counted: result.counted,
    printed: result.printed ?? null,
    pillar: result.pillar ? underscored(result.pillar) : null,
    fromMonth: result.from ?? null,
    asOfMonth: result.asOf,
    asOfInferred: result.asOfInferred,
    source: result.source,
    sourceUrl: result.sourceUrl ?? null,
    agency: named(known.agencies)(result.agency ? [result.agency] : [])[0] ?? null,
    programme: named(known.programmes)(result.programme ? [result.programme] : [])[0] ?? null,
    countries: coded(known.countries, 'iso3')(result.countries),
    regions: coded(known.regions, 'code')(result.regions),
    activity: null,
    story: null,
  }
}

function coded<K extends string, T extends Record<K, string>>(all: readonly T[], key: K) {
  return (codes: readonly string[]): T[] =>
    codes.flatMap((code) => all.find((each) => each[key] === code) ?? [])
}
