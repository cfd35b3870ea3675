import { createHash } from 'node:crypto'

/**
 * The cursor of the next page: the place of the last row seen, and a checksum that ties it to its list, filters and
 * order. Nothing secret is in it; the checksum only tells a cursor that was cut, made up or carried over from
 * another list, which would otherwise quietly show the wrong rows.
 */
export function encodeCursor(list: string, place: string): string {
  return Buffer.from(`${checksum(list, place)}${place}`, 'utf8').toString('base64url')
}

/** The place that a cursor of this list names, or null where it is none. */
export function decodeCursor(list: string, cursor: string): string | null {
  if (!/^[\w-]{1,600}$/.test(cursor)) return null
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const place = text.slice(length)
  return isPlace.test(place) && text.slice(0, length) === checksum(list, place) ? place : null
}

/** Slugs, codes and places of the lists: anybody can make the checksum, and a NUL would fail in the database. */
const isPlace = /^[\w.-]{1,120}$/

const length = 10

function checksum(list: string, place: string): string {
  return createHash('sha256').update(`${list}\n${place}`).digest('base64url').slice(0, length)
}
