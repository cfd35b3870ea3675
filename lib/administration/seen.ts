import { canonicalJson } from '../canonical-json.ts'

/** What of a record can be changed at the desk, field by field; times as texts. */
export type Shown = Record<string, unknown>

/** A field that is another than it was when the form was shown. */
export type Difference = { field: string; now: unknown }

/**
 * A form carries what it was made from, and whoever sends it says so what they saw: the record as text, empty where
 * there was none yet.
 */
export function seenText(record: Shown | null): string {
  return record ? canonicalJson(record) : ''
}

/**
 * In what a record differs from what somebody saw of it: nothing where it is the same. Null where what they saw cannot
 * be read.
 */
export function differencesSince(seen: string | undefined, record: Shown | null): Difference[] | null {
  const before = readSeen(seen)
  if (!before) return null
  const now = record ?? {}
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return fields
    .filter((field) => canonicalJson(before[field] ?? null) !== canonicalJson(now[field] ?? null))
    .map((field) => ({ field, now: now[field] ?? null }))
}

function readSeen(seen: string | undefined): Shown | null {
  if (seen === undefined) return null
  if (seen === '') return {}
  try {
    const read: unknown = JSON.parse(seen)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Shown) : null
  } catch {
    return null
  }
}
