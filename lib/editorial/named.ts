import { database } from '../database/client.ts'
import { type Name, type NameFinder, nameFinder } from '../inventory/names-in-text.ts'
import { locales } from '../locales.ts'
import { type FieldText, textsOf } from './doubts/texts.ts'
import type { Draft } from './draft.ts'

export type KnownCountry = { iso3: string; m49: string; name: string; alsoKnownAs: string[] }
export type KnownAgency = {
  slug: string
  acronym: string
  name: string
  /** Former names, and those of predecessors. */
  names: { name: string; acronym: string }[]
}

/** Names by which texts call countries and agencies, made ready to be looked for. */
export type Lexicon = {
  find: NameFinder
  countries: ReadonlyMap<string, KnownCountry>
  agencies: ReadonlyMap<string, KnownAgency>
}

/** What a text names, and its fields do not. */
export type Named = {
  countries: { iso3: string; name: string }[]
  agencies: { slug: string; acronym: string; name: string }[]
}

/** The names as they are now. */
export async function findLexicon(): Promise<Lexicon> {
  const [countries, agencies] = await Promise.all([
    database().country.findMany({
      select: { iso3: true, m49: true, name: true, alsoKnownAs: true },
      orderBy: { iso3: 'asc' },
    }),
    database().agency.findMany({
      select: {
        slug: true,
        acronym: true,
        name: true,
        names: { select: { name: true, acronym: true }, orderBy: { position: 'asc' } },
      },
      orderBy: { slug: 'asc' },
    }),
  ])
  return keptLexicon(countries, agencies)
}

/** Making one ready takes longer than reading a text with it, and names hardly ever change. */
let kept: { key: string; lexicon: Lexicon } | undefined

function keptLexicon(countries: KnownCountry[], agencies: KnownAgency[]): Lexicon {
  const key = JSON.stringify([countries, agencies])
  if (kept?.key !== key) kept = { key, lexicon: makeLexicon(countries, agencies) }
  return kept.lexicon
}

/** Countries are known by their names in the six languages as well. */
export function makeLexicon(countries: readonly KnownCountry[], agencies: readonly KnownAgency[]): Lexicon {
  const find = nameFinder(
    countries.map(({ iso3, m49, name, alsoKnownAs }) => ({
      iso3,
      names: [name, ...alsoKnownAs, ...namesInLanguages(m49)],
    })),
    agencies.map(({ slug, name, acronym, names }) => ({ slug, names: [{ name, acronym }, ...names] })),
  )
  return {
    find,
    countries: new Map(countries.map((country) => [country.iso3, country])),
    agencies: new Map(agencies.map((agency) => [agency.slug, agency])),
  }
}

const regionNames = locales.map((locale) => new Intl.DisplayNames([locale], { type: 'region' }))

/** First names that are countries in another language. */
const ambiguous = new Set(['Maurice', 'Dominique'])

function namesInLanguages(m49: string): string[] {
  // Unicode knows the two letters of a country by its number.
  const [canonical = ''] = Intl.getCanonicalLocales(`und-${m49}`)
  const region = canonical.slice('und-'.length)
  if (!/^[A-Z]{2}$/.test(region)) return []
  return regionNames
    .map((names) => names.of(region) ?? '')
    .filter((name) => name !== '' && name !== region && !ambiguous.has(name))
}

/** Countries and agencies that a text names and its fields do not: to be confirmed, one by one. */
export function namedIn(
  draft: Draft,
  lead: string,
  lexicon: Lexicon,
  texts: readonly FieldText[] = textsOf(draft),
): Named {
  if (!('countries' in draft)) return { countries: [], agencies: [] }
  const tagged = new Set(agenciesOf(draft, lead))
  const named: Name[] = texts
    .filter(({ field }) => ['title', 'excerpt', 'lede', 'body'].includes(field))
    .flatMap(({ words }) => lexicon.find(words))
  const iso3s = new Set<string>()
  const slugs = new Set<string>()
  for (const { countries, agencies } of named) {
    // A name that may mean several things is answered by any of them.
    if (![...countries].some((iso3) => draft.countries.includes(iso3)))
      for (const iso3 of countries) iso3s.add(iso3)
    if (![...agencies].some((slug) => tagged.has(slug))) for (const slug of agencies) slugs.add(slug)
  }
  return {
    countries: [...iso3s].flatMap((iso3) => {
      const country = lexicon.countries.get(iso3)
      return country ? [{ iso3, name: country.name }] : []
    }),
    agencies: [...slugs].flatMap((slug) => {
      const agency = lexicon.agencies.get(slug)
      return agency ? [{ slug, acronym: agency.acronym, name: agency.name }] : []
    }),
  }
}

/** Those that a text tags in any way; mechanisms and programmes often have the slug of the entity that runs them. */
function agenciesOf(draft: Draft, lead: string): string[] {
  const lists = draft as unknown as Partial<Record<string, string[]>>
  return [
    lead,
    ...['partners', 'agencies', 'mentions', 'mechanisms', 'programmes'].flatMap(
      (field) => lists[field] ?? [],
    ),
  ]
}
