import { z } from 'zod'
import { type ActivityRecord, activityRows } from '../../directory/rows/activities.ts'
import { env } from '../../env.ts'
import { decodePlace } from '../../search/place.ts'
import { batchesAhead } from '../batches.ts'
import type { Kind } from '../kind.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeActivity, licence, spanInWords } from '../words.ts'

/** One entry of the inventory: what agencies did in one reporting period. */
export const activitySchema = part.named(
  'Activity',
  z.object({
    id: part.uuid,
    slug: part.slug('activity'),
    url: part.link('Permanent address of the activity.'),
    title: part.text('Title.'),
    excerpt: part.text('What it is about, in a sentence or two.'),
    body: part.text('The whole text, in Markdown.'),
    contentNote: part.optionalText('What readers should know before they read on.'),
    language: part.language,
    scope: part.scope,
    period: z
      .object({
        slug: part.slug('reporting period'),
        label: part.text('The reporting period in words.'),
        start: part.month('First month of the period.'),
        end: part.month('Last month of the period.'),
        inferred: part.flag(
          'Whether the period was worked out, because the former inventory does not print it.',
        ),
        note: part.optionalText('What is known about the period, where that is in doubt.'),
      })
      .describe('Reporting period in which it was reported.'),
    agencies: z
      .array(
        part.agency.extend({
          iatiIdentifier: part.optionalText('Identifier of the agency in IATI.'),
          role: z
            .enum(['lead', 'partner'])
            .describe('lead: the agency that reports it; partner: it took part. Joint work counts once.'),
        }),
      )
      .describe('Agencies that did it, the lead first.'),
    otherPartners: z.array(z.string()).describe('Partners outside the United Nations system, by name.'),
    mentions: z.array(part.agency).describe('Agencies that the text names but that did not take part.'),
    measures: z
      .array(
        part.measure.extend({
          inferred: part.flag(
            'Whether the measure was worked out, because the former inventory does not print it.',
          ),
        }),
      )
      .describe('Kinds of work, the main one first.'),
    countries: part.countries,
    regions: part.regions,
    mechanisms: z.array(part.mechanism).describe('Inter-agency mechanisms in which it was done.'),
    programmes: z.array(part.programme).describe('Programmes that it belongs to.'),
    links: z.array(part.webLink).describe('Where the text leads.'),
    fromFormerInventory: part.flag('Whether it was taken over from the former inventory.'),
    provenanceNote: part.optionalText('What was left out, mended or inferred when it was taken over.'),
    version: part.version,
    publishedAt: part.publishedAt,
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toRow(activity: ActivityRecord): z.output<typeof activitySchema> {
  const url = `${env().SITE_URL}/activities/${activity.slug}`
  const { startMonth, endMonth, ...period } = activity.period
  return {
    id: activity.id,
    slug: activity.slug,
    url,
    title: activity.title,
    excerpt: activity.excerpt,
    body: activity.body,
    contentNote: activity.contentNote,
    language: activity.language,
    scope: activity.scope,
    period: {
      slug: period.slug,
      label: spanInWords({ startMonth, endMonth }),
      start: startMonth,
      end: endMonth,
      inferred: period.inferred,
      note: period.note,
    },
    agencies: activity.agencies,
    otherPartners: activity.otherPartners,
    mentions: activity.mentions.map(({ slug, acronym, name }) => ({ slug, acronym, name })),
    measures: activity.measures.map(({ slug, label, inferred }) => ({ slug, label, inferred })),
    countries: activity.countries,
    regions: activity.regions,
    mechanisms: activity.mechanisms,
    programmes: activity.programmes,
    links: activity.links,
    fromFormerInventory: activity.fromFormerInventory,
    provenanceNote: activity.provenanceNote,
    version: activity.version,
    publishedAt: activity.publishedAt,
    updatedAt: activity.updatedAt,
    licence,
    citation: citeActivity(activity, url),
  }
}

export const activities: Kind = {
  name: 'activities',
  one: 'activity',
  description: 'What agencies did in one reporting period, as they report it: the entries of the inventory.',
  schemaName: 'Activity',
  schema: activitySchema,
  example: 'police-handbook-and-assessment-toolkits',
  filters: {
    q: parameters.words,
    agency: parameters.agency,
    role: parameters.role,
    measure: parameters.measure,
    country: parameters.country,
    region: parameters.region,
    period: parameters.period,
    from: parameters.from,
    to: parameters.to,
    mechanism: parameters.mechanism,
    programme: parameters.programme,
    scope: parameters.scope,
    language: parameters.language,
    sort: parameters.order,
  },
  page: async (chosen, after, limit) => {
    const { rows, ...page } = await activityRows.page(chosen, after, limit)
    return { ...page, rows: rows.map(toRow) }
  },
  isPlaceInTime: (place) => decodePlace(place) !== null,
  batches: (chosen, after) => {
    const places = (from: string | null, limit: number) => activityRows.numbers(chosen, from, limit)
    return batchesAhead(places, activityRows.load, after, toRow)
  },
  count: activityRows.count,
  find: async (key) => {
    const found = await activityRows.find(key)
    return found && toRow(found)
  },
}
