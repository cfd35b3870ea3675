import type { ResultEntry } from '../publication/schema.ts'
import { isReservedSlug } from '../reserved-slugs.ts'
import type { Inventory, InventoryProblem, Kind, Sourced } from './files.ts'
import type { AgencyFile, PeriodFile } from './schema.ts'

type Reference = { kind: Kind; slug: string; file: string; field: string }
type Identifier = { scheme: string; value: string; file: string; field: string }
type Slugs = string | readonly string[] | undefined

/**
 * What is wrong between the files, each of which is right in itself: references to nothing, and slugs,
 * identifiers and result keys used twice. `defined` holds `kind/slug` of every file, also of those that
 * could not be read, so that one fault is not reported once per reference.
 */
export function findInconsistencies(
  inventory: Inventory,
  defined: ReadonlyMap<string, string>,
): InventoryProblem[] {
  return [
    ...unknownReferences(inventory, defined),
    ...circularParents(inventory),
    ...reservedSlugs(inventory),
    ...repeated(agencyAddresses(inventory.agencies, defined)),
    ...repeated(countryNumbers(inventory)),
    ...repeated(legacyIdentifiers(inventory)),
    ...repeated(resultAddresses(inventory)),
    ...overlappingNames(inventory.agencies),
  ]
}

/** The slug and file name of a period: its first and last month, for example `2009-10--2010-02`. */
export function periodSlug({ start, end }: Pick<PeriodFile, 'start' | 'end'>): string {
  return `${start}--${end}`
}

function unknownReferences(inventory: Inventory, defined: ReadonlyMap<string, string>): InventoryProblem[] {
  const formerNames = new Map(
    inventory.agencies.flatMap(({ slug, names }) => names.map((name) => [name.slug, slug] as const)),
  )
  return referencesOf(inventory).flatMap(({ kind, slug, file, field }) => {
    if (defined.has(`${kind}/${slug}`)) return []
    const present = kind === 'agencies' ? formerNames.get(slug) : undefined
    const where = kind === 'regions' || kind === 'countries' ? `${kind}.yaml` : `${kind}/`
    const message = present
      ? `Write "${present}": "${slug}" is a former name of it`
      : `Correct "${slug}", or define it: nothing in ${where} has this name`
    return [{ file, field, message }]
  })
}

function referencesOf(inventory: Inventory): Reference[] {
  const found: Reference[] = []
  const refer = (file: string, kind: Kind, field: string, slugs: Slugs) => {
    if (typeof slugs === 'string') found.push({ kind, slug: slugs, file, field })
    else
      slugs?.forEach((slug, index) => {
        found.push({ kind, slug, file, field: `${field}.${index}` })
      })
  }
  const referPlaces = (file: string, prefix: string, places: { countries: string[]; regions: string[] }) => {
    refer(file, 'countries', `${prefix}countries`, places.countries)
    refer(file, 'regions', `${prefix}regions`, places.regions)
  }
  const referResults = (file: string, results: ResultEntry[]) =>
    results.forEach((result, index) => {
      referPlaces(file, `results.${index}.`, result)
      refer(file, 'programmes', `results.${index}.programme`, result.programme)
      refer(file, 'agencies', `results.${index}.agency`, result.agency)
    })

  for (const { file, code, parent } of inventory.regions) refer(file, 'regions', `${code}.parent`, parent)
  for (const { file, iso3, region } of inventory.countries) refer(file, 'regions', `${iso3}.region`, region)
  for (const mechanism of inventory.mechanisms) {
    refer(mechanism.file, 'mechanisms', 'parent', mechanism.parent)
    mechanism.memberships.forEach(({ agency }, index) => {
      refer(mechanism.file, 'agencies', `memberships.${index}.agency`, agency)
    })
  }
  for (const programme of inventory.programmes) {
    refer(programme.file, 'agencies', 'initiative', programme.initiative)
    referPlaces(programme.file, '', programme)
    programme.agencies.forEach(({ agency }, index) => {
      refer(programme.file, 'agencies', `agencies.${index}.agency`, agency)
    })
  }
  for (const activity of inventory.activities) {
    const { file } = activity
    refer(file, 'periods', 'period', periodSlug(activity.period))
    refer(file, 'agencies', 'lead', activity.lead)
    refer(file, 'agencies', 'partners', activity.partners)
    refer(file, 'agencies', 'mentions', activity.mentions)
    activity.measures.forEach(({ measure }, index) => {
      refer(file, 'measures', `measures.${index}.measure`, measure)
    })
    referPlaces(file, '', activity)
    refer(file, 'mechanisms', 'mechanisms', activity.mechanisms)
    refer(file, 'programmes', 'programmes', activity.programmes)
    referResults(file, activity.results)
  }
  for (const story of inventory.stories) {
    const { file } = story
    refer(file, 'agencies', 'agencies', story.agencies)
    refer(file, 'agencies', 'mentions', story.mentions)
    refer(file, 'measures', 'measures', story.measures)
    referPlaces(file, '', story)
    refer(file, 'programmes', 'programmes', story.programmes)
    refer(file, 'activities', 'activity', story.activity)
    referResults(file, story.results)
  }
  return found
}

/** Whoever goes from a region or a mechanism to what is above it has to come to an end. */
function circularParents({ regions, mechanisms }: Inventory): InventoryProblem[] {
  return [
    ...inCircles(
      regions.map(({ file, code, parent }) => ({ file, key: code, parent, field: `${code}.parent` })),
    ),
    ...inCircles(mechanisms.map(({ file, slug, parent }) => ({ file, key: slug, parent, field: 'parent' }))),
  ]
}

type Below = { file: string; field: string; key: string; parent: string | undefined }

function inCircles(all: readonly Below[]): InventoryProblem[] {
  const parents = new Map(all.map(({ key, parent }) => [key, parent]))
  return all.flatMap(({ file, field, key, parent }) => {
    const above = new Set<string>()
    for (let next = parent; next !== undefined && !above.has(next); next = parents.get(next)) above.add(next)
    if (!above.has(key)) return []
    const message = `Name another parent or none: "${parent}" is itself beneath "${key}"`
    return [
      {
        file,
        field,
        message: parent === key ? `Name another parent or none: this is "${key}" itself` : message,
      },
    ]
  })
}

/** An activity called "map" would have no page: that address shows the map of all activities. */
function reservedSlugs({ activities, mechanisms }: Inventory): InventoryProblem[] {
  return Object.entries({ activities, mechanisms }).flatMap(([list, files]) =>
    files
      .filter(({ slug }) => isReservedSlug(list, slug))
      .map(({ file, slug }) => {
        const message = `Choose another name for the file: /${list}/${slug} is a page of the portal`
        return { file, field: '', message }
      }),
  )
}

/** Reports every identifier but the first of those that are the same within one scheme. */
function repeated(identifiers: readonly Identifier[]): InventoryProblem[] {
  const first = new Map<string, Identifier>()
  return identifiers.flatMap((identifier) => {
    const { scheme, value, file, field } = identifier
    const earlier = first.get(`${scheme} ${value}`)
    if (!earlier) {
      first.set(`${scheme} ${value}`, identifier)
      return []
    }
    const place = earlier.field ? `${earlier.field} of ${earlier.file}` : earlier.file
    return [
      { file, field, message: `Change or remove this ${scheme}: "${value}" stands already in ${place}` },
    ]
  })
}

/** Present slugs and those of former names: each is an address that leads to one agency. */
function agencyAddresses(
  agencies: readonly Sourced<AgencyFile>[],
  defined: ReadonlyMap<string, string>,
): Identifier[] {
  const present = [...defined].flatMap(([key, file]) => {
    const [kind, slug] = key.split('/')
    return kind === 'agencies' && slug ? [{ scheme: 'slug', value: slug, file, field: '' }] : []
  })
  const former = agencies.flatMap(({ file, names }) =>
    names.flatMap(({ slug }, index) =>
      slug ? [{ scheme: 'slug', value: slug, file, field: `names.${index}.slug` }] : [],
    ),
  )
  return [...present, ...former]
}

function countryNumbers({ countries }: Inventory): Identifier[] {
  return countries.map(({ file, iso3, m49 }) => ({
    scheme: 'M49 code',
    value: m49,
    file,
    field: `${iso3}.m49`,
  }))
}

/** Old addresses carry GUIDs with and without braces and hyphens and in any case: they are one. */
function legacyIdentifiers(inventory: Inventory): Identifier[] {
  const { measures, periods, agencies, mechanisms, activities } = inventory
  return [...measures, ...periods, ...agencies, ...mechanisms, ...activities].flatMap(({ file, legacyIds }) =>
    legacyIds.map(({ scheme, value }, index) => ({
      scheme,
      value: scheme.endsWith('guid') ? value.replaceAll(/[{}-]/g, '').toUpperCase() : value,
      file,
      field: `legacyIds.${index}.value`,
    })),
  )
}

/** A result's address is the slug of its file and its key: two files can come to the same one. */
function resultAddresses({ activities, stories }: Inventory): Identifier[] {
  return [...activities, ...stories].flatMap(({ file, slug, results }) =>
    results.map(({ key }, index) => ({
      scheme: 'result key',
      value: `${slug}-${key}`,
      file,
      field: `results.${index}.key`,
    })),
  )
}

/** One entity bears one name at a time; `until` is the year in which the next name begins. */
function overlappingNames(agencies: readonly Sourced<AgencyFile>[]): InventoryProblem[] {
  return agencies.flatMap(({ file, names }) => {
    const own = names.map((name, index) => ({ ...name, index })).filter(({ relation }) => relation === 'own')
    return own.flatMap(({ from = -Infinity, index }, position) => {
      const earlier = own.slice(0, position).find(({ until = Infinity }) => until > from)
      if (!earlier) return []
      const message = `Order the names from old to new and end "${earlier.acronym}" before this one begins`
      return [{ file, field: `names.${index}.from`, message }]
    })
  })
}
