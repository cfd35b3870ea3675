import { z } from 'zod'
import { type StoryRecord, storyRows } from '../../directory/rows/stories.ts'
import { env } from '../../env.ts'
import * as parameters from '../parameters.ts'
import * as part from '../parts.ts'
import { citeText, licence, termOf } from '../words.ts'
import { kindOf } from './kind-of.ts'

/** Long reading on a country or a theme. */
export const storySchema = part.named(
  'Story',
  z.object({
    id: part.uuid,
    slug: part.slug('story'),
    url: part.link('Permanent address of the story.'),
    title: part.text('Title.'),
    lede: part.text('First sentences.'),
    body: part.text('The whole text, in Markdown.'),
    contentNote: part.optionalText('What readers should know before they read on.'),
    language: part.language,
    scope: part.scope,
    asOf: part.month('Month up to which it tells.'),
    asOfInferred: part.flag('Whether that month was worked out.'),
    pillars: part.pillars,
    agencies: z
      .array(
        part.agency.extend({
          mentioned: part.flag('Whether it is only mentioned; else the story tells of its work.'),
        }),
      )
      .describe('Agencies that the story tells of.'),
    measures: z.array(part.measure).describe('Kinds of work.'),
    countries: part.countries,
    regions: part.regions,
    programmes: z.array(part.programme).describe('Programmes that the story tells of.'),
    activity: part.titled.nullable().describe('Activity on which it is based.'),
    links: z.array(part.webLink).describe('Where the text leads.'),
    provenanceNote: part.optionalText('What was left out, mended or inferred when it was taken over.'),
    version: part.version,
    publishedAt: part.publishedAt,
    updatedAt: part.updatedAt,
    ...part.rights,
  }),
)

function toRow(story: StoryRecord): z.output<typeof storySchema> {
  const site = env().SITE_URL
  const url = `${site}/stories/${story.slug}`
  const { asOfMonth, activity, ...rest } = story
  return {
    ...rest,
    url,
    asOf: asOfMonth,
    pillars: story.pillars.map((pillar) => termOf('pillar', pillar)),
    agencies: story.agencies.map(({ agency, mentioned }) => ({ ...agency, mentioned })),
    measures: story.measures.map(({ measure: { slug, label } }) => ({ slug, label })),
    countries: story.countries.map(({ country }) => country),
    regions: story.regions.map(({ region }) => region),
    programmes: story.programmes.map(({ programme }) => programme),
    activity: activity && { ...activity, url: `${site}/activities/${activity.slug}` },
    publishedAt: story.publishedAt.toISOString(),
    updatedAt: story.updatedAt.toISOString(),
    licence,
    citation: citeText(story, url),
  }
}

export const stories = kindOf(storyRows, toRow, {
  name: 'stories',
  one: 'story',
  description: 'Long reading on a country or a theme.',
  schemaName: 'Story',
  schema: storySchema,
  example: 'mexico-laws-against-femicide',
  filters: {
    agency: parameters.agency,
    measure: parameters.measure,
    country: parameters.country,
    programme: parameters.programme,
    pillar: parameters.pillar,
    language: parameters.language,
  },
})
