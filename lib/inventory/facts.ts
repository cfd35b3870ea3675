import type { Inventory, InventoryProblem, Sourced } from './files.ts'
import { type Name, type NameFinder, nameFinder } from './names-in-text.ts'
import { numbersIn } from './numbers-in-text.ts'
import type { ActivityFile, StoryFile } from './schema.ts'

type Entry = Sourced<ActivityFile> | Sourced<StoryFile>
type Text = { field: string; text: string }
type SourceFacts = { numbers: Set<string>; damaged: Set<string>; label: string; missing?: string }

const titleLimit = 90

/**
 * Holds the texts of activities and stories against the facts that the inventory records beside them:
 * every number must stand in the source entry or in a result of the file, no damaged figure may be used,
 * every country and agency named must be tagged, and titles must be short. Returns what is wrong, and
 * what to do about it, per file and field.
 */
export function checkFacts(inventory: Inventory): InventoryProblem[] {
  const findNames = finderOf(inventory)
  return [...inventory.activities, ...inventory.stories].flatMap((entry) => {
    const source = sourceFacts(inventory, entry)
    return [
      ...(source.missing ? [{ file: entry.file, field: 'provenance', message: source.missing }] : []),
      ...textsOf(entry).flatMap(({ field, text }) => {
        const plain = plainText(text)
        return [...unknownNumbers(entry, plain, source), ...untagged(entry, findNames(plain), inventory)].map(
          (message) => ({ file: entry.file, field, message }),
        )
      }),
      ...damagedResults(entry, source),
      ...longTitle(entry),
    ]
  })
}

/** What the entry of the former inventory states; of the whole page where the file names no entry. */
function sourceFacts(inventory: Inventory, { provenance }: Entry): SourceFacts {
  const { page, entry } = provenance
  const label = entry === undefined ? `page ${page}` : `entry ${entry} of ${page}`
  const pageFacts = inventory.sources.find((source) => source.page === page)
  const found = pageFacts?.entries.filter((facts) => entry === undefined || facts.entry === entry) ?? []
  const damaged = new Set(found.flatMap((facts) => facts.damaged))
  const printed = found.flatMap((facts) => facts.numbers)
  const numbers = new Set(printed.flatMap((number) => numbersIn(number).map(({ value }) => value)))
  const missing = `Correct the page and the entry, or record ${label} in sources/${page}.yaml: it is not there`
  return { numbers, damaged, label, ...(found.length === 0 && { missing }) }
}

function textsOf(entry: Entry): Text[] {
  return [
    { field: 'title', text: entry.title },
    'excerpt' in entry ? { field: 'excerpt', text: entry.excerpt } : { field: 'lede', text: entry.lede },
    { field: 'body', text: entry.body },
  ]
}

/** The words that a reader sees: without addresses and the numbers of list items. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/^\s*\d+[.)]\s/gm, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
}

function unknownNumbers(entry: Entry, text: string, source: SourceFacts): string[] {
  const results = entry.results.flatMap(({ value, valueTo }) => [value, valueTo])
  const known = new Set([...source.numbers, ...results.map(String)])
  const unreadable = new Set(entry.results.map(({ printed }) => printed))
  return numbersIn(text).flatMap(({ written, value, quoted }) => {
    if (source.damaged.has(written)) {
      const isQuotation = quoted && unreadable.has(written)
      const message = `Remove the number "${written}", or quote it beside an unreadable result: it is damaged in ${source.label}`
      return isQuotation ? [] : [message]
    }
    const message = `Correct or remove the number "${written}", or record it as a result: ${source.label} does not hold it`
    return known.has(value) ? [] : [message]
  })
}

/** Countries and agencies that a text names and that the fields of its file do not. */
function untagged(entry: Entry, names: readonly Name[], inventory: Inventory): string[] {
  const isActivity = 'lead' in entry
  const agencies = isActivity ? [entry.lead, ...entry.partners] : entry.agencies
  const tagged = new Set([...agencies, ...entry.mentions])
  const linked = isActivity ? entry.mechanisms : []
  // The Trust Fund and UN Action are entities and mechanisms at once: a link to either will do.
  const mechanismNames = new Set(
    inventory.mechanisms
      .filter(({ slug }) => linked.includes(slug))
      .flatMap(({ slug, name, acronym }) => [slug, name, acronym]),
  )
  const namesOfAgency = (slug: string) => {
    const agency = inventory.agencies.find((candidate) => candidate.slug === slug)
    return [slug, agency?.name, agency?.acronym, ...(agency?.names.flatMap((n) => [n.name, n.acronym]) ?? [])]
  }
  const isLinked = (slug: string) => namesOfAgency(slug).some((name) => name && mechanismNames.has(name))
  const field = isActivity ? 'partners or mentions' : 'agencies or mentions'

  return names.flatMap(({ name, countries, agencies: slugs }) => {
    const missing: string[] = []
    if (countries.size > 0 && ![...countries].some((iso3) => entry.countries.includes(iso3)))
      missing.push(`Add ${[...countries].join(' or ')} to countries: the text names "${name}"`)
    if (slugs.size > 0 && ![...slugs].some((slug) => tagged.has(slug) || isLinked(slug)))
      missing.push(`Add ${[...slugs].join(' or ')} to ${field}: the text names "${name}"`)
    return missing
  })
}

function finderOf({ countries, agencies }: Inventory): NameFinder {
  return nameFinder(
    countries.map(({ iso3, name, alsoKnownAs }) => ({ iso3, names: [name, ...alsoKnownAs] })),
    agencies.map(({ slug, name, acronym, names }) => ({ slug, names: [{ name, acronym }, ...names] })),
  )
}

function damagedResults(entry: Entry, { damaged, label }: SourceFacts): InventoryProblem[] {
  return entry.results.flatMap(({ qualifier, value, valueTo, counted, printed }, index) => {
    if (qualifier === 'unreadable') return []
    const texts = numbersIn(`${counted} ${printed ?? ''}`).map(({ written }) => written)
    const used = [...damaged].find(
      (figure) => texts.includes(figure) || [value, valueTo].includes(Number(figure)),
    )
    const message = `Set the qualifier to "unreadable": ${label} prints "${used}", which is damaged`
    return used === undefined ? [] : [{ file: entry.file, field: `results.${index}.value`, message }]
  })
}

function longTitle({ file, title }: Entry): InventoryProblem[] {
  const length = [...title].length
  const message = `Shorten the title to ${titleLimit} characters at most (it has ${length})`
  return length > titleLimit ? [{ file, field: 'title', message }] : []
}
