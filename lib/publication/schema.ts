import { z } from 'zod'
import { locales } from '../locales.ts'
import { distinct } from './lists.ts'

/**
 * What can be published: the content of a revision, one schema for each kind of document. Every field that names
 * another thing holds its slug (a country its ISO 3166 alpha-3 code, a region its M49 code), so that a text can be
 * read, compared and exported without the database.
 */

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens')
  .max(100)
/** Whether something can have that address: what cannot need not be looked for. */
export function isSlug(text: string): boolean {
  return slug.safeParse(text).success
}

export const month = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM, for example 2009-10')
export const year = z.number().int().min(1900).max(2100)
export const iso3 = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Write a country as its ISO 3166 alpha-3 code, for example HND')
export const m49 = z.string().regex(/^\d{3}$/, 'Write a region as its three-digit M49 code, in quotes')
export const webAddress = z.url({ protocol: /^https?$/, message: 'Write a full web address' })
export const sentence = z.string().trim().min(1)

export const profileSectionKinds = ['background', 'policy-framework', 'areas-of-work', 'resources'] as const
export const scopes = ['global', 'regional', 'national'] as const
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
export const provenance = z.strictObject({
  /** Short name of the page of the former inventory, for example `agency-unodc`. */
  page: slug,
  /** Which entry of that page, counted from 1 as printed; repeats of the same text are not counted. */
  entry: z.number().int().min(1).optional(),
  /** What was left out, mended or inferred on the way, for readers. */
  note: sentence.optional(),
})

export const legacyIdentifier = z.strictObject({
  scheme: z.enum(['item-guid', 'agency-guid', 'term', 'old-slug']),
  value: z.string().min(1),
})

export const link = z.strictObject({ label: sentence, url: webAddress })

/** As large as what is counted in the world, and as what is stored has room for. */
const amount = z.number().refine((value) => Math.abs(value) < 1e15, 'Write a number of at most 15 digits')

/** A number with meaning. The sentence is its rendering: qualifier, value, what was counted. */
export const resultSchema = z
  .strictObject({
    /** Unique within the file; the result's own address is `{file slug}-{key}`. */
    key: slug,
    qualifier: z.enum(qualifiers),
    value: amount.optional(),
    /** Upper end of a range. */
    valueTo: amount.optional(),
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
    if (result.from !== undefined && result.from > result.asOf)
      context.addIssue({
        code: 'custom',
        path: ['from'],
        message: 'It must not begin after the month that the number speaks of',
        params: { requirement: 'afterAsOf' },
      })
  })

const placed = {
  scope: z.enum(scopes),
  countries: distinct(iso3).default([]),
  regions: distinct(m49).default([]),
}

/** Somebody's own story may be told only where they agreed to it, knowing what it is for. */
const personalAccount = {
  isPersonalAccount: z.boolean().default(false),
  /** How and when they agreed; not published. */
  consent: sentence.optional(),
}

/** A file that goes with the text, by its unguessable name. */
const attachment = z.strictObject({
  token: z.string().regex(/^[\w-]{20,64}$/),
  label: sentence.max(160),
  /** What a picture shows, for those who do not see it. */
  alt: sentence.max(500).optional(),
})

export const activityContent = z.strictObject({
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
  /** What may be distressing, in one plain sentence; shown before the text. */
  contentNote: sentence.optional(),
  ...personalAccount,
  attachments: z.array(attachment).default([]),
  provenance: provenance.optional(),
  legacyIds: z.array(legacyIdentifier).default([]),
  results: z.array(resultSchema).default([]),
  body: sentence,
})

export const storyContent = z.strictObject({
  title: sentence.max(90),
  /** The opening sentence in large type. */
  lede: sentence.max(320),
  language: z.enum(locales).default('en'),
  contentNote: sentence.optional(),
  asOf: month,
  asOfInferred: z.boolean().default(false),
  /** Entities that the story tells of, the one that tells it first. */
  agencies: distinct(slug).min(1),
  mentions: distinct(slug).default([]),
  measures: distinct(slug).default([]),
  pillars: distinct(z.enum(pillars)).default([]),
  ...placed,
  programmes: distinct(slug).default([]),
  /** The activity whose entry told this story. */
  activity: slug.optional(),
  links: z.array(link).default([]),
  ...personalAccount,
  attachments: z.array(attachment).default([]),
  provenance: provenance.optional(),
  results: z.array(resultSchema).default([]),
  body: sentence,
})

/** What an agency says of itself. Its names, kind and address are kept by the secretariat. */
export const profileContent = z.strictObject({
  sections: distinct(
    z.strictObject({
      section: z.enum(profileSectionKinds),
      /** Markdown. */
      body: sentence,
      language: z.enum(locales).default('en'),
      /** The month in which the entity last confirmed the section; absent when it never did here. */
      confirmed: month.optional(),
      provenance: provenance.optional(),
    }),
    ({ section }) => section,
  ),
})

/** A result of a programme that no activity and no story states. */
export const programmeResultContent = z.strictObject({
  programme: slug,
  result: resultSchema,
})

export type ActivityContent = z.output<typeof activityContent>
export type StoryContent = z.output<typeof storyContent>
export type ProfileContent = z.output<typeof profileContent>
export type ProgrammeResultContent = z.output<typeof programmeResultContent>
export type ResultEntry = z.output<typeof resultSchema>

/** The schema of each kind of document. */
export const contentSchemas = {
  activity: activityContent,
  agency_profile: profileContent,
  story: storyContent,
  programme_result: programmeResultContent,
}
