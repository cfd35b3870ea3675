import { z } from 'zod'
import { AgencyKind, AgencyNameRelation } from '../../database/generated/enums.ts'
import { emptyAsNull, line, optionalLine, paragraphs, passOn, pattern, seen, tick } from '../typed.ts'

const acronym = line(30)
const name = line(200)
const webAddress = line(500).refine(
  (url) => /^https?:\/\/[^\s/]+\.[^\s/]+/.test(url) && URL.canParse(url),
  'webAddress',
)
const slug = pattern(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/, 'slug').pipe(z.string().max(100))
const year = pattern(/^(19|20)\d{2}$/, 'year').transform(Number)
const optionalYear = emptyAsNull(year)

const website = z.object({ label: line(80), url: webAddress })

/** What is known of an agency besides its names in time and its profile. */
const details = {
  acronym,
  name,
  kind: z.enum(AgencyKind, 'wrong'),
  summary: paragraphs(240),
  address: optionalLine(300),
  iatiIdentifier: emptyAsNull(pattern(/^XM-DAC-\d{4,6}(-[A-Z0-9]+)?$/, 'iatiIdentifier')),
  websites: rows(website),
}

/** Its address (`unodc`) is made from the acronym where none is given. */
export const newAgency = z.object({ ...details, slug: emptyAsNull(slug) })

export const changedAgency = z.object({ ...details, seen })

/** Another name from a year on; the address follows the acronym unless another is given. */
export const newName = z.object({ name, acronym, from: year, slug: emptyAsNull(slug), seen })

const nameInTime = z
  .object({
    name,
    acronym,
    relation: z.enum(AgencyNameRelation, 'wrong'),
    slug: emptyAsNull(slug),
    fromYear: optionalYear,
    untilYear: optionalYear,
  })
  .superRefine(({ fromYear, untilYear }, context) => {
    if (fromYear !== null && untilYear !== null && untilYear <= fromYear)
      context.addIssue({ code: 'custom', path: ['untilYear'], message: 'untilBeforeFrom' })
  })

export const changedNames = z.object({ names: rows(nameInTime), seen })

export const merger = z.object({ agency: line(100), untilYear: optionalYear, sure: tick })

export type NameInTime = z.output<typeof nameInTime>

/**
 * The rows of a list in a form: those that were left empty are none, and a tick takes one away. A choice alone makes no
 * row. Problems keep the number of the row as it stands in the form.
 */
function rows<Row extends z.ZodObject>(row: Row) {
  type Rows = { index: number; row: z.output<Row> }[]
  return z
    .array(z.record(z.string(), z.string()))
    .max(40, 'wrong')
    .default([])
    .transform(
      (given, context): Rows =>
        given.flatMap((texts, index) => {
          const { remove, relation, ...written } = texts
          if (remove === 'on' || Object.values(written).every((text) => text.trim() === '')) return []
          const read = row.safeParse(texts)
          if (read.success) return [{ index, row: read.data }]
          passOn(read.error, context, [index])
          return []
        }),
    )
}
