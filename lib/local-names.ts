/**
 * Names of the closed vocabularies in a language. The inventory holds them in English; a catalogue may
 * hold others under `names`, so that adding a language is adding its file.
 */
export type LocalNames = {
  /** By ISO 3166 alpha-3 code. */
  country?: Record<string, string>
  /** By M49 code. */
  region?: Record<string, string>
  /** By slug. */
  measure?: Record<string, { label: string; shortLabel: string }>
}

/**
 * The same data with countries, regions and measures by their names in the reader's language, wherever
 * they stand in it. They are known by their fields: `iso3`, a three-digit `code`, `shortLabel`. What has
 * no name in the language keeps its English one.
 */
export function withLocalNames<T>(data: T, names: LocalNames | undefined): T {
  return names ? (renamed(data, names) as T) : data
}

function renamed(value: unknown, names: LocalNames): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, names))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, field]) => [key, renamed(field, names)] as const)
  return { ...Object.fromEntries(fields), ...localNameOf(value, names) }
}

function localNameOf(value: object, names: LocalNames): object {
  if ('iso3' in value && 'name' in value) return nameFrom(names.country?.[String(value.iso3)])
  if ('code' in value && 'name' in value) return nameFrom(names.region?.[String(value.code)])
  if ('slug' in value && 'shortLabel' in value) return names.measure?.[String(value.slug)] ?? {}
  if ('measure' in value && 'name' in value)
    return nameFrom(names.measure?.[String(value.measure)]?.shortLabel)
  return {}
}

function nameFrom(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
}
