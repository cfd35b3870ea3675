import type { Actor } from '../../auth/actor.ts'
import { database } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { isSlug } from '../../publication/schema.ts'
import { isTimeZone, type TimeZone } from '../../time-zones.ts'
import { type Shown, seenText } from '../seen.ts'
import { type Coverage, coverageOf, type Standing, standingOf } from './coverage.ts'
import { isUnused } from './mutations.ts'
import { type RoundState, roundState, shownRound } from './round.ts'

export type PeriodItem = {
  slug: string
  startMonth: string
  endMonth: string
  state: RoundState
  round: { opensAt: Date; deadlineAt: Date; closedAt: Date | null; timeZone: TimeZone } | null
  /** How many agencies reported, said that they have nothing to report, or neither. */
  agencies: Record<Standing, number>
}

export type ExceptionItem = {
  agency: { slug: string; acronym: string; name: string }
  until: Date
  isOver: boolean
  reason: string
  grantedBy: string
}

export type PeriodForDesk = PeriodItem & {
  note: string | null
  /** What a form that changes its dates is made from (`seen.ts`). */
  seen: string
  shown: Shown | null
  exceptions: ExceptionItem[]
  coverage: Coverage
  /** Whether it can be taken away: nothing belongs to it. */
  isUnused: boolean
}

type PeriodRow = Prisma.ReportingPeriodGetPayload<{ include: { round: true } }>

/** All periods with where they stand, newest first. */
export async function listPeriodsForDesk(actor: Actor, now = new Date()): Promise<PeriodItem[]> {
  const [periods, agencyCount] = await Promise.all([
    database().reportingPeriod.findMany({
      include: { round: true },
      orderBy: [{ endMonth: 'desc' }, { startMonth: 'desc' }],
    }),
    database().agency.count(),
  ])
  const standings = await standingOf(
    actor,
    periods.map(({ id }) => id),
  )
  return periods.map((period) => {
    const { reported = 0, nothing = 0 } = standings.get(period.id) ?? {}
    return itemOf(period, { reported, nothing, missing: agencyCount - reported - nothing }, now)
  })
}

/** A period with its exceptions and what agencies reported for it, or null. */
export async function findPeriodForDesk(
  actor: Actor,
  slug: string,
  now = new Date(),
): Promise<PeriodForDesk | null> {
  if (!isSlug(slug)) return null
  const period = await database().reportingPeriod.findUnique({
    where: { slug },
    include: {
      round: {
        include: {
          exceptions: {
            include: {
              agency: { select: { slug: true, acronym: true, name: true } },
              grantedBy: { select: { name: true } },
            },
            orderBy: { agency: { acronym: 'asc' } },
          },
        },
      },
    },
  })
  if (!period) return null
  const coverage = await coverageOf(actor, period.id)
  const count = (standing: Standing) => coverage.rows.filter((row) => row.standing === standing).length
  const agencies = { reported: count('reported'), nothing: count('nothing'), missing: count('missing') }
  const shown = shownRound(period.round)
  return {
    ...itemOf(period, agencies, now),
    note: period.note,
    seen: seenText(shown),
    shown,
    exceptions: (period.round?.exceptions ?? []).map(({ agency, until, reason, grantedBy }) => {
      return { agency, until, isOver: until <= now, reason, grantedBy: grantedBy.name }
    }),
    coverage,
    isUnused: await isUnused(database(), period),
  }
}

/** Agencies by their acronyms, to choose one. */
export function listAgencyChoices(): Promise<{ slug: string; acronym: string; name: string }[]> {
  return database().agency.findMany({
    select: { slug: true, acronym: true, name: true },
    orderBy: { acronym: 'asc' },
  })
}

function itemOf(period: PeriodRow, agencies: PeriodItem['agencies'], now: Date): PeriodItem {
  const { slug, startMonth, endMonth, round } = period
  return {
    slug,
    startMonth,
    endMonth,
    state: roundState(round, now),
    round: round && {
      opensAt: round.opensAt,
      deadlineAt: round.deadlineAt,
      closedAt: round.closedAt,
      timeZone: isTimeZone(round.timeZone) ? round.timeZone : 'UTC',
    },
    agencies,
  }
}
