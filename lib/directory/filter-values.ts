import type { FilterProblem } from '../search/params.ts'
import { type Vocabulary, vocabulary } from './vocabulary.ts'

/**
 * A chosen value with the name by which people know it. Months, words and codes name themselves. Values of
 * the vocabularies carry what `withLocalNames` knows them by.
 */
export type NamedValue = { value: string; name: string; iso3?: string; code?: string; measure?: string }

type AnyFilters = Record<string, readonly string[]>

/**
 * Looks up what the values of filters stand for. Those that name nothing come back as problems and are
 * taken out of the filters; a former address of an agency becomes that of today.
 */
export async function resolveFilters<F extends AnyFilters>(
  filters: F,
): Promise<{ filters: F; names: { [P in keyof F]?: NamedValue[] }; problems: FilterProblem[] }> {
  const known = await vocabulary()
  const resolved: Record<string, readonly string[]> = { ...filters }
  const names: Record<string, NamedValue[]> = {}
  const problems: FilterProblem[] = []
  for (const [parameter, find] of Object.entries(finders)) {
    const found = new Map<string, NamedValue>()
    for (const value of filters[parameter] ?? []) {
      const named = find(known, value)
      if (named) found.set(named.value, named)
      else problems.push({ parameter, value })
    }
    if (!filters[parameter]?.length) continue
    names[parameter] = [...found.values()]
    resolved[parameter] = [...found.keys()]
  }
  return { filters: resolved as F, names: names as { [P in keyof F]?: NamedValue[] }, problems }
}

type Find = (known: Vocabulary, value: string) => NamedValue | undefined

const finders: Record<string, Find> = {
  agency: ({ agencies }, value) => {
    const agency =
      agencies.find(({ slug }) => slug === value) ??
      agencies.find(({ formerSlugs }) => formerSlugs.includes(value))
    return agency && { value: agency.slug, name: agency.acronym }
  },
  measure: ({ measures }, value) => {
    const measure = measures.find(({ slug }) => slug === value)
    return measure && { value, name: measure.shortLabel, measure: value }
  },
  country: ({ countries }, value) => {
    const country = countries.find(({ iso3 }) => iso3.toLowerCase() === value)
    return country && { value, name: country.name, iso3: country.iso3 }
  },
  region: ({ regions }, value) => {
    const region = regions.find(({ code }) => code === value)
    return region && { value, name: region.name, code: value }
  },
  // The page writes the span out in the reader's language.
  period: ({ periods }, value) =>
    periods.some(({ slug }) => slug === value) ? { value, name: value } : undefined,
  mechanism: ({ mechanisms }, value) => {
    const mechanism = mechanisms.find(({ slug }) => slug === value)
    return mechanism && { value, name: mechanism.acronym ?? mechanism.name }
  },
  programme: ({ programmes }, value) => {
    const programme = programmes.find(({ slug }) => slug === value)
    return programme && { value, name: programme.name }
  },
}
