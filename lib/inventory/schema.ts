import { z } from 'zod'
import { distinct } from '../publication/lists.ts'
import {
  activityContent,
  iso3,
  legacyIdentifier,
  link,
  m49,
  month,
  pillars,
  profileContent,
  provenance,
  sentence,
  slug,
  storyContent,
  webAddress,
} from '../publication/schema.ts'

/**
 * The shape of the files under `content/inventory/`. One schema per kind of thing; every field that
 * names another thing holds its slug. Cross-references are checked in `files.ts`.
 */

const year = z.number().int().min(1900).max(2100)

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
export const agencyNameRelations = ['own', 'predecessor'] as const
export const measureKinds = ['measure', 'thematic-focus'] as const
export const membershipRoles = ['secretariat', 'chair', 'co-chair', 'administrator', 'member'] as const
export const programmeKinds = ['country', 'regional', 'civil-society-grants', 'joint'] as const
export const programmeAgencyRoles = ['lead', 'participant'] as const
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
  profile: profileContent.shape.sections.default([]),
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

/** An activity in a file is what can be published of it, with its address, its lead agency and where it came from. */
export const activitySchema = activityContent
  .omit({ isPersonalAccount: true, consent: true, attachments: true })
  .extend({ slug, lead: slug, provenance })
  .superRefine(({ lead, partners }, context) => {
    const index = partners.indexOf(lead)
    if (index >= 0)
      context.addIssue({
        code: 'custom',
        path: ['partners', index],
        message: `Remove "${lead}" from the partners, or name another lead: it leads this activity`,
      })
  })

export const storySchema = storyContent
  .omit({ isPersonalAccount: true, consent: true, attachments: true })
  .extend({ slug, provenance })

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
