import type { Place } from './activity-segment.ts'

/** The cursor that names a place in the list of activities. */
export function encodePlace({ endMonth, startMonth, number }: Place): string {
  return Buffer.from(`${endMonth}.${startMonth}.${number}`, 'utf8').toString('base64url')
}

/** The place that a cursor names, or null where it is none. */
export function decodePlace(cursor: string | undefined): Place | null {
  if (!cursor) return null
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, endMonth, startMonth, number] = /^(\d{4}-\d{2})\.(\d{4}-\d{2})\.(\d{1,10})$/.exec(text) ?? []
  return endMonth && startMonth && number ? { endMonth, startMonth, number: Number(number) } : null
}

/** The cursor that names an activity in a list by relevance. */
export function encodeNumber(number: number): string {
  return Buffer.from(`n${number}`, 'utf8').toString('base64url')
}

/** The activity that a cursor names, or null where it names none. */
export function decodeNumber(cursor: string | undefined): number | null {
  const [, number] = /^n(\d{1,10})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8')) ?? []
  return number === undefined ? null : Number(number)
}
