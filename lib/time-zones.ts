/**
 * Time zones in which deadlines and times of publication are stated: UTC and the seats of entities of the United
 * Nations, from west to east. Their names are in the messages (`timeZones`).
 */
export const timeZones = [
  'UTC',
  'America/Santiago',
  'America/New_York',
  'Europe/London',
  'Europe/Paris',
  'Europe/Zurich',
  'Europe/Rome',
  'Europe/Vienna',
  'Asia/Beirut',
  'Africa/Nairobi',
  'Africa/Addis_Ababa',
  'Asia/Bangkok',
  'Asia/Tokyo',
] as const

export type TimeZone = (typeof timeZones)[number]

/** A time as people state it: `2027-06-30`, `23:59`, and where. */
export type LocalTime = { date: string; time: string; timeZone: TimeZone }

export function isTimeZone(text: string): text is TimeZone {
  return (timeZones as readonly string[]).includes(text)
}

/**
 * The moment that is meant, or null where there is none: no such day, or an hour that is left out when the clocks are
 * put forward. Of an hour that comes twice it is the first.
 */
export function momentOf({ date, time, timeZone }: LocalTime): Date | null {
  const stated = Date.parse(`${date}T${time}Z`)
  // Of 30 February JavaScript makes 2 March.
  if (Number.isNaN(stated) || new Date(stated).toISOString().slice(0, 16) !== `${date}T${time}`) return null
  // The clock's distance from UTC is known for a moment, not for what a clock shows: try those of a day around it.
  const distances = [-1, 1].map((days) => clockAhead(stated + days * dayMs, timeZone))
  const moments = distances.map((ahead) => stated - ahead)
  const meant = moments.filter((moment) => clockAhead(moment, timeZone) === stated - moment)
  return meant.length > 0 ? new Date(Math.min(...meant)) : null
}

/** What the calendar and the clock show there at that moment. */
export function localTimeOf(moment: Date, timeZone: TimeZone): LocalTime {
  const shown = new Date(moment.getTime() + clockAhead(moment.getTime(), timeZone)).toISOString()
  return { date: shown.slice(0, 10), time: shown.slice(11, 16), timeZone }
}

const dayMs = 24 * 60 * 60 * 1000

/** How far clocks there are ahead of UTC at that moment, in milliseconds. */
function clockAhead(moment: number, timeZone: TimeZone): number {
  const minute = Math.floor(moment / 60_000) * 60_000
  const parts = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(minute)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return shown - minute
}
