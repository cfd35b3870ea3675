import { z } from 'zod'
import { type ResultRecord, resultRows } from '../../directory/rows/results.ts'
import { env } from '../../env.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeRecord, hyphenated, licence, termOf } from '../words.ts'
import { kindOf } from './kind-of.ts'

const qualifier = z.enum(['exactly', 'more-than', 'close-to', 'from-to', 'unreadable'])

/** A number with meaning: it is never to be quoted without its qualifier and its source. */
export const resultSchema = part.named(
  'Result',
  z.object({
    id: part.uuid,
    slug: part.slug('result'),
    url: part.link('Address of the activity or story that states it.'),
    qualifier: qualifier.describe(
      'How exactly the source states the number; never leave it out. unreadable: the source cannot be read.',
    ),
    value: z
      .number()
      .nullable()
      .describe('The number, or the lower end of a range; empty only where it is unreadable.'),
    valueTo: z.number().nullable().describe('Upper end of a range.'),
    unit: part.text('What is counted, as a unit. Numbers of different units must not be added up.'),
    counted: part.text('What was counted; reads on after the number.'),
    printed: part.optionalText('What the source prints where it cannot be read.'),
    pillar: part.term.nullable().describe('Pillar of the Spotlight Initiative.'),
    from: part.optionalMonth('First month of the time in which it was counted.'),
    asOf: part.month('Month as of which it is stated.'),
    asOfInferred: part.flag('Whether that month was worked out, because the source does not print it.'),
    source: part.text('Who states it, and where.'),
    sourceUrl: part.optionalText('Address of the source.'),
    agency: part.agency.nullable().describe('Agency that states it.'),
    programme: part.programme.nullable().describe('Programme in which it was reached.'),
    countries: part.countries,
    regions: part.regions,
    activity: part.titled.nullable().describe('Activity that states it.'),
    story: part.titled.nullable().describe('Story that states it.'),
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toRow(result: ResultRecord): z.output<typeof resultSchema> {
  const site = env().SITE_URL
  const titled = (path: string, stated: { slug: string; title: string } | null) =>
    stated && { ...stated, url: `${site}/${path}/${stated.slug}` }
  const activity = titled('activities', result.activity)
  const story = titled('stories', result.story)
  const url = activity?.url ?? story?.url ?? `${site}/results`
  return {
    id: result.id,
    slug: result.slug,
    url,
    qualifier: hyphenated(result.qualifier) as z.output<typeof qualifier>,
    value: result.value?.toNumber() ?? null,
    valueTo: result.valueTo?.toNumber() ?? null,
    unit: result.unit,
    counted: result.counted,
    printed: result.printed,
    pillar: result.pillar && termOf('pillar', result.pillar),
    from: result.fromMonth,
    asOf: result.asOfMonth,
    asOfInferred: result.asOfInferred,
    source: result.source,
    sourceUrl: result.sourceUrl,
    agency: result.agency,
    programme: result.programme,
    countries: result.countries.map(({ country }) => country),
    regions: result.regions.map(({ region }) => region),
    activity,
    story,
    updatedAt: result.updatedAt.toISOString(),
    licence,
    citation: citeRecord(`${result.counted} (${result.source})`, url),
  }
}

export const results = kindOf(resultRows, toRow, {
  name: 'results',
  one: 'result',
  description:
    'Numbers with their qualifier, unit, place, date and source, stated by activities and stories.',
  schemaName: 'Result',
  schema: resultSchema,
  example: '',
  filters: {
    pillar: parameters.pillar,
    country: parameters.country,
    programme: parameters.programme,
    agency: parameters.agency,
    year: parameters.year,
  },
})
