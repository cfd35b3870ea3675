import type { DocumentKind } from '../database/generated/client.ts'
import { damagedFigures, unstatedFigures } from './doubts/figures.ts'
import { marksWithoutNotes } from './doubts/footnotes.ts'
import { doubtfulLinks } from './doubts/links.ts'
import { identifyingDetails } from './doubts/person.ts'
import { type FieldText, textsOf } from './doubts/texts.ts'
import type { Draft } from './draft.ts'
import { type Lexicon, namedIn } from './named.ts'
import type { Requirement } from './requirements.ts'

/** What besides its text tells whether something is doubtful. */
export type Around = {
  /** The agency that leads. */
  lead: { slug: string; acronym: string; name: string }
  lexicon: Lexicon
  /** Links at which nothing was found when they were last looked at. */
  goneLinks: ReadonlySet<string>
}

/**
 * What ought to be looked at in a text before it is handed over, and can be gone past. Depends on nothing but what is
 * handed over; costs some steps for each character, whatever the text (OWASP ASVS 5.0, 1.3.12). What stands in the
 * way of handing over is in `requirements.ts`.
 */
export function doubtsIn(kind: DocumentKind, draft: Draft, around: Around): Requirement[] {
  const texts = textsOf(draft)
  const isName = (name: string) => namesSomething(name, around.lexicon)
  return [
    ...titleOfAgency(draft, around),
    ...identifyingDetails(texts, isName),
    ...damagedFigures(texts),
    ...unstatedFigures(draft, texts),
    ...marksWithoutNotes(texts),
    ...doubtfulLinks(draft, texts, around.goneLinks),
    ...untagged(draft, around, texts),
    ...withoutPlace(draft),
    ...withoutMeasure(kind, draft),
  ]
}

function namesSomething(name: string, { find }: Lexicon): boolean {
  return find(name).length > 0
}

/** A list shows the agency beside each title already. */
function titleOfAgency(draft: Draft, { lead }: Around): Requirement[] {
  if (!('title' in draft)) return []
  const title = ` ${draft.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const named = [lead.acronym, lead.name].find((name) =>
    title.includes(
      ` ${name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  )
  if (!named) return []
  return [{ severity: 'should', field: 'title', key: 'titleNamesAgency', data: { agency: named } }]
}

/** Countries and agencies that the text names and that no field does. */
function untagged(draft: Draft, { lead, lexicon }: Around, texts: readonly FieldText[]): Requirement[] {
  const named = namedIn(draft, lead.slug, lexicon, texts)
  const doubts: Requirement[] = []
  const add = (field: string, key: string, names: string[]) => {
    if (names.length > 0)
      doubts.push({ severity: 'should', field, key, data: { names: names.join(' · '), count: names.length } })
  }
  add(
    'countries',
    'countryNotNamed',
    named.countries.map(({ name }) => name),
  )
  add(
    'mentions',
    'agencyNotNamed',
    named.agencies.map(({ acronym }) => acronym),
  )
  return doubts
}

function withoutPlace(draft: Draft): Requirement[] {
  if (!('scope' in draft)) return []
  const { scope, countries, regions } = draft
  if (scope === 'national' && countries.length === 0)
    return [{ severity: 'should', field: 'countries', key: 'nationalWithoutCountry' }]
  if (scope === 'regional' && countries.length === 0 && regions.length === 0)
    return [{ severity: 'should', field: 'regions', key: 'regionalWithoutRegion' }]
  return []
}

/** Of an activity, a measure is demanded. */
function withoutMeasure(kind: DocumentKind, draft: Draft): Requirement[] {
  if (kind !== 'story' || !('measures' in draft) || draft.measures.length > 0) return []
  return [{ severity: 'should', field: 'measures', key: 'withoutMeasure' }]
}
