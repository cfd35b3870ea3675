import { database } from '../database/client.ts'
import { vocabulary } from '../directory/vocabulary.ts'
import { locales } from '../locales.ts'
import { pillars, profileSectionKinds, qualifiers, scopes } from '../publication/schema.ts'
import type { OptionList } from './fields.ts'

/** One of the values that a field may have. Without a label its words are in the messages. */
export type Choice = { value: string; label?: string; depth?: number }

export type Choices = Record<OptionList, Choice[]>

/** Everything that can be chosen in the editor. `period` is the slug of the one that the text is of already. */
export async function choicesFor(
  { leadId, period }: { leadId: string; period?: string | undefined },
  now = new Date(),
): Promise<Choices> {
  const [words, open] = await Promise.all([vocabulary(), openPeriods(leadId, now)])
  const periods = words.periods.filter(({ slug }) => slug === period || open.has(slug))
  return {
    agencies: words.agencies.map(({ slug, acronym, name }) => ({
      value: slug,
      label: `${acronym} · ${name}`,
    })),
    countries: words.countries.map(({ iso3, name }) => ({ value: iso3, label: name })),
    regions: words.regions.map(({ code, name, depth }) => ({
      value: code,
      label: name,
      depth: Math.max(0, depth),
    })),
    measures: words.measures.map(({ slug, label }) => ({ value: slug, label })),
    mechanisms: words.mechanisms.map(({ slug, acronym, name }) => ({
      value: slug,
      label: acronym ? `${acronym} · ${name}` : name,
    })),
    programmes: words.programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    periods: periods.map(({ slug }) => ({ value: slug })),
    languages: plain(locales),
    pillars: plain(pillars),
    qualifiers: plain(qualifiers),
    scopes: plain(scopes),
    sections: plain(profileSectionKinds),
    units: (await unitsInUse()).map((unit) => ({ value: unit, label: unit })),
  }
}

function plain(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value }))
}

/** The periods that take reports of an agency now. */
async function openPeriods(agencyId: string, now: Date): Promise<Set<string>> {
  const open = await database().reportingRound.findMany({
    where: {
      opensAt: { lte: now },
      OR: [
        { closedAt: null },
        { closedAt: { gt: now } },
        { exceptions: { some: { agencyId, until: { gt: now } } } },
      ],
    },
    select: { period: { select: { slug: true } } },
  })
  return new Set(open.map(({ period }) => period.slug))
}

/** Units that results have already, the most frequent first. */
async function unitsInUse(limit = 30): Promise<string[]> {
  const units = await database().result.groupBy({
    by: ['unit'],
    _count: { unit: true },
    orderBy: { _count: { unit: 'desc' } },
    take: limit,
  })
  return units.map(({ unit }) => unit)
}
