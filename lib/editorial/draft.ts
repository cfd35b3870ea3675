import { z } from 'zod'
import type { DocumentKind } from '../database/generated/client.ts'
import { locales } from '../locales.ts'
import { pillars, profileSectionKinds, qualifiers, scopes } from '../publication/schema.ts'
import { storable } from '../storable.ts'
import { longestLine, longestText, mostItems } from './limits.ts'

/**
 * Texts as they are while somebody writes them: the fields of `lib/publication/schema.ts`, all of which may be
 * missing, too long or wrong. Nothing that was typed is refused here but what is larger than any text could be.
 */

const written = (most: number) =>
  z
    .string()
    .transform((value) => storable(value.replace(/\r\n?/g, '\n')))
    .pipe(z.string().max(most))
const text = (most: number) => written(most).default('')
const line = text(longestLine)
const list = <T extends z.ZodType>(item: T) => z.array(item).max(mostItems).default([])
const name = written(120)
const slugs = list(name)

const provenance = z
  .object({ page: line, entry: z.number().int().optional(), note: line.optional() })
  .optional()

const resultDraft = z.object({
  key: line,
  qualifier: z.enum(qualifiers).default('exactly'),
  value: z.number().nullable().default(null),
  valueTo: z.number().nullable().default(null),
  unit: line,
  counted: line,
  printed: line,
  countries: slugs,
  regions: slugs,
  pillar: z.enum(pillars).nullable().default(null),
  programme: line,
  agency: line,
  from: line,
  asOf: line,
  asOfInferred: z.boolean().default(false),
  source: line,
  sourceUrl: line,
  featured: z.boolean().default(false),
})

const placed = { scope: z.enum(scopes).nullable().default(null), countries: slugs, regions: slugs }

const shared = {
  title: line,
  language: z.enum(locales).default('en'),
  contentNote: line,
  ...placed,
  mentions: slugs,
  programmes: slugs,
  links: list(z.object({ label: line, url: line })),
  isPersonalAccount: z.boolean().default(false),
  consent: line,
  attachments: list(z.object({ token: written(64), label: line, alt: line })),
  provenance,
  results: list(resultDraft),
  body: text(longestText),
}

export const activityDraft = z.object({
  ...shared,
  excerpt: line,
  period: z
    .object({ start: line, end: line, inferred: z.boolean().default(false), note: line })
    .nullable()
    .default(null),
  partners: slugs,
  otherPartners: list(line),
  measures: list(z.object({ measure: name, inferred: z.boolean().default(false) })),
  mechanisms: slugs,
  legacyIds: list(
    z.object({ scheme: z.enum(['item-guid', 'agency-guid', 'term', 'old-slug']), value: line }),
  ),
})

export const storyDraft = z.object({
  ...shared,
  lede: line,
  asOf: line,
  asOfInferred: z.boolean().default(false),
  agencies: slugs,
  measures: slugs,
  pillars: list(z.enum(pillars)),
  activity: line,
})

export const profileDraft = z.object({
  sections: list(
    z.object({
      section: z.enum(profileSectionKinds),
      body: text(longestText),
      language: z.enum(locales).default('en'),
      confirmed: line,
      provenance,
    }),
  ),
})

export const programmeResultDraft = z.object({
  programme: line,
  result: resultDraft.prefault({}),
})

export const draftSchemas = {
  activity: activityDraft,
  agency_profile: profileDraft,
  story: storyDraft,
  programme_result: programmeResultDraft,
}

export type ActivityDraft = z.output<typeof activityDraft>
export type StoryDraft = z.output<typeof storyDraft>
export type ProfileDraft = z.output<typeof profileDraft>
export type ProgrammeResultDraft = z.output<typeof programmeResultDraft>
export type ResultDraft = z.output<typeof resultDraft>
export type Draft = ActivityDraft | StoryDraft | ProfileDraft | ProgrammeResultDraft

/** Reads a text under way, also one that was published; null where it is none at all, or beyond all measure. */
export function readDraft(kind: DocumentKind, value: unknown): Draft | null {
  const read = draftSchemas[kind].safeParse(value)
  return read.success ? read.data : null
}

/** The content that a draft stands for, without what was left empty: to be read by the schema of its kind. */
export function contentOf(draft: Draft): unknown {
  return withoutEmpty(draft)
}

/** Lists stay, since an empty one says "none"; other fields that hold nothing are not there. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? value.trim() : value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, withoutEmpty(part)] as const)
      .filter(([, part]) => part !== null && part !== undefined && part !== ''),
  )
}

/** What lists of the desk call a text under way. */
export function titleOf(draft: Draft, otherwise: string): string {
  if ('title' in draft) return draft.title.trim()
  return 'result' in draft ? draft.result.counted.trim() : otherwise
}

/** The slugs of the agencies that own a text besides the one that leads it, in their order. */
export function partnersOf(draft: Draft, lead: string): string[] {
  const named = 'partners' in draft ? draft.partners : 'agencies' in draft ? draft.agencies : []
  return [...new Set(named)].filter((slug) => slug !== lead)
}

/**
 * A text as somebody sent it, with what is not theirs to write as it was before: where it came from, how the former
 * inventory called it, and which of its results stand among those at a glance.
 */
export function withReserved(draft: Draft, before: Draft | null): Draft {
  const featured = new Set(resultsOf(before).flatMap(({ key, featured }) => (featured ? [key] : [])))
  const reserve = (result: ResultDraft) => ({ ...result, featured: featured.has(result.key) })
  if ('sections' in draft)
    return { sections: draft.sections.map((section) => withProvenance(section, before)) }
  if ('result' in draft) return { ...draft, result: reserve(draft.result) }
  const known = before && 'results' in before ? before : null
  const { provenance: _, ...text } = draft
  const kept = {
    ...(known?.provenance && { provenance: known.provenance }),
    results: draft.results.map(reserve),
  }
  if (!('legacyIds' in text)) return { ...text, ...kept }
  return { ...text, ...kept, legacyIds: known && 'legacyIds' in known ? known.legacyIds : [] }
}

/** A text with the agencies that own it as they were before. */
export function withPartnersOf(draft: Draft, before: Draft): Draft {
  if ('partners' in draft && 'partners' in before) return { ...draft, partners: before.partners }
  if ('agencies' in draft && 'agencies' in before) return { ...draft, agencies: before.agencies }
  return draft
}

function withProvenance(section: ProfileDraft['sections'][number], before: Draft | null) {
  const sections = before && 'sections' in before ? before.sections : []
  const provenance = sections.find((known) => known.section === section.section)?.provenance
  return { ...section, provenance }
}

function resultsOf(draft: Draft | null): ResultDraft[] {
  if (!draft || 'sections' in draft) return []
  return 'result' in draft ? [draft.result] : draft.results
}
