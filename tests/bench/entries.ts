import type { Prisma, PrismaClient } from '../../lib/database/generated/client.ts'
import { refreshDocuments } from '../../lib/search/documents.ts'
import { copyEntries, withoutTextIndex } from './copies.ts'
import { generatedSlug } from './pages.ts'

type Random = () => number

/** Entries that are written in one transaction. */
const batchSize = 500
/** Entries that are written one by one; what goes beyond are copies of them. */
const mostWritten = 50_000

/**
 * Adds `count` published activities that are skewed as real ones are: a few agencies report most of them, some
 * countries and measures come up again and again, words have the frequencies of the inventory's own texts, and
 * bodies run from a paragraph to several pages. The same count gives the same entries. The first one lies in the
 * newest period. Statistics are refreshed, as the embedded database does not do so by itself.
 */
export async function generateEntries(
  client: PrismaClient,
  count: number,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const random = seeded(20_071_101)
  const source = await readSource(client)
  const written = Math.min(count, mostWritten)
  for (let done = 0; done < written; done += batchSize) {
    const numbers = Array.from({ length: Math.min(batchSize, written - done) }, (_, index) => done + index)
    const entries = numbers.map((number) => makeEntry(number, source, random))
    await write(client, entries)
    await refreshDocuments(client, [{ kind: 'activity', keys: entries.map(({ activity }) => activity.slug) }])
    onProgress(Math.min(done + batchSize, written))
  }
  if (count > written)
    await withoutTextIndex(client, async () => {
      const { _max } = await client.activity.aggregate({ _max: { number: true } })
      const to = _max.number ?? 0
      for (let done = written, round = 1; done < count; done += written, round += 1)
        await copyEntries(client, { from: to - written, to, count: count - done, round }, (copied) =>
          onProgress(done + copied),
        )
    })
  await client.$executeRaw`ANALYZE`
}

/** What entries are made of, the most frequent first. */
type Source = {
  agencies: string[]
  measures: string[]
  countries: string[]
  regions: string[]
  mechanisms: string[]
  programmes: string[]
  periods: { id: string; startMonth: string; endMonth: string }[]
  /** Every word of the inventory's texts, as often as it stands there. */
  words: string[]
}

async function readSource(client: PrismaClient): Promise<Source> {
  const byUse = { orderBy: { activities: { _count: 'desc' as const } } }
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  const texts = await client.activity.findMany({ select: { body: true }, orderBy: { slug: 'asc' } })
  return {
    agencies: await ids(
      client.agency.findMany({ select: { id: true }, orderBy: [byUse.orderBy, { slug: 'asc' }] }),
    ),
    measures: await ids(
      client.measure.findMany({ select: { id: true }, orderBy: [byUse.orderBy, { slug: 'asc' }] }),
    ),
    mechanisms: await ids(client.mechanism.findMany({ select: { id: true }, orderBy: { slug: 'asc' } })),
    programmes: await ids(client.programme.findMany({ select: { id: true }, orderBy: { slug: 'asc' } })),
    countries: (
      await client.country.findMany({ select: { iso3: true }, orderBy: [byUse.orderBy, { iso3: 'asc' }] })
    ).map(({ iso3 }) => iso3),
    regions: (await client.region.findMany({ select: { code: true }, orderBy: { code: 'asc' } })).map(
      ({ code }) => code,
    ),
    periods: await client.reportingPeriod.findMany({
      select: { id: true, startMonth: true, endMonth: true },
      orderBy: { endMonth: 'desc' },
    }),
    words: texts.flatMap(({ body }) => body.match(/\p{L}[\p{L}’'-]*/gu) ?? []),
  }
}

type Entry = {
  activity: Prisma.ActivityCreateManyInput
  agencies: Prisma.ActivityAgencyCreateManyInput[]
  measures: Prisma.ActivityMeasureCreateManyInput[]
  countries: Prisma.ActivityCountryCreateManyInput[]
  regions: Prisma.ActivityRegionCreateManyInput[]
  mechanisms: Prisma.ActivityMechanismCreateManyInput[]
  programmes: Prisma.ActivityProgrammeCreateManyInput[]
}

function makeEntry(number: number, source: Source, random: Random): Entry {
  const id = uuid(random)
  const period = source.periods[number === 0 ? 0 : Math.floor(random() * source.periods.length)]
  if (!period) throw new Error('There are no reporting periods to generate entries in.')
  const scope = random() < 0.6 ? 'national' : random() < 0.5 ? 'regional' : 'global'
  const title = sentence(source.words, 5 + Math.floor(random() * 6), random)
  const some = (values: string[], chance: number) =>
    random() < chance ? distinct(values, 1, 1.2, random) : []
  return {
    activity: {
      id,
      slug: `${generatedSlug}${number}`,
      title: cut(title, 90),
      excerpt: cut(`${sentence(source.words, 15 + Math.floor(random() * 20), random)}.`, 320),
      body: body(number, source.words, random),
      language: 'en',
      scope,
      periodId: period.id,
      startMonth: period.startMonth,
      endMonth: period.endMonth,
    },
    agencies: distinct(source.agencies, few(random, 5), 1.1, random).map((agencyId, position) => ({
      activityId: id,
      agencyId,
      position,
      role: position === 0 ? 'lead' : 'partner',
    })),
    measures: distinct(source.measures, few(random, 3), 0.8, random).map((measureId, position) => ({
      activityId: id,
      measureId,
      position,
    })),
    countries:
      scope === 'national'
        ? distinct(source.countries, few(random, 6), 0.9, random).map((iso3) => ({ activityId: id, iso3 }))
        : [],
    regions: (scope === 'regional' ? distinct(source.regions, 1, 0.5, random) : []).map((regionCode) => ({
      activityId: id,
      regionCode,
    })),
    mechanisms: some(source.mechanisms, 0.15).map((mechanismId) => ({ activityId: id, mechanismId })),
    programmes: some(source.programmes, 0.1).map((programmeId) => ({ activityId: id, programmeId })),
  }
}

/** Half of all bodies have up to 200 words, one in twenty more than 800; each has one word of its own. */
function body(number: number, words: string[], random: Random): string {
  const length = Math.min(3000, Math.round(200 * Math.exp(normal(random) * 0.85)))
  const paragraphs: string[] = [
    `Reference ${number.toString(36)}-${Math.floor(random() * 1e6).toString(36)}.`,
  ]
  for (let left = length; left > 0; ) {
    const sentences = Array.from(
      { length: 3 + Math.floor(random() * 4) },
      () => `${sentence(words, 8 + Math.floor(random() * 22), random)}.`,
    )
    const paragraph = sentences.join(' ')
    left -= paragraph.split(' ').length
    paragraphs.push(paragraph)
  }
  return paragraphs.join('\n\n')
}

function sentence(words: string[], length: number, random: Random): string {
  const chosen = Array.from({ length }, () => words[Math.floor(random() * words.length)])
  const text = chosen.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Different values, the earlier ones likelier: the n-th by 1/n to the power of `skew` (Zipf's law). */
function distinct(values: string[], count: number, skew: number, random: Random): string[] {
  const chosen = new Set<string>()
  const weights = values.map((_, rank) => (rank + 1) ** -skew)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  while (chosen.size < Math.min(count, values.length)) {
    let left = random() * total
    const index = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    const value = values[index]
    if (value !== undefined) chosen.add(value)
  }
  return [...chosen]
}

/** Mostly one, rarely the most. */
function few(random: Random, most: number): number {
  return 1 + Math.floor(random() ** 3 * most)
}

async function write(client: PrismaClient, entries: Entry[]): Promise<void> {
  await client.$transaction(
    async (tx) => {
      await tx.activity.createMany({ data: entries.map(({ activity }) => activity) })
      await tx.activityAgency.createMany({ data: entries.flatMap(({ agencies }) => agencies) })
      await tx.activityMeasure.createMany({ data: entries.flatMap(({ measures }) => measures) })
      await tx.activityCountry.createMany({ data: entries.flatMap(({ countries }) => countries) })
      await tx.activityRegion.createMany({ data: entries.flatMap(({ regions }) => regions) })
      await tx.activityMechanism.createMany({ data: entries.flatMap(({ mechanisms }) => mechanisms) })
      await tx.activityProgramme.createMany({ data: entries.flatMap(({ programmes }) => programmes) })
    },
    { timeout: 60_000 },
  )
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, text.lastIndexOf(' ', most))
}

/** mulberry32: small, fast and the same everywhere. */
function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number of the normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A version 8 UUID (RFC 9562, 5.8) of the generator's own numbers. */
function uuid(random: Random): string {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-8${hex(3)}-${'89ab'[Math.floor(random() * 4)]}${hex(3)}-${hex(12)}`
}
