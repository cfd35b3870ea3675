import { describe, expect, it } from 'vitest'
import { localTimeOf, momentOf, timeZones } from './time-zones.ts'

const moment = (date: string, time: string, timeZone: (typeof timeZones)[number]) =>
  momentOf({ date, time, timeZone })?.toISOString()

describe('a time that is stated in a time zone', () => {
  it('is one moment, in winter and in summer', () => {
    expect(moment('2027-01-31', '23:59', 'UTC')).toBe('2027-01-31T23:59:00.000Z')
    expect(moment('2027-01-31', '23:59', 'America/New_York')).toBe('2027-02-01T04:59:00.000Z')
    expect(moment('2027-06-30', '23:59', 'America/New_York')).toBe('2027-07-01T03:59:00.000Z')
    expect(moment('2027-06-30', '09:00', 'Asia/Tokyo')).toBe('2027-06-30T00:00:00.000Z')
  })

  it('is none where the clocks leave it out, and the first where they show it twice', () => {
    expect(moment('2027-03-14', '02:30', 'America/New_York')).toBeUndefined()
    expect(moment('2027-03-14', '03:00', 'America/New_York')).toBe('2027-03-14T07:00:00.000Z')
    expect(moment('2027-11-07', '01:30', 'America/New_York')).toBe('2027-11-07T05:30:00.000Z')
  })

  it('is none where there is no such day or hour', () => {
    for (const [date, time] of [
      ['2027-02-30', '10:00'],
      ['2027-13-01', '10:00'],
      ['2027-01-01', '24:30'],
      ['', ''],
    ] as const)
      expect(moment(date, time, 'UTC')).toBeUndefined()
  })

  it('is told as it was stated', () => {
    for (const timeZone of timeZones)
      for (const date of ['2027-01-15', '2027-03-28', '2027-07-15', '2027-10-31']) {
        const local = { date, time: '12:30', timeZone }
        const found = momentOf(local)
        expect(found && localTimeOf(found, timeZone)).toEqual(local)
      }
  })
})
