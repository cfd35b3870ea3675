import type { Prisma } from '../database/generated/client.ts'
import { agenciesOf } from './agency-addresses.ts'
import { copyFiles } from './files.ts'
import { entryIdentifier, idOf, idsOf, replaceLegacyIds, replaceRows, type Tx, underscored } from './rows.ts'
import type {
  ActivityContent,
  ProfileContent,
  ProgrammeResultContent,
  ResultEntry,
  StoryContent,
} from './schema.ts'
import { resultSlugs } from './slugs.ts'

/** Where content becomes rows that the public reads: under this identifier, address and version. */
export type Target = {
  id: string
  slug: string
  /** The slug of the agency that leads. */
  lead: string
  version: number
  at: Date
}

/** Writes an activity with all that belongs to it into the tables of the read side. */
export async function projectActivity(tx: Tx, target: Target, content: ActivityContent): Promise<void> {
  const { id: activityId, slug, version, at } = target
  const period = await tx.reportingPeriod.findUniqueOrThrow({
    where: { slug: `${content.period.start}--${content.period.end}` },
  })
  const row = {
    slug,
    title: content.title,
    excerpt: content.excerpt,
    body: content.body,
    language: content.language,
    scope: content.scope,
    periodId: period.id,
    startMonth: period.startMonth,
    endMonth: period.endMonth,
    periodInferred: content.period.inferred,
    periodNote: content.period.note ?? null,
    otherPartners: content.otherPartners,
    contentNote: content.contentNote ?? null,
    sourcePage: content.provenance?.page ?? null,
    provenanceNote: content.provenance?.note ?? null,
    version,
    updatedAt: at,
  }
  await tx.activity.upsert({
    where: { id: activityId },
    create: { id: activityId, ...row, publishedAt: at },
    update: row,
  })
  await replaceParticipants(tx, activityId, target.lead, content)
  await replaceSubjects(tx, activityId, content)
  await replaceResults(tx, { activityId }, slug, content.results, at)
  const legacyIds = [...content.legacyIds, ...entryIdentifier(content.provenance)]
  await replaceLegacyIds(tx, { activityId }, legacyIds)
  await copyFiles(tx, { activityId }, content.attachments, at)
}

async function replaceParticipants(
  tx: Tx,
  activityId: string,
  lead: string,
  { partners, mentions }: ActivityContent,
): Promise<void> {
  const agencyId = await idsOf(agenciesOf(tx), [lead, ...partners, ...mentions])
  // Two that the text names may be one by now.
  const agencies = distinct([lead, ...partners].map(agencyId)).map((id, position) => ({
    agencyId: id,
    role: position === 0 ? ('lead' as const) : ('partner' as const),
    position,
  }))
  const mentioned = distinct(mentions.map(agencyId)).map((id) => ({ agencyId: id }))
  await replaceRows(tx.activityAgency, { activityId }, agencies)
  await replaceRows(tx.activityMention, { activityId }, mentioned)
}

/** What the activity is about: kinds of work, places, mechanisms, programmes, and where to read on. */
async function replaceSubjects(tx: Tx, activityId: string, activity: ActivityContent): Promise<void> {
  const measureId = await idsOf(
    tx.measure,
    activity.measures.map(({ measure }) => measure),
  )
  const measures = activity.measures.map(({ measure, inferred }, position) => ({
    measureId: measureId(measure),
    position,
    inferred,
  }))
  const mechanismId = await idsOf(tx.mechanism, activity.mechanisms)
  const mechanisms = activity.mechanisms.map((mechanism) => ({ mechanismId: mechanismId(mechanism) }))
  const programmeId = await idsOf(tx.programme, activity.programmes)
  const programmes = activity.programmes.map((programme) => ({ programmeId: programmeId(programme) }))
  const countries = activity.countries.map((iso3) => ({ iso3 }))
  const regions = activity.regions.map((regionCode) => ({ regionCode }))
  const links = activity.links.map((link, position) => ({ position, ...link }))
  await replaceRows(tx.activityMeasure, { activityId }, measures)
  await replaceRows(tx.activityCountry, { activityId }, countries)
  await replaceRows(tx.activityRegion, { activityId }, regions)
  await replaceRows(tx.activityMechanism, { activityId }, mechanisms)
  await replaceRows(tx.activityProgramme, { activityId }, programmes)
  await replaceRows(tx.activityLink, { activityId }, links)
}

/** Writes a story with all that belongs to it. */
export async function projectStory(tx: Tx, target: Target, story: StoryContent): Promise<void> {
  const { id: storyId, slug, version, at } = target
  const row = {
    slug,
    title: story.title,
    lede: story.lede,
    body: story.body,
    language: story.language,
    contentNote: story.contentNote ?? null,
    scope: story.scope,
    asOfMonth: story.asOf,
    asOfInferred: story.asOfInferred,
    pillars: story.pillars.map(underscored),
    activityId: story.activity ? await idOf(tx.activity, story.activity) : null,
    sourcePage: story.provenance?.page ?? null,
    provenanceNote: story.provenance?.note ?? null,
    version,
    updatedAt: at,
  }
  await tx.story.upsert({
    where: { id: storyId },
    create: { id: storyId, ...row, publishedAt: at },
    update: row,
  })
  const agencyId = await idsOf(agenciesOf(tx), [...story.agencies, ...story.mentions])
  const tellers = distinct(story.agencies.map(agencyId))
  const agencies = distinct([...tellers, ...story.mentions.map(agencyId)]).map((id, position) => ({
    agencyId: id,
    position,
    mentioned: position >= tellers.length,
  }))
  const measureId = await idsOf(tx.measure, story.measures)
  const measures = story.measures.map((measure) => ({ measureId: measureId(measure) }))
  const programmeId = await idsOf(tx.programme, story.programmes)
  const programmes = story.programmes.map((programme) => ({ programmeId: programmeId(programme) }))
  const countries = story.countries.map((iso3) => ({ iso3 }))
  const regions = story.regions.map((regionCode) => ({ regionCode }))
  const links = story.links.map((link, position) => ({ position, ...link }))
  await replaceRows(tx.storyAgency, { storyId }, agencies)
  await replaceRows(tx.storyMeasure, { storyId }, measures)
  await replaceRows(tx.storyCountry, { storyId }, countries)
  await replaceRows(tx.storyRegion, { storyId }, regions)
  await replaceRows(tx.storyProgramme, { storyId }, programmes)
  await replaceRows(tx.storyLink, { storyId }, links)
  await replaceResults(tx, { storyId }, slug, story.results, at)
  await replaceLegacyIds(tx, { storyId }, entryIdentifier(story.provenance))
  await copyFiles(tx, { storyId }, story.attachments, at)
}

/** Writes the sections of an agency's profile; its names and facts are not part of them. */
export async function projectProfile(tx: Tx, target: Target, { sections }: ProfileContent): Promise<void> {
  const agencyId = target.id
  const rows = sections.map((section) => ({
    kind: underscored(section.section),
    body: section.body,
    language: section.language,
    confirmedMonth: section.confirmed ?? null,
    provenanceNote: section.provenance?.note ?? null,
  }))
  await replaceRows(tx.profileSection, { agencyId }, rows)
  await tx.agency.update({ where: { id: agencyId }, data: { updatedAt: target.at } })
}

/** Writes a result that stands by itself under its programme. */
export async function projectProgrammeResult(
  tx: Tx,
  { id, slug, at }: Target,
  { programme, result }: ProgrammeResultContent,
): Promise<void> {
  await writeResult(tx, { id }, slug, { position: 0 }, { ...result, programme }, at)
}

/** Results keep their identifiers when the text around them changes; those no longer stated go. */
async function replaceResults(
  tx: Tx,
  stated: { activityId: string } | { storyId: string },
  parentSlug: string,
  results: ResultEntry[],
  at: Date,
): Promise<void> {
  const wanted = results.map(({ key }) => `${parentSlug}-${key}`)
  const slugs = await resultSlugs(tx, Object.values(stated)[0], wanted)
  await tx.result.deleteMany({ where: { ...stated, slug: { notIn: slugs } } })
  for (const [position, result] of results.entries()) {
    const slug = slugs[position] as string
    await writeResult(tx, { slug }, slug, { position, ...stated }, result, at)
  }
}

async function writeResult(
  tx: Tx,
  known: { id: string } | { slug: string },
  slug: string,
  place: Pick<Prisma.ResultUncheckedCreateInput, 'position' | 'activityId' | 'storyId'>,
  result: ResultEntry,
  at: Date,
): Promise<void> {
  const row = {
    qualifier: underscored(result.qualifier),
    value: result.value ?? null,
    valueTo: result.valueTo ?? null,
    unit: result.unit,
    counted: result.counted,
    printed: result.printed ?? null,
    pillar: result.pillar ? underscored(result.pillar) : null,
    fromMonth: result.from ?? null,
    asOfMonth: result.asOf,
    asOfInferred: result.asOfInferred,
    source: result.source,
    sourceUrl: result.sourceUrl ?? null,
    featured: result.featured,
    agencyId: result.agency ? await idOf(agenciesOf(tx), result.agency) : null,
    programmeId: result.programme ? await idOf(tx.programme, result.programme) : null,
    updatedAt: at,
    ...place,
  }
  const { id: resultId } = await tx.result.upsert({
    where: known,
    create: { ...known, slug, ...row },
    update: row,
  })
  const countries = result.countries.map((iso3) => ({ iso3 }))
  const regions = result.regions.map((regionCode) => ({ regionCode }))
  await replaceRows(tx.resultCountry, { resultId }, countries)
  await replaceRows(tx.resultRegion, { resultId }, regions)
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids)]
}
