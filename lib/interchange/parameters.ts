import { z } from 'zod'
import { AgencyKind, MeasureKind, Pillar, ProgrammeKind } from '../database/generated/enums.ts'
import { locales } from '../locales.ts'
import { hyphenated } from './words.ts'

/** One parameter of the query: a list of values, since every parameter may be repeated. */
export type Parameter = {
  schema: z.ZodArray<z.ZodType<string, string>>
  description: string
  example?: string
}

const most = 20
const longest = 120

/** The parameter with up to `count` values, each by `item`, whose message says what to write. */
function parameter(
  item: z.ZodType<string, string>,
  description: string,
  { count = most, example = '' } = {},
) {
  const tooMany =
    count === 1 ? 'Write this parameter once.' : `Write at most ${count} values of this parameter.`
  return { schema: z.array(item).max(count, tooMany), description, ...(example && { example }) }
}

const lowered = (pattern: RegExp, message: string) =>
  z.string().trim().max(longest, message).toLowerCase().regex(pattern, message)
const oneOf = (values: readonly string[]) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(values, `Write one of ${values.join(', ')}.`))
    // The description of the API tells of what comes in, and that is any text until it is checked.
    .meta({ enum: [...values] }) as unknown as z.ZodType<string, string>
const enumeration = (values: Record<string, string>) => Object.values(values).map(hyphenated)

const slugs = (what: string, plural: string, example: string) =>
  parameter(
    lowered(
      /^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/,
      `Write the slug of ${what}, for example ${example}; /api/v1/${plural} lists them.`,
    ),
    `Slug of ${what}; /api/v1/${plural} lists them. May be repeated: any of the values matches.`,
    { example },
  )

const monthMessage = 'Write a year and a month, for example 2010-03.'
const monthValue = z
  .string()
  .trim()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, monthMessage)

export const agency = slugs('an agency', 'agencies', 'unodc')
export const measure = slugs('a measure', 'measures', 'training')
export const period = slugs('a reporting period', 'periods', '2010-03--2010-09')
export const mechanism = slugs('a mechanism', 'mechanisms', 'un-action')
export const programme = slugs('a programme', 'programmes', 'spotlight-mali')
export const country = parameter(
  lowered(/^[a-z]{3}$/, 'Write the three letters of a country in ISO 3166-1 alpha-3, for example hnd.'),
  'ISO 3166-1 alpha-3 code of a country, in either case. May be repeated.',
  { example: 'hnd' },
)
export const region = parameter(
  lowered(/^\d{3}$/, 'Write the three digits of a region in M49, for example 202.'),
  'M49 code of a region; what lies within it matches too. May be repeated.',
  { example: '202' },
)
export const role = parameter(oneOf(['lead', 'partner']), 'Role of the agency: lead or partner.')
export const from = parameter(monthValue, 'First month, YYYY-MM: what ended before it does not match.', {
  count: 1,
  example: '2010-03',
})
export const to = parameter(monthValue, 'Last month, YYYY-MM: what began after it does not match.', {
  count: 1,
  example: '2012-02',
})
export const year = parameter(
  lowered(/^(19|20)\d{2}$/, 'Write a year, for example 2021.'),
  'Year of the date as of which the result was stated. May be repeated.',
  { example: '2021' },
)
export const scope = parameter(oneOf(['global', 'regional', 'national']), 'Reach of the activity.')
export const language = parameter(oneOf(locales), 'Language of the text.')
export const pillar = parameter(oneOf(enumeration(Pillar)), 'Pillar of the Spotlight Initiative.')
export const agencyKind = parameter(oneOf(enumeration(AgencyKind)), 'Kind of entity.')
export const measureKind = parameter(oneOf(enumeration(MeasureKind)), 'Measure or thematic focus.')
export const programmeKind = parameter(oneOf(enumeration(ProgrammeKind)), 'Kind of programme.')
export const active = parameter(oneOf(['yes']), 'yes: only agencies that have activities.', { count: 1 })

const longestWords = 200
export const words = parameter(
  z.string().trim().max(longestWords, `Write at most ${longestWords} characters.`),
  'Words that must occur.',
  { count: 1, example: 'police training' },
)
export const order = parameter(
  oneOf(['relevance', 'newest', 'oldest']),
  'Order of the answer. Without it: by relevance where there are words, else newest period first. By relevance JSON has the best 500; csv, xlsx and jsonl are complete and go by time.',
  { count: 1 },
)
