import { z } from 'zod'
import { monthsIn } from '../../format.ts'
import { momentOf, timeZones } from '../../time-zones.ts'
import { line, month, optionalLine, pattern, seen, tick } from '../typed.ts'

/** The longest period: more is a typing error. */
const mostMonths = 60

export const newPeriod = z
  .object({ start: month, end: month, note: optionalLine(300), sure: tick })
  .superRefine(({ start, end }, context) => {
    const months = monthsIn({ startMonth: start, endMonth: end })
    if (months < 1) context.addIssue({ code: 'custom', path: ['end'], message: 'endBeforeStart' })
    else if (months > mostMonths)
      context.addIssue({ code: 'custom', path: ['end'], message: 'periodTooLong' })
  })

const timeZone = z.enum(timeZones, 'timeZone')
const date = pattern(/^20\d{2}-\d{2}-\d{2}$/, 'date')
const time = pattern(/^\d{2}:\d{2}$/, 'time')

/** When a period opens and what agencies are told as its deadline, in one time zone. */
export const opening = z
  .object({ opensDate: date, opensTime: time, deadlineDate: date, deadlineTime: time, timeZone, seen })
  .transform((given, context) => ({
    opensAt: momentIn(context, 'opensTime', given.opensDate, given.opensTime, given.timeZone),
    deadlineAt: momentIn(context, 'deadlineTime', given.deadlineDate, given.deadlineTime, given.timeZone),
    timeZone: given.timeZone,
    seen: given.seen,
  }))
  .superRefine(({ opensAt, deadlineAt }, context) => {
    if (deadlineAt <= opensAt)
      context.addIssue({ code: 'custom', path: ['deadlineDate'], message: 'deadlineBeforeOpening' })
  })

export const newDeadline = z
  .object({ deadlineDate: date, deadlineTime: time, timeZone, seen })
  .transform((given, context) => ({
    deadlineAt: momentIn(context, 'deadlineTime', given.deadlineDate, given.deadlineTime, given.timeZone),
    timeZone: given.timeZone,
    seen: given.seen,
  }))

export const closing = z.object({ seen })

export const newException = z
  .object({ agency: line(100), untilDate: date, untilTime: time, timeZone, reason: line(500) })
  .transform((given, context) => ({
    agency: given.agency,
    until: momentIn(context, 'untilTime', given.untilDate, given.untilTime, given.timeZone),
    timeZone: given.timeZone,
    reason: given.reason,
  }))

export const revocation = z.object({ agency: line(100) })

export const nothingElse = z.object({})

type Zone = (typeof timeZones)[number]

function momentIn(context: z.RefinementCtx, field: string, on: string, at: string, zone: Zone): Date {
  const moment = momentOf({ date: on, time: at, timeZone: zone })
  if (moment) return moment
  context.addIssue({ code: 'custom', path: [field], message: 'noSuchTime' })
  return z.NEVER
}
