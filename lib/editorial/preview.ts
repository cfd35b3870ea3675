import type { ActivityDetail } from '../directory/activities.ts'
import type { AgencyDetail } from '../directory/agencies.ts'
import type { PublishedFileItem } from '../directory/files.ts'
import type { ResultItem } from '../directory/results.ts'
import type { StoryDetail } from '../directory/stories.ts'
import { named, type Vocabulary, vocabulary } from '../directory/vocabulary.ts'
import { underscored } from '../publication/rows.ts'
import { month } from '../publication/schema.ts'
import type { ActivityDraft, ProfileDraft, ProgrammeResultDraft, ResultDraft, StoryDraft } from './draft.ts'

/** What is known of a text besides itself. */
export type Previewed = {
  id: string
  slug: string | null
  /** The slug of the agency that leads. */
  lead: string
  /** Files of the document, in the order of the text; their addresses are those of the desk. */
  files?: PublishedFileItem[]
}

/**
 * An activity as its page would show it, of a text that may still be under way: what is not there yet is left out,
 * and so is what names nothing; handing over says what is missing. Null where there is not even a period.
 */
export async function previewActivity(
  { id, slug, lead, files = [] }: Previewed,
  draft: ActivityDraft,
): Promise<ActivityDetail | null> {
  if (!draft.period || !isMonth(draft.period.start) || !isMonth(draft.period.end)) return null
  const { start: startMonth, end: endMonth, inferred, note } = draft.period
  const known = await vocabulary()
  const agencies = named(known.agencies)
  return {
    ...(await shared(draft, known)),
    id,
    slug: slug ?? '',
    files,
    excerpt: draft.excerpt.trim(),
    period: { slug: `${startMonth}--${endMonth}`, startMonth, endMonth, inferred, note: note || null },
    agencies: [lead, ...draft.partners].flatMap((slug, position) =>
      agencies([slug]).map((agency) => ({ ...agency, role: position === 0 ? 'lead' : ('partner' as const) })),
    ),
    mentions: agencies(draft.mentions),
    measures: draft.measures.flatMap(({ measure, inferred }) =>
      named(known.measures)([measure]).map((found) => ({ ...found, inferred })),
    ),
    otherPartners: draft.otherPartners,
    mechanisms: named(known.mechanisms)(draft.mechanisms),
    stories: [],
    fromFormerInventory: draft.provenance !== undefined,
  }
}

/** A story as its page would show it; null where it does not say of which month it speaks. */
export async function previewStory(
  { id, slug, files = [] }: Previewed,
  draft: StoryDraft,
): Promise<StoryDetail | null> {
  if (!isMonth(draft.asOf)) return null
  const known = await vocabulary()
  const agencies = named(known.agencies)
  return {
    ...(await shared(draft, known)),
    id,
    slug: slug ?? '',
    files,
    lede: draft.lede.trim(),
    asOfMonth: draft.asOf,
    asOfInferred: draft.asOfInferred,
    agencies: [
      ...agencies(draft.agencies).map((agency) => ({ ...agency, mentioned: false })),
      ...agencies(draft.mentions).map((agency) => ({ ...agency, mentioned: true })),
    ],
    measures: named(known.measures)(draft.measures),
    pillars: draft.pillars.map(underscored),
    activity: null,
  }
}

/** The sections of a profile as the agency's page would show them. */
export function previewProfile({ sections }: ProfileDraft): AgencyDetail['sections'] {
  return sections
    .filter(({ body }) => body.trim() !== '')
    .map(({ section, body, language, confirmed, provenance }) => ({
      kind: underscored(section),
      body,
      language,
      confirmedMonth: isMonth(confirmed) ? confirmed : null,
      provenanceNote: provenance?.note ?? null,
    }))
}

/** A result as the pages of results would show it; null where too little is said of it. */
export async function previewProgrammeResult({
  programme,
  result,
}: ProgrammeResultDraft): Promise<ResultItem | null> {
  return isShown(result) ? resultOf({ ...result, programme }, await vocabulary()) : null
}

/** What activities and stories have in common. */
async function shared(draft: ActivityDraft | StoryDraft, known: Vocabulary) {
  const now = new Date().toISOString()
  return {
    title: draft.title.trim(),
    language: draft.language,
    body: draft.body,
    contentNote: draft.contentNote.trim() || null,
    scope: draft.scope ?? ('global' as const),
    countries: coded(known.countries, 'iso3')(draft.countries),
    regions: coded(known.regions, 'code')(draft.regions),
    programmes: named(known.programmes)(draft.programmes),
    links: draft.links.filter(({ label, url }) => label && /^https?:/.test(url)),
    results: draft.results.filter(isShown).map((result) => resultOf(result, known)),
    provenanceNote: draft.provenance?.note ?? null,
    version: 1,
    publishedAt: now,
    updatedAt: now,
  }
}

function isShown({ counted, value, printed, asOf }: ResultDraft): boolean {
  return counted !== '' && (value !== null || printed !== '') && isMonth(asOf)
}

function isMonth(text: string): boolean {
  return month.safeParse(text).success
}

function resultOf(result: ResultDraft, known: Vocabulary): ResultItem {
  const isReadable = result.qualifier !== 'unreadable'
  return {
    slug: result.key,
    qualifier: underscored(result.qualifier),
    value: isReadable ? result.value : null,
    valueTo: result.qualifier === 'from-to' ? result.valueTo : null,
    unit: result.unit,
    counted: result.counted,
    printed: result.printed || null,
    pillar: result.pillar && underscored(result.pillar),
    fromMonth: result.from || null,
    asOfMonth: result.asOf,
    asOfInferred: result.asOfInferred,
    source: result.source,
    sourceUrl: result.sourceUrl || null,
    agency: named(known.agencies)([result.agency])[0] ?? null,
    programme: named(known.programmes)([result.programme])[0] ?? null,
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
