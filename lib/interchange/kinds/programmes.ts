import { z } from 'zod'
import { type ProgrammeRecord, programmeRows } from '../../directory/rows/programmes.ts'
import { env } from '../../env.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeRecord, licence, termOf } from '../words.ts'
import { kindOf } from './kind-of.ts'

/** A funded undertaking with pillars, partners and results. */
export const programmeSchema = part.named(
  'Programme',
  z.object({
    id: part.uuid,
    slug: part.slug('programme'),
    url: part.link('Permanent address of the programme.'),
    name: part.text('Name.'),
    summary: part.text('What it is, in a sentence.'),
    body: part.text('The whole text, in Markdown.'),
    kind: part.term.describe('Kind of programme.'),
    initiative: part.agency.nullable().describe('Initiative that it belongs to.'),
    phase: part.optionalText('Phase of the initiative.'),
    start: part.optionalMonth('First month.'),
    end: part.optionalMonth('Last month.'),
    pooledFundNumber: part.optionalText('Project number at the Multi-Partner Trust Fund Office.'),
    pillars: part.pillars,
    agencies: z
      .array(
        part.agency.extend({
          role: z.enum(['lead', 'participant']).describe('Role of the agency in the programme.'),
        }),
      )
      .describe('Agencies that take part.'),
    otherPartners: z.array(z.string()).describe('Partners outside the United Nations system, by name.'),
    countries: part.countries,
    regions: part.regions,
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toRow(programme: ProgrammeRecord): z.output<typeof programmeSchema> {
  const { startMonth, endMonth, updatedAt, ...rest } = programme
  const url = `${env().SITE_URL}/programmes/${programme.slug}`
  return {
    ...rest,
    url,
    kind: termOf('programmeKind', programme.kind),
    start: startMonth,
    end: endMonth,
    pillars: programme.pillars.map((pillar) => termOf('pillar', pillar)),
    agencies: programme.agencies.map(({ agency, role }) => ({ ...agency, role })),
    countries: programme.countries.map(({ country }) => country),
    regions: programme.regions.map(({ region }) => region),
    updatedAt: updatedAt.toISOString(),
    licence,
    citation: citeRecord(programme.name, url),
  }
}

export const programmes = kindOf(programmeRows, toRow, {
  name: 'programmes',
  one: 'programme',
  description: 'Programmes, with their pillars, partners and places.',
  schemaName: 'Programme',
  schema: programmeSchema,
  example: 'spotlight-mali',
  filters: {
    kind: parameters.programmeKind,
    pillar: parameters.pillar,
    agency: parameters.agency,
    country: parameters.country,
  },
})
