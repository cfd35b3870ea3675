import fc from 'fast-check'
import type { Database } from '../../lib/database/client.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'

/** An activity with all by which it can be filtered, as addresses write it. */
export type NaiveActivity = {
  number: number
  slug: string
  agencies: { slug: string; role: string }[]
  measures: string[]
  countries: string[]
  /** The regions that are named and those of its countries, with all regions around them. */
  regions: string[]
  period: string
  startMonth: string
  endMonth: string
  mechanisms: string[]
  programmes: string[]
  scope: string
  language: string
}

/** Every activity, to be filtered, sorted and counted one by one: what the queries are held against. */
export async function everyActivity(client: Database): Promise<NaiveActivity[]> {
  const region = { select: { code: true, ancestors: true } } as const
  const rows = await client.activity.findMany({
    include: {
      period: true,
      agencies: { include: { agency: true } },
      measures: { include: { measure: true } },
      countries: { include: { country: { include: { region } } } },
      regions: { include: { region } },
      mechanisms: { include: { mechanism: true } },
      programmes: { include: { programme: true } },
    },
  })
  return rows.map((row) => ({
    number: row.number,
    slug: row.slug,
    agencies: row.agencies.map(({ agency, role }) => ({ slug: agency.slug, role })),
    measures: row.measures.map(({ measure }) => measure.slug),
    countries: row.countries.map(({ iso3 }) => iso3.toLowerCase()),
    regions: [...row.regions, ...row.countries.map(({ country }) => country)].flatMap(
      ({ region: { code, ancestors } }) => [code, ...ancestors],
    ),
    period: row.period.slug,
    startMonth: row.startMonth,
    endMonth: row.endMonth,
    mechanisms: row.mechanisms.map(({ mechanism }) => mechanism.slug),
    programmes: row.programmes.map(({ programme }) => programme.slug),
    scope: row.scope,
    language: row.language,
  }))
}

/** Whether an activity has one of the values of each parameter; words are not looked at. */
export function matchesNaively(activity: NaiveActivity, filters: ActivityFilters): boolean {
  const one = (chosen: readonly string[] | undefined, own: string[]) =>
    !chosen?.length || own.some((value) => chosen.includes(value))
  const { agency, role, from, to } = filters
  return (
    activity.agencies.some((own) => one(agency, [own.slug]) && one(role, [own.role])) &&
    one(filters.measure, activity.measures) &&
    one(filters.country, activity.countries) &&
    one(filters.region, activity.regions) &&
    one(filters.period, [activity.period]) &&
    (!from?.[0] || activity.endMonth >= from[0]) &&
    (!to?.[0] || activity.startMonth <= to[0]) &&
    one(filters.mechanism, activity.mechanisms) &&
    one(filters.programme, activity.programmes) &&
    one(filters.scope, [activity.scope]) &&
    one(filters.language, [activity.language])
  )
}

/** The order of the list: by the last month, then the first, then the number. */
export function oldestFirst(a: NaiveActivity, b: NaiveActivity): number {
  const months = ({ endMonth, startMonth }: NaiveActivity) => `${endMonth} ${startMonth}`
  if (months(a) !== months(b)) return months(a) < months(b) ? -1 : 1
  return a.number - b.number
}

/** Up to two values for a few parameters, out of those that activities have, and now and then one that none has. */
export function anyFilters(activities: NaiveActivity[]): fc.Arbitrary<ActivityFilters> {
  const seldom = <T>(chosen: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: chosen })
  const someOf = (values: string[]) => {
    const value = fc.constantFrom(...new Set([...values, 'none']))
    return seldom(fc.uniqueArray(value, { minLength: 1, maxLength: 2 }))
  }
  const month = fc.constantFrom('2007-12', '2010-02', '2012-02', '2014-03', '2018-04', '2024-12')
  const chosen = fc.record({
    agency: someOf(activities.flatMap(({ agencies }) => agencies.map(({ slug }) => slug))),
    role: seldom(fc.constantFrom(['lead'], ['partner'], ['lead', 'partner'])),
    measure: someOf(activities.flatMap(({ measures }) => measures)),
    country: someOf(activities.flatMap(({ countries }) => countries)),
    region: someOf(activities.flatMap(({ regions }) => regions)),
    period: someOf(activities.map(({ period }) => period)),
    from: seldom(month.map((value) => [value])),
    to: seldom(month.map((value) => [value])),
    mechanism: someOf(activities.flatMap(({ mechanisms }) => mechanisms)),
    programme: someOf(activities.flatMap(({ programmes }) => programmes)),
    scope: seldom(fc.constantFrom(['global'], ['regional', 'national'])),
  })
  return chosen.map(
    (filters) =>
      Object.fromEntries(Object.entries(filters).filter(([, values]) => values)) as ActivityFilters,
  )
}
