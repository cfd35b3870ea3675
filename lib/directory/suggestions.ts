import { database } from '../database/client.ts'
import { atOneMoment } from '../search/current-index.ts'
import { folded } from '../search/query.ts'
import { countActivityFacets } from './facets.ts'
import { heldNames } from './held.ts'
import { titlesWith } from './titles.ts'

/** Something that a search may mean, with the address of its page without language. */
export type Suggestion = {
  kind: 'agency' | 'country' | 'measure' | 'mechanism' | 'programme' | 'activity' | 'story'
  label: string
  path: string
}

type Entry = Suggestion & {
  /** Every name by which it may be looked for, folded. */
  names: string[]
  /** In how many activities it was when the names were read: what much is known of comes first. */
  uses: number
}

const mostSuggestions = 8
/** Titles among them; names come first, and there are more names that readers have in mind. */
const mostTitles = 3

/**
 * What a search may mean while it is being typed: things of which a name, present or former, begins so, and then
 * those in which a later word does; after them some activities and stories with such words in their titles. At least
 * two letters, or none are given.
 */
export async function suggest(text: string): Promise<Suggestion[]> {
  const typed = folded(text).replace(/\s+/g, ' ').trim()
  if (typed.length < 2) return []
  const [entries, titles] = await atOneMoment(() =>
    Promise.all([currentEntries(), titlesWith(typed, mostTitles)]),
  )
  const ranked = entries.flatMap((entry) => {
    const rank = Math.min(...entry.names.map((name) => rankOf(name, typed)))
    return rank < none ? [{ entry, rank }] : []
  })
  const names = ranked
    .sort(
      (a, b) => a.rank - b.rank || b.entry.uses - a.entry.uses || a.entry.label.length - b.entry.label.length,
    )
    .slice(0, mostSuggestions - titles.length)
    .map(({ entry: { kind, label, path } }) => ({ kind, label, path }))
  return [
    ...names,
    ...titles.map(({ kind, slug, title }) => ({ kind, label: title, path: `${places[kind]}/${slug}` })),
  ]
}

const places = { activity: '/activities', story: '/stories' }

const none = 9

function rankOf(name: string, typed: string): number {
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  return name.includes(` ${typed}`) || name.includes(`-${typed}`) ? 2 : none
}

const currentEntries = heldNames('suggestions', read)

async function read(): Promise<Entry[]> {
  const db = database()
  const [facets, agencies, countries, measures, mechanisms, programmes] = await Promise.all([
    countActivityFacets({}),
    db.agency.findMany({
      select: { slug: true, acronym: true, name: true, names: { select: { acronym: true, name: true } } },
    }),
    db.country.findMany({ select: { iso3: true, name: true, alsoKnownAs: true } }),
    db.measure.findMany({ select: { slug: true, label: true, shortLabel: true } }),
    db.mechanism.findMany({ select: { slug: true, acronym: true, name: true } }),
    db.programme.findMany({ select: { slug: true, name: true } }),
  ])
  const usesOf = (counted: { value: { slug: string }; count: number }[]) => {
    const counts = new Map(counted.map(({ value, count }) => [value.slug, count]))
    return (slug: string) => counts.get(slug) ?? 0
  }
  const inAgencies = usesOf(facets.agencies)
  const inMeasures = usesOf(facets.measures)
  const inMechanisms = usesOf(facets.mechanisms)
  const inProgrammes = usesOf(facets.programmes)
  const inCountries = new Map(facets.countries.map(({ value, count }) => [value.iso3, count]))
  return [
    ...agencies.map(({ slug, acronym, name, names }) =>
      entry(
        'agency',
        acronym === name ? name : `${acronym} – ${name}`,
        `/agencies/${slug}`,
        inAgencies(slug),
        [
          acronym,
          // As many write it: UNWOMEN.
          acronym.replace(/[ -]/g, ''),
          name,
          ...names.flatMap((former) => [former.acronym, former.name]),
        ],
      ),
    ),
    ...countries.map(({ iso3, name, alsoKnownAs }) =>
      entry('country', name, `/countries/${iso3.toLowerCase()}`, inCountries.get(iso3) ?? 0, [
        name,
        ...alsoKnownAs,
      ]),
    ),
    ...measures.map(({ slug, label, shortLabel }) =>
      entry('measure', label, `/measures/${slug}`, inMeasures(slug), [label, shortLabel]),
    ),
    ...mechanisms.map(({ slug, acronym, name }) =>
      entry('mechanism', acronym ? `${acronym} – ${name}` : name, `/mechanisms/${slug}`, inMechanisms(slug), [
        acronym ?? '',
        name,
      ]),
    ),
    ...programmes.map(({ slug, name }) =>
      entry('programme', name, `/programmes/${slug}`, inProgrammes(slug), [name]),
    ),
  ]
}

function entry(kind: Suggestion['kind'], label: string, path: string, uses: number, names: string[]): Entry {
  return { kind, label, path, uses, names: names.filter(Boolean).map(folded) }
}
