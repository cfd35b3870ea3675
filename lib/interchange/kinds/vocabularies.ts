import { z } from 'zod'
import {
  type CountryRecord,
  countryRows,
  type MeasureRecord,
  measureRows,
  type PeriodRecord,
  periodRows,
} from '../../directory/rows/vocabularies.ts'
import { env } from '../../env.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeRecord, licence, spanInWords, termOf } from '../words.ts'
import { kindOf } from './kind-of.ts'

/** The closed lists by which everything else is ordered: measures, reporting periods, countries. */

export const measureSchema = part.named(
  'Measure',
  z.object({
    id: part.uuid,
    slug: part.slug('measure'),
    url: part.link('Permanent address of the measure.'),
    label: part.text('Name of the measure.'),
    shortLabel: part.text('The name where space is short.'),
    kind: part.term.describe('A measure, the main taxonomy, or a thematic focus across the measures.'),
    position: part.whole('Place in the order in which measures are listed.'),
    description: part.text('What the measure covers, in Markdown.'),
    ...part.rights,
  }),
)

function toMeasure(measure: MeasureRecord): z.output<typeof measureSchema> {
  const url = `${env().SITE_URL}/measures/${measure.slug}`
  return {
    ...measure,
    url,
    kind: termOf('measureKind', measure.kind),
    licence,
    citation: citeRecord(measure.label, url),
  }
}

export const measures = kindOf(measureRows, toMeasure, {
  name: 'measures',
  one: 'measure',
  description: 'Kinds of work, the main taxonomy of the inventory, and thematic focuses across them.',
  schemaName: 'Measure',
  schema: measureSchema,
  example: 'training',
  filters: { kind: parameters.measureKind },
})

export const periodSchema = part.named(
  'Period',
  z.object({
    id: part.uuid,
    slug: part.slug('reporting period'),
    url: part.link('Permanent address of the period.'),
    label: part.text('The period in words.'),
    start: part.month('First month.'),
    end: part.month('Last month.'),
    inferred: part.flag('Whether the span was worked out, because the former inventory does not print it.'),
    note: part.optionalText('What is known about it, where that is in doubt.'),
    ...part.rights,
  }),
)

function toPeriod({ startMonth, endMonth, ...period }: PeriodRecord): z.output<typeof periodSchema> {
  const url = `${env().SITE_URL}/periods/${period.slug}`
  const label = spanInWords({ startMonth, endMonth })
  return {
    ...period,
    url,
    label,
    start: startMonth,
    end: endMonth,
    licence,
    citation: citeRecord(label, url),
  }
}

export const periods = kindOf(periodRows, toPeriod, {
  name: 'periods',
  one: 'reporting period',
  description: 'Spans of whole months for which agencies report. They differ in length and leave gaps.',
  schemaName: 'Period',
  schema: periodSchema,
  example: '2010-03--2010-09',
  filters: { from: parameters.from, to: parameters.to },
})

export const countrySchema = part.named(
  'Country',
  z.object({
    id: z.string().length(3).describe('Identifier: the ISO 3166-1 alpha-3 code.'),
    slug: part.slug('country'),
    url: part.link('Permanent address of the country.'),
    iso3: z.string().length(3).describe('ISO 3166-1 alpha-3 code, in capitals.'),
    m49: z.string().length(3).describe('M49 code.'),
    name: part.text('Short name as the United Nations writes it (UNTERM).'),
    regions: z.array(part.region).describe('M49 regions in which it lies, from the largest to the smallest.'),
    ...part.rights,
  }),
)

function toCountry(country: CountryRecord): z.output<typeof countrySchema> {
  const url = `${env().SITE_URL}/countries/${country.slug}`
  return { id: country.iso3, ...country, url, licence, citation: citeRecord(country.name, url) }
}

export const countries = kindOf(countryRows, toCountry, {
  name: 'countries',
  one: 'country',
  description: 'Member States and observer States, with their codes and regions.',
  schemaName: 'Country',
  schema: countrySchema,
  example: 'hnd',
  filters: { region: parameters.region },
})
