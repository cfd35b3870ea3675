import type { Kind, ModelText } from './model-facts.ts'
import type { Random } from './random.ts'

/** Titles are few, so that addresses would meet. */
const titles = ['Training', 'Training 2', 'Training of judges', 'Shelters opened', 'Étude sur les refuges']
let count = 0

/** A text nobody wrote before; every now and then one that cannot be handed over. */
export function newText(
  kind: Kind,
  random: Random,
  given: { lead: string; leadName: string; agencies: readonly string[]; periods: readonly string[] },
): ModelText {
  count += 1
  const mark = `Text ${count}.`
  const hasPartners = kind === 'activity' || kind === 'story'
  const others = given.agencies.filter((agency) => agency !== given.lead)
  const title = { activity: random.oneOf(titles), story: random.oneOf(titles), programme_result: mark }
  return {
    mark,
    title: kind === 'agency_profile' ? given.leadName : title[kind],
    partners: hasPartners && random.chance(0.6) ? random.someOf(others) : [],
    period: kind === 'activity' ? ((random.chance(0.9) ? given.periods[0] : given.periods[1]) ?? '') : null,
    incomplete: random.chance(0.1),
  }
}

/** Whether the model knows all of a text, so that it can be sent again as it is. */
export function wasMadeHere({ mark }: ModelText): boolean {
  return /^Text \d+\.$/.test(mark)
}

/** The text as the editor would send it. */
export function contentOf(kind: Kind, lead: string, text: ModelText): Record<string, unknown> {
  const { mark, title, partners, period, incomplete } = text
  const [start, end] = (period ?? '').split('--')
  if (kind === 'activity')
    return {
      title,
      excerpt: `In short: ${mark}`,
      body: mark,
      scope: 'national',
      period: { start, end },
      partners,
      measures: incomplete ? [] : [{ measure: 'training' }, { measure: 'data', inferred: true }],
      countries: ['KEN', 'UGA'],
      mentions: ['who'],
      links: [{ label: 'Report', url: 'https://example.org/report' }],
      results: [resultOf(mark)],
    }
  if (kind === 'story')
    return {
      title,
      lede: incomplete ? '' : `In short: ${mark}`,
      body: mark,
      scope: 'global',
      asOf: '2026-03',
      agencies: [lead, ...partners],
      measures: ['services'],
      results: [resultOf(mark)],
    }
  if (kind === 'agency_profile')
    return {
      sections: [
        { section: 'background', body: mark },
        { section: 'resources', body: incomplete ? '' : `More: ${mark}`, confirmed: '2026-02' },
      ],
    }
  return {
    programme: 'spotlight-uganda',
    result: { ...resultOf(mark), counted: mark, unit: incomplete ? '' : 'people' },
  }
}

const resultOf = (mark: string) => ({
  key: 'people',
  qualifier: 'exactly',
  value: Number(/\d+/.exec(mark)?.[0] ?? 0),
  unit: 'people',
  counted: `people: ${mark}`,
  countries: ['KEN'],
  asOf: '2026-03',
  source: 'Report of 2026',
})

/** What a text is known by. */
export function markOf(kind: Kind, content: unknown): string {
  const { body, sections, result } = content as {
    body?: string
    sections?: { body: string }[]
    result?: { counted: string }
  }
  const marks: Record<Kind, string | undefined> = {
    activity: body,
    story: body,
    agency_profile: sections?.[0]?.body ?? '',
    programme_result: result?.counted,
  }
  return marks[kind] ?? ''
}
