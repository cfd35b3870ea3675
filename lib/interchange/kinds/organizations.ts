import { z } from 'zod'
import { findSuccessor } from '../../directory/agencies.ts'
import { type AgencyRecord, agencyRows } from '../../directory/rows/agencies.ts'
import { type MechanismRecord, mechanismRows } from '../../directory/rows/mechanisms.ts'
import { env } from '../../env.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeRecord, hyphenated, licence, termOf } from '../words.ts'
import { kindOf } from './kind-of.ts'

const membershipRole = z
  .enum(['secretariat', 'chair', 'co-chair', 'administrator', 'member'])
  .describe('Role of the agency in the mechanism.')
const fromYear = part.optionalYear('First year, as far as known.')
const untilYear = part.optionalYear('Last year; empty where it goes on or is not known.')

const sections = ['background', 'policyFramework', 'areasOfWork', 'resources'] as const
const section = (name: string) =>
  z
    .object({
      text: part.text(`${name}, in Markdown.`),
      language: part.language,
      confirmed: part.optionalMonth('When the agency last confirmed it; empty when it never did.'),
    })
    .nullable()
    .describe(`${name}, as the agency describes itself.`)

/** An entity of the United Nations system. */
export const agencySchema = part.named(
  'Agency',
  z.object({
    id: part.uuid,
    slug: part.slug('agency'),
    url: part.link('Permanent address of the agency.'),
    acronym: part.text('Acronym.'),
    name: part.text('Full name.'),
    iatiIdentifier: part.optionalText(
      'Identifier in IATI, XM-DAC-{channel code}; empty where none could be established.',
    ),
    kind: part.term.describe('Kind of entity.'),
    summary: part.text('What it is, in a sentence.'),
    address: part.optionalText('Postal address.'),
    websites: z.array(part.webLink).describe('Its web sites.'),
    names: z
      .array(
        z.object({
          acronym: part.text('Acronym at that time.'),
          name: part.text('Name at that time.'),
          relation: z
            .enum(['own', 'predecessor'])
            .describe('own: the same entity; predecessor: another one that was merged into it.'),
          fromYear: part.optionalYear('First year of the name.'),
          untilYear: part.optionalYear('Year in which the next name followed; empty for the name of today.'),
        }),
      )
      .describe('Present and former names, and the names of entities merged into it.'),
    profile: z
      .object({
        background: section('Background'),
        policyFramework: section('Policy framework'),
        areasOfWork: section('Areas of work'),
        resources: section('Resources'),
      })
      .describe('The profile of the agency.'),
    mechanisms: z
      .array(part.mechanism.extend({ role: membershipRole, fromYear, untilYear }))
      .describe('Inter-agency mechanisms in which it sits.'),
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toAgency(agency: AgencyRecord): z.output<typeof agencySchema> {
  const url = `${env().SITE_URL}/agencies/${agency.slug}`
  const written = new Map(agency.profileSections.map((section) => [section.kind as string, section]))
  const sectionOf = (name: (typeof sections)[number]) => {
    const found = written.get(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    return found ? { text: found.body, language: found.language, confirmed: found.confirmedMonth } : null
  }
  return {
    id: agency.id,
    slug: agency.slug,
    url,
    acronym: agency.acronym,
    name: agency.name,
    iatiIdentifier: agency.iatiIdentifier,
    kind: termOf('agencyKind', agency.kind),
    summary: agency.summary,
    address: agency.address,
    websites: agency.websites,
    names: agency.names,
    profile: {
      background: sectionOf('background'),
      policyFramework: sectionOf('policyFramework'),
      areasOfWork: sectionOf('areasOfWork'),
      resources: sectionOf('resources'),
    },
    mechanisms: agency.memberships.map(({ mechanism, role, fromYear, untilYear }) => ({
      ...mechanism,
      role: hyphenated(role) as z.output<typeof membershipRole>,
      fromYear,
      untilYear,
    })),
    updatedAt: agency.updatedAt.toISOString(),
    licence,
    citation: citeRecord(`${agency.name} (${agency.acronym})`, url),
  }
}

export const agencies = kindOf(agencyRows, toAgency, {
  name: 'agencies',
  one: 'agency',
  description: 'Entities of the United Nations system that report, or that a text names.',
  schemaName: 'Agency',
  schema: agencySchema,
  example: 'unodc',
  filters: {
    kind: parameters.agencyKind,
    measure: parameters.measure,
    mechanism: parameters.mechanism,
    active: parameters.active,
  },
  successor: findSuccessor,
})

/** A standing body in which agencies sit together. */
export const mechanismSchema = part.named(
  'Mechanism',
  z.object({
    id: part.uuid,
    slug: part.slug('mechanism'),
    url: part.link('Permanent address of the mechanism.'),
    acronym: part.optionalText('Acronym.'),
    name: part.text('Full name.'),
    summary: part.text('What it is, in a sentence.'),
    body: part.text('The whole text, in Markdown.'),
    foundedYear: part.optionalYear('Year in which it was set up.'),
    website: part.optionalText('Its web site.'),
    parent: part.mechanism.nullable().describe('The mechanism of which it is a working group.'),
    members: z
      .array(
        part.agency.extend({
          role: membershipRole,
          fromYear,
          untilYear,
          note: part.optionalText('What is to be known about the membership.'),
        }),
      )
      .describe('Agencies that sit in it, with their roles and years.'),
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toMechanism(mechanism: MechanismRecord): z.output<typeof mechanismSchema> {
  const { memberships, updatedAt, ...rest } = mechanism
  const url = `${env().SITE_URL}/mechanisms/${mechanism.slug}`
  return {
    ...rest,
    url,
    members: memberships.map(({ agency, role, ...years }) => ({
      ...agency,
      role: hyphenated(role) as z.output<typeof membershipRole>,
      ...years,
    })),
    updatedAt: updatedAt.toISOString(),
    licence,
    citation: citeRecord(mechanism.name, url),
  }
}

export const mechanisms = kindOf(mechanismRows, toMechanism, {
  name: 'mechanisms',
  one: 'mechanism',
  description: 'Standing bodies in which agencies sit together, with their members.',
  schemaName: 'Mechanism',
  schema: mechanismSchema,
  example: 'un-action',
  filters: { agency: parameters.agency },
})
