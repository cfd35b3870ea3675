import type { Prisma } from '../database/generated/client.ts'

/** The few fields by which one thing names another, with the selections that fetch them. */

export type AgencyReference = { slug: string; acronym: string; name: string }
export type MeasureReference = { slug: string; label: string; shortLabel: string }
export type PeriodReference = { slug: string; startMonth: string; endMonth: string; inferred: boolean }
export type MechanismReference = { slug: string; acronym: string | null; name: string }
export type ProgrammeReference = { slug: string; name: string }
export type CountryReference = { iso3: string; name: string }
export type RegionReference = { code: string; name: string }
export type StoryReference = { slug: string; title: string }
export type ActivityReference = { slug: string; title: string }

export const agencyFields = { slug: true, acronym: true, name: true } satisfies Prisma.AgencySelect
export const measureFields = { slug: true, label: true, shortLabel: true } satisfies Prisma.MeasureSelect
export const periodFields = {
  slug: true,
  startMonth: true,
  endMonth: true,
  inferred: true,
} satisfies Prisma.ReportingPeriodSelect
export const mechanismFields = { slug: true, acronym: true, name: true } satisfies Prisma.MechanismSelect
export const programmeFields = { slug: true, name: true } satisfies Prisma.ProgrammeSelect
export const countryFields = { iso3: true, name: true } satisfies Prisma.CountrySelect
export const regionFields = { code: true, name: true } satisfies Prisma.RegionSelect
export const titleFields = { slug: true, title: true } as const
