import { z } from 'zod'
import { database } from '../database/client.ts'
import type { AuditEvent, DocumentKind, Prisma } from '../database/generated/client.ts'
import type { AuditFilters } from './filters.ts'
import { beginning } from './record.ts'
import type { ChainHead } from './verify.ts'

/** An event as the auditor reads it. */
export type AuditEntry = {
  sequence: string
  at: string
  kind: string
  /** Who did it or tried to; null for the portal itself and for strangers. */
  person: { id: string; name: string } | null
  document: { id: string; title: string; kind: DocumentKind } | null
  agency: string | null
  data: [name: string, value: string][]
}

export type AuditPage = {
  entries: AuditEntry[]
  /** The sequence to go on from; null at the end. */
  next: string | null
  /** All kinds of events that there are. */
  kinds: string[]
}

const pageSize = 50
/** So many people and documents are looked for by their names; who means fewer writes more of the name. */
const mostNamed = 200

/** A page of the audit trail, the newest first. */
export async function findAuditPage(filters: AuditFilters): Promise<AuditPage> {
  const [where, kinds] = await Promise.all([whereOf(filters), findKinds()])
  const events = await database().auditEvent.findMany({
    where,
    orderBy: { sequence: 'desc' },
    take: pageSize + 1,
  })
  const shown = events.slice(0, pageSize)
  const next = events.length > pageSize ? (shown.at(-1)?.sequence.toString() ?? null) : null
  return { entries: await named(shown), next, kinds }
}

/** The end of the chain, to be kept elsewhere. */
export async function findChainHead(): Promise<ChainHead> {
  const last = await database().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })
  if (!last) return { sequence: '0', hash: beginning, at: null }
  return { sequence: last.sequence.toString(), hash: last.hash, at: last.at.toISOString() }
}

async function whereOf(filters: AuditFilters): Promise<Prisma.AuditEventWhereInput> {
  const { person, document, kind, from, to, before } = filters
  return {
    AND: [
      person ? { personId: { in: await peopleNamed(person) } } : {},
      document ? { documentId: { in: await documentsNamed(document) } } : {},
      // `refused` stands for all refusals, `document` for all that was done with documents.
      kind ? { OR: [{ kind }, { kind: { startsWith: `${kind}.` } }] } : {},
      from ? { at: { gte: new Date(from) } } : {},
      to ? { at: { lt: dayAfter(to) } } : {},
      before ? { sequence: { lt: BigInt(before) } } : {},
    ],
  }
}

function dayAfter(day: string): Date {
  return new Date(new Date(day).getTime() + 24 * 60 * 60 * 1000)
}

async function peopleNamed(words: string): Promise<string[]> {
  if (isUuid(words)) return [words]
  const contains = { contains: words, mode: 'insensitive' as const }
  const people = await database().person.findMany({
    where: { OR: [{ name: contains }, { email: contains }] },
    select: { id: true },
    take: mostNamed,
  })
  return people.map(({ id }) => id)
}

async function documentsNamed(words: string): Promise<string[]> {
  if (isUuid(words)) return [words]
  const documents = await database().document.findMany({
    where: { OR: [{ slug: words }, { title: { contains: words, mode: 'insensitive' } }] },
    select: { id: true },
    take: mostNamed,
  })
  return documents.map(({ id }) => id)
}

function isUuid(words: string): boolean {
  return z.uuid().safeParse(words).success
}

/** By leaps through the index of kinds: there are few of them and many events. */
async function findKinds(): Promise<string[]> {
  const rows = await database().$queryRaw<{ kind: string }[]>`
    WITH RECURSIVE "kinds" AS (
      (SELECT "kind" FROM "audit_events" ORDER BY "kind" LIMIT 1)
      UNION ALL
      SELECT (SELECT e."kind" FROM "audit_events" e WHERE e."kind" > k."kind" ORDER BY e."kind" LIMIT 1)
      FROM "kinds" k WHERE k."kind" IS NOT NULL
    )
    SELECT "kind" FROM "kinds" WHERE "kind" IS NOT NULL`
  return rows.map(({ kind }) => kind)
}

async function named(events: AuditEvent[]): Promise<AuditEntry[]> {
  const ids = (of: 'personId' | 'documentId' | 'agencyId') => ({
    where: { id: { in: events.flatMap((event) => event[of] ?? []) } },
  })
  const [people, documents, agencies] = await Promise.all([
    database().person.findMany({ ...ids('personId'), select: { id: true, name: true } }),
    database().document.findMany({ ...ids('documentId'), select: { id: true, title: true, kind: true } }),
    database().agency.findMany({ ...ids('agencyId'), select: { id: true, acronym: true } }),
  ])
  const personOf = new Map(people.map((person) => [person.id, person]))
  const documentOf = new Map(documents.map((document) => [document.id, document]))
  const agencyOf = new Map(agencies.map(({ id, acronym }) => [id, acronym]))
  return events.map(({ sequence, at, kind, personId, documentId, agencyId, data }) => ({
    sequence: sequence.toString(),
    at: at.toISOString(),
    kind,
    // The event outlasts the account: then its identifier is all there is.
    person: personId === null ? null : (personOf.get(personId) ?? { id: personId, name: personId }),
    document: documentOf.get(documentId ?? '') ?? null,
    agency: agencyOf.get(agencyId ?? '') ?? null,
    data: Object.entries(data as object).map(([name, value]) => [name, asText(value)]),
  }))
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
