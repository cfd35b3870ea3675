import type { Database } from '../../lib/database/client.ts'
import { Prisma } from '../../lib/database/generated/client.ts'
import type { ModelDocument, ModelText } from './model-facts.ts'
import { markOf } from './model-texts.ts'

/**
 * All that the database holds of a document, by statements of our own, and the same as the model has it: what must be
 * equal after each step.
 */
export type Shown = Record<string, unknown>

/** What the model says of a document; of its revisions those after `known`. */
export function modelled(document: ModelDocument, known = 0): Shown {
  const { kind, copy, revisions, publications, live } = document
  const shown = live === null ? null : (revisions[live - 1]?.text ?? null)
  return {
    state: document.state,
    lockVersion: document.lockVersion,
    title: document.title,
    period: document.period,
    partners: document.partners,
    claimedBy: document.claimedBy,
    publishAt: document.publishAt,
    lastLookUntil: document.lastLookUntil,
    reviewDueAt: document.reviewDueAt,
    reason: document.reason,
    current: document.current,
    live,
    copy: copy && { mark: copy.text.mark, authors: [...copy.authors].sort() },
    revisions: revisions.slice(known).map(({ text, authors, frozenBy, origin, signatures, approvedBy }) => ({
      mark: text.mark,
      authors: [...authors].sort(),
      frozenBy,
      origin,
      signatures: Object.entries(signatures)
        .map(([agency, person]) => `${agency} ${person}`)
        .sort(),
      approvedBy,
    })),
    publications,
    versions:
      kind === 'activity' ? publications.map(({ revision }) => revisions[revision - 1]?.text.mark) : [],
    withdrawn: document.withdrawn,
    public: shown && publicOf(document, shown),
    found:
      shown && kind !== 'agency_profile'
        ? [kind === 'activity' || kind === 'story' ? shown.title : shown.mark]
        : [],
  }
}

/** What readers must see of it. */
function publicOf({ kind, lead, publications }: ModelDocument, { mark, title, partners, period }: ModelText) {
  const version = publications.length
  if (kind === 'activity')
    return {
      mark,
      title,
      version,
      period,
      agencies: [lead, ...partners],
      measures: 2,
      results: [numberOf(mark)],
    }
  if (kind === 'story')
    return { mark, title, version, agencies: [lead, ...partners], results: [numberOf(mark)] }
  return { mark }
}

const numberOf = (mark: string) => Number(/\d+/.exec(mark)?.[0] ?? 0)

type Row = Record<string, never> & {
  kind: ModelDocument['kind']
  slug: string | null
  copy: { content: unknown; authors: string[] } | null
  revisions: { content: unknown; authors: string[]; signatures: string[] }[]
  versions: unknown[]
  public: { mark: string } | null
}

/** What the database says of it, and of its revisions after `known`. */
export async function observed(
  client: Database,
  id: string,
  known = 0,
): Promise<Shown & { slug: string | null }> {
  const [found] = await client.$queryRaw<{ row: Row }[]>(statement(id, known))
  if (!found) throw new Error(`There is no document ${id}.`)
  const { kind, copy, revisions, versions, ...row } = found.row
  return {
    ...row,
    slug: row.slug,
    copy: copy && { mark: markOf(kind, copy.content), authors: [...copy.authors].sort() },
    revisions: revisions.map(({ content, authors, ...revision }) => ({
      ...revision,
      mark: markOf(kind, content),
      authors: [...authors].sort(),
    })),
    versions: versions.map((content) => markOf('activity', content)),
  }
}

const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((${rows}), '[]'::json)`
const milliseconds = (column: string) => Prisma.raw(`floor(extract(epoch from d."${column}") * 1000)::bigint`)

const statement = (id: string, known: number) => Prisma.sql`
  SELECT json_build_object(
    'kind', d."kind", 'slug', d."slug", 'state', d."state", 'lockVersion', d."lock_version", 'title', d."title",
    'period', (SELECT p."slug" FROM "reporting_periods" p WHERE p."id" = d."period_id"),
    'partners', ${list(Prisma.sql`SELECT json_agg(a."slug" ORDER BY p."position")
      FROM "document_partners" p JOIN "agencies" a ON a."id" = p."agency_id" WHERE p."document_id" = d."id"`)},
    'claimedBy', d."claimed_by_id", 'publishAt', ${milliseconds('publish_at')},
    'lastLookUntil', ${milliseconds('last_look_until')}, 'reviewDueAt', ${milliseconds('review_due_at')},
    'reason', d."reason",
    'current', (SELECT r."number" FROM "revisions" r WHERE r."id" = d."current_revision_id"),
    'live', (SELECT r."number" FROM "revisions" r WHERE r."id" = d."live_revision_id"),
    'copy', (SELECT json_build_object('content', w."content", 'authors', w."authors")
      FROM "working_copies" w WHERE w."document_id" = d."id"),
    'revisions', ${list(Prisma.sql`SELECT json_agg(json_build_object(
      'content', r."content", 'authors', coalesce(r."authors", '{}'), 'frozenBy', r."frozen_by_id", 'origin', r."origin",
      'approvedBy', (SELECT p."moderator_id" FROM "approvals" p WHERE p."revision_id" = r."id"),
      'signatures', ${list(Prisma.sql`SELECT json_agg(a."slug" || ' ' || s."person_id" ORDER BY a."slug" COLLATE "C")
        FROM "signatures" s JOIN "agencies" a ON a."id" = s."agency_id" WHERE s."revision_id" = r."id"`)}
      ) ORDER BY r."number") FROM "revisions" r WHERE r."document_id" = d."id" AND r."number" > ${known}`)},
    'publications', ${list(Prisma.sql`SELECT json_agg(json_build_object(
      'revision', r."number", 'by', p."published_by_id", 'emergency', p."is_emergency", 'ended', p."ended_at" IS NOT NULL
      ) ORDER BY p."version") FROM "publications" p JOIN "revisions" r ON r."id" = p."revision_id"
      WHERE p."document_id" = d."id"`)},
    'versions', ${list(Prisma.sql`SELECT json_agg(v."content" ORDER BY v."version")
      FROM "activity_versions" v WHERE v."activity_id" = d."id"`)},
    'withdrawn', (SELECT w."reason" FROM "withdrawals" w WHERE w."kind" = d."kind" AND w."slug" = d."slug"),
    'public', ${publicRow},
    'found', ${list(Prisma.sql`SELECT json_agg(s."title") FROM "search_documents" s WHERE s."key" = d."slug"
      AND s."kind"::text = CASE d."kind" WHEN 'programme_result' THEN 'result' ELSE d."kind"::text END`)}
  ) AS "row" FROM "documents" d WHERE d."id" = ${id}::uuid`

const publicRow = Prisma.sql`CASE d."kind"
  WHEN 'activity' THEN (SELECT json_build_object(
    'mark', a."body", 'title', a."title", 'version', a."version", 'period', a."start_month" || '--' || a."end_month",
    'agencies', (SELECT json_agg(g."slug" ORDER BY x."position") FROM "activity_agencies" x
      JOIN "agencies" g ON g."id" = x."agency_id" WHERE x."activity_id" = a."id"),
    'measures', (SELECT count(*) FROM "activity_measures" m WHERE m."activity_id" = a."id"),
    'results', ${list(Prisma.sql`SELECT json_agg(r."value" ORDER BY r."position") FROM "results" r
      WHERE r."activity_id" = a."id"`)}
    ) FROM "activities" a WHERE a."id" = d."id" AND a."slug" = d."slug")
  WHEN 'story' THEN (SELECT json_build_object(
    'mark', s."body", 'title', s."title", 'version', s."version",
    'agencies', (SELECT json_agg(g."slug" ORDER BY x."position") FROM "story_agencies" x
      JOIN "agencies" g ON g."id" = x."agency_id" WHERE x."story_id" = s."id" AND NOT x."mentioned"),
    'results', ${list(Prisma.sql`SELECT json_agg(r."value" ORDER BY r."position") FROM "results" r
      WHERE r."story_id" = s."id"`)}
    ) FROM "stories" s WHERE s."id" = d."id" AND s."slug" = d."slug")
  WHEN 'agency_profile' THEN (SELECT json_build_object('mark', p."body") FROM "profile_sections" p
    WHERE p."agency_id" = d."id" AND p."kind" = 'background')
  ELSE (SELECT json_build_object('mark', r."counted") FROM "results" r WHERE r."id" = d."id" AND r."slug" = d."slug")
END`
