import type { ActivityFile, ResultEntry, StoryFile } from '../schema.ts'
import { entryIdentifier, idOf, idsOf, replaceLegacyIds, replaceRows, type Tx, underscored } from './rows.ts'

export async function writeActivity(tx: Tx, activity: ActivityFile): Promise<void> {
  const { slug } = activity
  const period = await tx.reportingPeriod.findUniqueOrThrow({
    where: { slug: `${activity.period.start}--${activity.period.end}` },
  })
  const row = {
    title: activity.title,
    excerpt: activity.excerpt,
    body: activity.body,
    language: activity.language,
    scope: activity.scope,
    periodId: period.id,
    startMonth: period.startMonth,
    endMonth: period.endMonth,
    periodInferred: activity.period.inferred,
    periodNote: activity.period.note ?? null,
    otherPartners: activity.otherPartners,
    sourcePage: activity.provenance.page,
    provenanceNote: activity.provenance.note ?? null,
    updatedAt: new Date(),
  }
  const { id: activityId } = await tx.activity.upsert({
    where: { slug },
    create: { slug, ...row },
    update: { ...row, version: { increment: 1 } },
  })
  await replaceParticipants(tx, activityId, activity)
  await replaceSubjects(tx, activityId, activity)
  await replaceResults(tx, { activityId }, slug, activity.results)
  const legacyIds = [...activity.legacyIds, ...entryIdentifier(activity.provenance)]
  await replaceLegacyIds(tx, { activityId }, legacyIds)
}

async function replaceParticipants(tx: Tx, activityId: string, activity: ActivityFile): Promise<void> {
  const { lead, partners, mentions } = activity
  const agencyId = await idsOf(tx.agency, [lead, ...partners, ...mentions])
  const agencies = [lead, ...partners].map((agency, position) => ({
    agencyId: agencyId(agency),
    role: position === 0 ? ('lead' as const) : ('partner' as const),
    position,
  }))
  const mentioned = mentions.map((agency) => ({ agencyId: agencyId(agency) }))
  await replaceRows(tx.activityAgency, { activityId }, agencies)
  await replaceRows(tx.activityMention, { activityId }, mentioned)
}

/** What the activity is about: kinds of work, places, mechanisms, programmes, and where to read on. */
async function replaceSubjects(tx: Tx, activityId: string, activity: ActivityFile): Promise<void> {
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

export async function writeStory(tx: Tx, story: StoryFile): Promise<void> {
  const { slug } = story
  const row = {
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
    sourcePage: story.provenance.page,
    provenanceNote: story.provenance.note ?? null,
    updatedAt: new Date(),
  }
  const { id: storyId } = await tx.story.upsert({
    where: { slug },
    create: { slug, ...row },
    update: { ...row, version: { increment: 1 } },
  })
  const agencyId = await idsOf(tx.agency, [...story.agencies, ...story.mentions])
  const agencies = [...story.agencies, ...story.mentions].map((agency, position) => ({
    agencyId: agencyId(agency),
    position,
    mentioned: position >= story.agencies.length,
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
  await replaceResults(tx, { storyId }, slug, story.results)
  await replaceLegacyIds(tx, { storyId }, entryIdentifier(story.provenance))
}

/** Results keep their identifiers when the text around them changes; those no longer stated go. */
async function replaceResults(
  tx: Tx,
  stated: { activityId: string } | { storyId: string },
  parentSlug: string,
  results: ResultEntry[],
): Promise<void> {
  const slugOf = (result: ResultEntry) => `${parentSlug}-${result.key}`
  await tx.result.deleteMany({ where: { ...stated, slug: { notIn: results.map(slugOf) } } })
  for (const [position, result] of results.entries()) {
    const slug = slugOf(result)
    const row = {
      position,
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
      agencyId: result.agency ? await idOf(tx.agency, result.agency) : null,
      programmeId: result.programme ? await idOf(tx.programme, result.programme) : null,
      updatedAt: new Date(),
      ...stated,
    }
    const { id: resultId } = await tx.result.upsert({
      where: { slug },
      create: { slug, ...row },
      update: row,
    })
    const countries = result.countries.map((iso3) => ({ iso3 }))
    const regions = result.regions.map((regionCode) => ({ regionCode }))
    await replaceRows(tx.resultCountry, { resultId }, countries)
    await replaceRows(tx.resultRegion, { resultId }, regions)
  }
}
