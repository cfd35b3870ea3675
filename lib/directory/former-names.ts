import { type Database, database } from '../database/client.ts'
import { comparable, type FormerNames, type FormerTarget } from '../former/location.ts'
import { log } from '../log.ts'

type Kept = { names: FormerNames; readAt: number; reading?: Promise<Kept> }

const keptNames = new WeakMap<Database, Kept>()
const firstReadings = new WeakMap<Database, Promise<Kept>>()

const standsMs = 60_000

/**
 * How the former inventory called what is here, as it was at most a minute ago: read again behind the back of who
 * asks. With `oldestMs` nobody gets anything older, and the caller waits where that must be read. Where the database
 * cannot be reached, what was read last stands; throws where there is nothing yet.
 */
export async function formerNames({ oldestMs }: { oldestMs?: number } = {}): Promise<FormerNames> {
  const client = database()
  const kept = keptNames.get(client) ?? (await firstReading(client))
  const age = Date.now() - kept.readAt
  if (age < (oldestMs ?? standsMs)) return kept.names
  const reading = readAgain(client, kept)
  return oldestMs === undefined ? kept.names : (await reading).names
}

function firstReading(client: Database): Promise<Kept> {
  const under = firstReadings.get(client)
  if (under) return under
  const reading = keep(client).finally(() => firstReadings.delete(client))
  firstReadings.set(client, reading)
  return reading
}

/** One reading at a time; a failed one is tried again when the next second has come. */
function readAgain(client: Database, kept: Kept): Promise<Kept> {
  kept.reading ??= keep(client).catch((error) => {
    log().warn({ err: error }, 'the names of the former inventory could not be read again')
    delete kept.reading
    return kept
  })
  return kept.reading
}

async function keep(client: Database): Promise<Kept> {
  // What changes while it is read may be missed: it counts as old as the beginning.
  const readAt = Date.now()
  const kept = { names: await read(client), readAt }
  keptNames.set(client, kept)
  return kept
}

const slugOnly = { select: { slug: true } } as const

async function read(client: Database): Promise<FormerNames> {
  const named = { acronym: true, name: true, slug: true } as const
  const [agencies, measures, identifiers] = await Promise.all([
    client.agency.findMany({ select: { ...named, names: { select: named } } }),
    client.measure.findMany({ select: { slug: true, label: true, shortLabel: true } }),
    client.legacyIdentifier.findMany({
      // Places on pages (`agency-unodc#3`) were no addresses; numbers of pages are kept beside them.
      where: { OR: [{ scheme: { not: 'entry' } }, { value: { startsWith: nodePrefix } }] },
      select: {
        ...{ scheme: true, value: true, agency: slugOnly, measure: slugOnly, period: slugOnly },
        ...{ activity: slugOnly, story: slugOnly, mechanism: slugOnly, programme: slugOnly },
      },
    }),
  ])
  const targets = identifiers.flatMap(({ scheme, value, ...things }) => {
    const target = targetOf(things)
    return target ? [{ scheme, value, target }] : []
  })
  const under = (...schemes: string[]) => targets.filter(({ scheme }) => schemes.includes(scheme))
  const slugsIn = (section: FormerTarget['section']) =>
    under('old_slug')
      .filter(({ target }) => target.section === section)
      .map(({ value, target }) => [value, target.slug] as const)
  return {
    agencySlugs: new Set(agencies.map(({ slug }) => slug)),
    terms: new Map(under('term').map(({ value, target }) => [value, target])),
    nodes: new Map(under('entry').map(({ value, target }) => [value.slice(nodePrefix.length), target])),
    guids: new Map(
      under('item_guid', 'agency_guid').map(({ value, target }) => [value.toUpperCase(), target]),
    ),
    agencies: byName([
      ...agencies.map(({ slug }) => [slug, slug] as const),
      ...slugsIn('agencies'),
      ...agencies.flatMap(({ slug, acronym, name, names }) => [
        [acronym, slug] as const,
        [name, slug] as const,
        ...names.flatMap((former) =>
          [former.slug ?? former.acronym, former.acronym, former.name].map(
            (called) => [called, slug] as const,
          ),
        ),
      ]),
    ]),
    measures: byName([
      ...measures.map(({ slug }) => [slug, slug] as const),
      ...slugsIn('measures'),
      ...measures.flatMap(({ slug, label, shortLabel }) => [
        [label, slug] as const,
        [shortLabel, slug] as const,
      ]),
    ]),
  }
}

/** A page of the former inventory whose number is known: `node/123`, under the scheme of entries. */
const nodePrefix = 'node/'

type Thing = { slug: string } | null

const sections = {
  agency: 'agencies',
  measure: 'measures',
  period: 'periods',
  activity: 'activities',
  story: 'stories',
  mechanism: 'mechanisms',
  programme: 'programmes',
} as const

function targetOf(things: Record<keyof typeof sections, Thing>): FormerTarget | null {
  for (const [kind, section] of Object.entries(sections) as [
    keyof typeof sections,
    FormerTarget['section'],
  ][]) {
    const thing = things[kind]
    if (thing) return { section, slug: thing.slug }
  }
  return null
}

/** The first that bears a name keeps it: addresses of today come before names of the past. */
function byName(pairs: (readonly [string, string])[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, slug] of pairs) {
    const key = comparable(name)
    if (key && !found.has(key)) found.set(key, slug)
  }
  return found
}
