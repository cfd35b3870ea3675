import { z } from 'zod'
import { locales } from '../locales.ts'
import { distinct } from './lists.ts'

/**
 * The shape of the files under `content/inventory/`. One schema per kind of thing; every field that
 * names another thing holds its slug. Cross-references are checked in `files.ts`.
 */

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens')
  .max(100)
export const month = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM, for example 2009-10')
const year = z.number().int().min(1900).max(2100)
const iso3 = z.string().regex(/^[A-Z]{3}$/, 'Write a country as its ISO 3166 alpha-3 code, for example HND')
const m49 = z.string().regex(/^\d{3}$/, 'Write a region as its three-digit M49 code, in quotes')
const webAddress = z.url({ protocol: /^https?$/, message: 'Write a full web address' })
const sentence = z.string().trim().min(1)

export const agencyKinds = [
  'secretariat',
  'regional-commission',
  'fund-or-programme',
  'specialized-agency',
  'related-organization',
  'research-and-training-institute',
  'international-financial-institution',
  'other-entity',
  'inter-agency-mechanism',
] as const
export const profileSectionKinds = ['background', 'policy-framework', 'areas-of-work', 'resources'] as const
export const agencyNameRelations = ['own', 'predecessor'] as const
export const measureKinds = ['measure', 'thematic-focus'] as const
export const scopes = ['global', 'regional', 'national'] as const
export const membershipRoles = ['secretariat', 'chair', 'co-chair', 'administrator', 'member'] as const
export const programmeKinds = ['country', 'regional', 'civil-society-grants', 'joint'] as const
export const programmeAgencyRoles = ['lead', 'participant'] as const
export const pillars = [
  'laws-and-policies',
  'institutions',
  'prevention',
  'services',
  'data',
  'womens-movement',
] as const
export const qualifiers = ['exactly', 'more-than', 'close-to', 'from-to', 'unreadable'] as const

/** Where a thing came from: the page of the former inventory and the place of the entry on it. */
const provenance = z.strictObject({
  /** Short name of the page of the former inventory, for example `agency-unodc`. */
  page: slug,
  /** Which entry of that page, counted from 1 as printed; repeats of the same text are not counted. */
  entry: z.number().int().min(1).optional(),
  /** What was left out, mended or inferred on the way, for readers. */
  note: sentence.optional(),
})

const legacyIdentifier = z.strictObject({
  scheme: z.enum(['item-guid', 'agency-guid', 'term', 'old-slug']),
  value: z.string().min(1),
})

const link = z.strictObject({ label: sentence, url: webAddress })

export const agencySchema = z.strictObject({
  slug,
  acronym: z.string().min(2).max(30),
  name: sentence,
  kind: z.enum(agencyKinds),
  /** One plain sentence: what this entity does against violence against women and girls, or its mandate. */
  summary: sentence.max(240),
  websites: z.array(link).default([]),
  address: sentence.optional(),
  iatiIdentifier: z
    .string()
    .regex(/^XM-DAC-\d{4,6}(-[A-Z0-9]+)?$/)
    .optional(),
  /** Names in time, oldest first, including the present one (without `until`). */
  names: z
    .array(
      z.strictObject({
        name: sentence,
        acronym: z.string().min(2).max(30),
        /** `own`: this entity under an earlier name; `predecessor`: another entity merged into it. */
        relation: z.enum(agencyNameRelations).default('own'),
        /** The address under which it was known, when it should redirect here, for example `dpko`. */
        slug: slug.optional(),
        from: year.optional(),
        until: year.optional(),
      }),
    )
    .default([]),
  legacyIds: z.array(legacyIdentifier).default([]),
  profile: z
    .array(
      z.strictObject({
        section: z.enum(profileSectionKinds),
        /** Markdown. */
        body: sentence,
        language: z.enum(locales).default('en'),
        /** The month in which the entity last confirmed the section; absent when it never did here. */
        confirmed: month.optional(),
        provenance: provenance.optional(),
      }),
    )
    .default([]),
})

export const measureSchema = z.strictObject({
  slug,
  label: sentence,
  /** One to three words for charts and quiet lines. */
  shortLabel: sentence.max(32),
  kind: z.enum(measureKinds),
  position: z.number().int().min(1),
  legacyIds: z.array(legacyIdentifier).default([]),
  /** The Markdown beneath the front matter: what the measure covers. */
  body: sentence,
})

export const periodSchema = z
  .strictObject({
    start: month,
    end: month,
    /** True where the former inventory does not print the span and it was worked out. */
    inferred: z.boolean().default(false),
    note: sentence.optional(),
    legacyIds: z.array(legacyIdentifier).default([]),
  })
  .refine((period) => period.end >= period.start, {
    path: ['end'],
    message: 'A period cannot end before it starts',
  })

export const regionSchema = z.strictObject({ code: m49, name: sentence, parent: m49.optional() })

export const countrySchema = z.strictObject({
  iso3,
  m49,
  /** The United Nations short name (UNTERM). */
  name: sentence,
  /** The smallest M49 region that holds it. */
  region: m49,
  /** Other names and demonyms by which texts call it; used to recognise it, not shown. */
  alsoKnownAs: z.array(sentence).default([]),
})

export const mechanismSchema = z.strictObject({
  slug,
  acronym: z.string().max(30).optional(),
  name: sentence,
  summary: sentence.max(280),
  founded: year.optional(),
  website: webAddress.optional(),
  /** The mechanism of which this is a working group or task force. */
  parent: slug.optional(),
  memberships: z
    .array(
      z.strictObject({
        agency: slug,
        role: z.enum(membershipRoles),
        from: year.optional(),
        until: year.optional(),
        note: sentence.optional(),
      }),
    )
    .default([]),
  provenance: z.array(provenance).default([]),
  legacyIds: z.array(legacyIdentifier).default([]),
  body: z.string().default(''),
})

/** A number with meaning. The sentence is its rendering: qualifier, value, what was counted. */
export const resultSchema = z
  .strictObject({
    /** Unique within the file; the result's own address is `{file slug}-{key}`. */
    key: slug,
    qualifier: z.enum(qualifiers),
    value: z.number().optional(),
    /** Upper end of a range. */
    valueTo: z.number().optional(),
    /** `percent`, `US dollars`, `people`, `laws` … in the plural. */
    unit: sentence.max(40),
    /** Reads on after the number: "women and girls used services after violence". */
    counted: sentence.max(160),
    /** What the source prints when it cannot be read as a number, for example `025`. */
    printed: sentence.optional(),
    countries: distinct(iso3).default([]),
    regions: distinct(m49).default([]),
    pillar: z.enum(pillars).optional(),
    programme: slug.optional(),
    agency: slug.optional(),
    /** The time that the number speaks of, in months. */
    from: month.optional(),
    asOf: month,
    asOfInferred: z.boolean().default(false),
    /** Who says so, in a few words: "Spotlight Initiative, inventory entry 2025". */
    source: sentence,
    sourceUrl: webAddress.optional(),
    /** Shown among the results at a glance. */
    featured: z.boolean().default(false),
  })
  .superRefine((result, context) => {
    const unreadable = result.qualifier === 'unreadable'
    if (unreadable !== (result.value === undefined))
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: 'Give a value, unless the figure is unreadable',
      })
    if (unreadable && !result.printed)
      context.addIssue({ code: 'custom', path: ['printed'], message: 'Say what the source prints' })
    if ((result.qualifier === 'from-to') !== (result.valueTo !== undefined))
      context.addIssue({
        code: 'custom',
        path: ['valueTo'],
        message: 'A range has an upper end, nothing else has',
      })
    if (result.valueTo !== undefined && result.value !== undefined && result.valueTo <= result.value)
      context.addIssue({ code: 'custom', path: ['valueTo'], message: 'The upper end must exceed the lower' })
  })

const placed = {
  scope: z.enum(scopes),
  countries: distinct(iso3).default([]),
  regions: distinct(m49).default([]),
}

export const activitySchema = z
  .strictObject({
    slug,
    /** Says what was done: "Rules on women prisoners drafted by experts in Bangkok". */
    title: sentence.max(90),
    /** One or two sentences for lists; never a truncated body. */
    excerpt: sentence.max(320),
    language: z.enum(locales).default('en'),
    period: z.strictObject({
      start: month,
      end: month,
      inferred: z.boolean().default(false),
      note: sentence.optional(),
    }),
    lead: slug,
    partners: distinct(slug).default([]),
    /** Entities that the text names but that did not take part; linked from the page. */
    mentions: distinct(slug).default([]),
    /** Others named in the text that are not entities of the United Nations. */
    otherPartners: z.array(sentence).default([]),
    measures: distinct(
      z.strictObject({ measure: slug, inferred: z.boolean().default(false) }),
      ({ measure }) => measure,
    ).min(1, 'Name at least one measure'),
    ...placed,
    mechanisms: distinct(slug).default([]),
    programmes: distinct(slug).default([]),
    links: z.array(link).default([]),
    provenance,
    legacyIds: z.array(legacyIdentifier).default([]),
    results: z.array(resultSchema).default([]),
    body: sentence,
  })
  .superRefine(({ lead, partners }, context) => {
    const index = partners.indexOf(lead)
    if (index >= 0)
      context.addIssue({
        code: 'custom',
        path: ['partners', index],
        message: `Remove "${lead}" from the partners, or name another lead: it leads this activity`,
      })
  })

export const storySchema = z.strictObject({
  slug,
  title: sentence.max(90),
  /** The opening sentence in large type. */
  lede: sentence.max(320),
  language: z.enum(locales).default('en'),
  /** What may be distressing, in one plain sentence; shown before the text. */
  contentNote: sentence.optional(),
  asOf: month,
  asOfInferred: z.boolean().default(false),
  agencies: distinct(slug).min(1),
  mentions: distinct(slug).default([]),
  measures: distinct(slug).default([]),
  pillars: distinct(z.enum(pillars)).default([]),
  ...placed,
  programmes: distinct(slug).default([]),
  /** The activity whose entry told this story. */
  activity: slug.optional(),
  links: z.array(link).default([]),
  provenance,
  results: z.array(resultSchema).default([]),
  body: sentence,
})

export const programmeSchema = z
  .strictObject({
    slug,
    name: sentence,
    summary: sentence.max(280),
    kind: z.enum(programmeKinds),
    /** The initiative it belongs to: an agency's slug, for example `spotlight-initiative`. */
    initiative: slug.optional(),
    phase: sentence.optional(),
    start: month.optional(),
    end: month.optional(),
    /** The project number at the Multi-Partner Trust Fund Office, where established. */
    pooledFundNumber: z
      .string()
      .regex(/^\d{8}$/)
      .optional(),
    pillars: distinct(z.enum(pillars)).default([]),
    agencies: distinct(
      z.strictObject({ agency: slug, role: z.enum(programmeAgencyRoles) }),
      ({ agency }) => agency,
    ).default([]),
    otherPartners: z.array(sentence).default([]),
    countries: distinct(iso3).default([]),
    regions: distinct(m49).default([]),
    provenance: z.array(provenance).default([]),
    body: z.string().default(''),
  })
  .refine((programme) => !programme.start || !programme.end || programme.end >= programme.start, {
    path: ['end'],
    message: 'A programme cannot end before it starts',
  })

export type AgencyFile = z.infer<typeof agencySchema>
export type MeasureFile = z.infer<typeof measureSchema>
export type PeriodFile = z.infer<typeof periodSchema>
export type RegionRow = z.infer<typeof regionSchema>
export type CountryRow = z.infer<typeof countrySchema>
export type MechanismFile = z.infer<typeof mechanismSchema>
export type ProgrammeFile = z.infer<typeof programmeSchema>
export type ActivityFile = z.infer<typeof activitySchema>
export type StoryFile = z.infer<typeof storySchema>
export type ResultEntry = z.infer<typeof resultSchema>

/**
 * The facts of one page of the former inventory, entry by entry, without its sentences: what the
 * content test holds our own texts against.
 */
export const sourceSchema = z.strictObject({
  page: slug,
  title: sentence,
  entries: z.array(
    z.strictObject({
      entry: z.number().int().min(1),
      about: sentence,
      /** The period line as printed, where one is. */
      period: z.string().optional(),
      /** Every number as printed: "2,000", "18/1", "2009", "five". */
      numbers: z.array(z.string()).default([]),
      /** Set where a figure is damaged and must not be used. */
      damaged: z.array(z.string()).default([]),
    }),
  ),
})
export type SourceFile = z.infer<typeof sourceSchema>
