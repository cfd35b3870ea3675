import { z } from 'zod'
import { locales } from '../locales.ts'

/**
 * What rows are made of. Every field says what it holds: the descriptions are the reference of the API, the
 * second sheet of a workbook and the data dictionary.
 */

/** The schemas that stand in the OpenAPI document under a name of their own. */
export const published = z.registry<{ id: string }>()

/** Gives a schema its name in the OpenAPI document. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  published.add(schema, { id })
  return schema
}

export const text = (description: string) => z.string().describe(description)
export const optionalText = (description: string) => z.string().nullable().describe(description)
export const flag = (description: string) => z.boolean().describe(description)
export const link = (description: string) => z.url().describe(description)
export const whole = (description: string) => z.int().describe(description)
export const instant = (description: string) => z.iso.datetime().describe(`${description} ISO 8601, in UTC.`)

const monthFormat = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .meta({ format: 'month' })
export const month = (description: string) =>
  monthFormat.meta({ format: 'month', description: `${description} Year and month, YYYY-MM.` })
export const optionalMonth = (description: string) =>
  monthFormat.nullable().describe(`${description} Year and month, YYYY-MM.`)
export const optionalYear = (description: string) =>
  z.int().min(1900).max(2100).nullable().describe(description)

export const uuid = z.uuid().describe('Identifier that never changes.')
export const slug = (what: string) =>
  text(`Short name of the ${what}, as in its address; unique among its kind.`)
export const language = z.enum(locales).describe('Language of the text, ISO 639-1.')
export const scope = z
  .enum(['global', 'regional', 'national'])
  .describe('Reach: global is worldwide, national is in the countries named.')

/** A value of a closed list, with its name. */
export const term = named(
  'Term',
  z.object({ slug: text('The value, as filters write it.'), label: text('Its name in English.') }),
)
export const agency = named(
  'AgencyReference',
  z.object({
    slug: slug('agency'),
    acronym: text('Acronym of the agency.'),
    name: text('Full name of the agency.'),
  }),
)
export const country = named(
  'CountryReference',
  z.object({
    iso3: z.string().length(3).describe('ISO 3166-1 alpha-3 code of the country, in capitals.'),
    name: text('Short name of the country as the United Nations writes it.'),
  }),
)
export const region = named(
  'RegionReference',
  z.object({
    code: z.string().length(3).describe('M49 code of the region.'),
    name: text('Name of the region.'),
  }),
)
export const measure = named(
  'MeasureReference',
  z.object({ slug: slug('measure'), label: text('Name of the measure, the kind of work.') }),
)
export const mechanism = named(
  'MechanismReference',
  z.object({
    slug: slug('mechanism'),
    acronym: optionalText('Acronym of the mechanism.'),
    name: text('Full name of the mechanism.'),
  }),
)
export const programme = named(
  'ProgrammeReference',
  z.object({ slug: slug('programme'), name: text('Name of the programme.') }),
)
export const titled = named(
  'TitleReference',
  z.object({ slug: slug('record'), title: text('Its title.'), url: link('Its permanent address.') }),
)
export const webLink = named(
  'Link',
  z.object({ label: text('What the link leads to.'), url: text('Address of the link.') }),
)

/** Fields that every row ends with. */
export const rights = {
  licence: link('Licence under which the row may be reused: the address of its text.'),
  citation: text('How to cite the row.'),
}
export const updatedAt = instant('When the row last changed.')
export const publishedAt = instant('When it was first published.')
export const version = z
  .int()
  .min(1)
  .describe('Counts the published versions; a citation names the version that was read.')

export const pillars = z.array(term).describe('Pillars of the Spotlight Initiative that it serves.')
export const countries = z.array(country).describe('Countries in which it took place or that it is about.')
export const regions = z.array(region).describe('M49 regions, where no single countries are named.')
