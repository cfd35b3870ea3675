import { randomUUID } from 'node:crypto'
import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import type { Role } from '../../lib/database/generated/client.ts'

/** Somebody who may sign in, with these roles, of these agencies. */
export async function makePerson(
  client: Database,
  { name, roles, agencies = [] }: { name: string; roles: Role[]; agencies?: string[] },
): Promise<Actor> {
  const found = await client.agency.findMany({ where: { slug: { in: agencies } } })
  const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${randomUUID().slice(0, 8)}@example.org`
  const person = await client.person.create({
    data: { name, email, roles, assignments: { create: found.map(({ id: agencyId }) => ({ agencyId })) } },
  })
  return {
    personId: person.id,
    name,
    email,
    language: 'en',
    roles,
    agencies: found.map(({ id, slug, acronym }) => ({ id, slug, acronym, standing: 'lead' as const })),
  }
}

/** A period that takes reports from a day ago until it is closed. Returns its identifier. */
export async function openRound(
  client: Database,
  { start, end }: { start: string; end: string } = { start: '2026-01', end: '2026-12' },
): Promise<string> {
  const day = 24 * 60 * 60 * 1000
  const dates = { opensAt: new Date(Date.now() - day), deadlineAt: new Date(Date.now() + 30 * day) }
  const period = await client.reportingPeriod.upsert({
    where: { slug: `${start}--${end}` },
    create: { slug: `${start}--${end}`, startMonth: start, endMonth: end },
    update: {},
  })
  await client.reportingRound.upsert({
    where: { periodId: period.id },
    create: { periodId: period.id, ...dates },
    update: { closedAt: null },
  })
  return period.id
}

/** An activity that can be handed over. */
export const completeActivity = {
  title: 'Prison staff trained on women in detention in Kenya',
  excerpt: 'UNODC trained 120 prison officers in Kenya on the rules for women prisoners.',
  body: 'UNODC trained 120 prison officers in Kenya on the rules for women prisoners.',
  language: 'en',
  scope: 'national',
  period: { start: '2026-01', end: '2026-12' },
  measures: [{ measure: 'training' }],
  countries: ['KEN'],
}

/** A story of UNODC, and a result of a programme, that can be handed over. */
export const completeStory = {
  title: 'Prison staff trained on women in detention, and what came of it',
  lede: 'What 120 prison officers in Kenya do otherwise.',
  body: 'UNODC trained 120 prison officers in Kenya on the rules for women prisoners.',
  language: 'en',
  asOf: '2026-03',
  agencies: ['unodc'],
  scope: 'national',
  countries: ['KEN'],
}
export const completeResult = {
  programme: 'spotlight-uganda',
  result: {
    key: 'staff',
    qualifier: 'exactly',
    value: 120,
    unit: 'people',
    counted: 'Prison staff trained',
    asOf: '2026-03',
    source: 'Report of the training',
  },
}
