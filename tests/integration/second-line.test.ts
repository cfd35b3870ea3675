import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client, type QueryResult } from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { coverageOf } from '../../lib/administration/periods/coverage.ts'
import type { Actor } from '../../lib/auth/actor.ts'
import type { Role } from '../../lib/database/generated/client.ts'
import { DocumentState } from '../../lib/database/generated/enums.ts'
import { inTheNameOf } from '../../lib/database/in-the-name-of.ts'
import { replyToComment } from '../../lib/editorial/comments.ts'
import { factsOf, findDocument } from '../../lib/editorial/facts.ts'
import { findLastEntry } from '../../lib/editorial/history.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import { canRead, canReadDraft } from '../../lib/editorial/policy.ts'
import { notePresence } from '../../lib/editorial/presence.ts'
import { findRollable, rolledContent } from '../../lib/editorial/roll-forward.ts'
import { findMyDesk } from '../../lib/reporting/my-desk.ts'
import { signNothingToReport, withdrawNothingToReport } from '../../lib/reporting/statements.ts'
import { testDatabase } from '../support/database.ts'
import { openDesk } from '../support/occasions.ts'
import { makePerson } from '../support/people.ts'

/**
 * What the database itself refuses to the role as which the desk works, whatever the code asks for (OWASP ASVS 5.0,
 * 8.4.1): these tests ask for what no code of the portal should.
 */

const { client, url } = await testDatabase('inventory')
const desk = await openDesk(client)
const stranger = await makePerson(client, { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] })
const auditor = await makePerson(client, { name: 'Au Ditor', roles: ['auditor'] })
const { lead, partner, moderator, second, administrator } = desk

const sql = new Client(url)
await sql.connect()
afterAll(() => sql.end())

/** Runs a statement as somebody at the desk, and takes back what it did. Rejects with what the database says. */
async function as(
  person: { personId: string },
  statement: string,
  ...values: unknown[]
): Promise<QueryResult> {
  await sql.query('BEGIN')
  try {
    await sql.query(`SELECT set_config('role', 'portal_desk', true), set_config('portal.person', $1, true)`, [
      person.personId,
    ])
    return await sql.query(statement, values)
  } finally {
    await sql.query('ROLLBACK')
  }
}

const nobody = { personId: '' }
const denied = /permission denied for table/
const outside = /new row violates row-level security policy/

/** Tables of what is not public, and of which document a row of each is. */
const ofRevision = '(SELECT r."document_id" FROM "revisions" r WHERE r."id" = "revision_id")'
const kept = {
  documents: '"id"',
  working_copies: '"document_id"',
  revisions: '"document_id"',
  publications: '"document_id"',
  comments: '"document_id"',
  attachments: '"document_id"',
  notices: '"document_id"',
  presence: '"document_id"',
  signatures: ofRevision,
  approvals: ofRevision,
}
const tables = Object.keys(kept) as (keyof typeof kept)[]

/** A joint activity that went all the way and is being written again: there is something of it in every table. */
async function wholeDocument(): Promise<string> {
  const id = await desk.begin({ partners: ['un-women'] })
  for (const [doer, action] of [
    [lead, 'submit'],
    [partner, 'sign'],
    [moderator, 'claim'],
    [moderator, 'approve'],
  ] as const)
    await desk.act(doer, id, action)
  await desk.comment(id)
  await desk.act(moderator, id, 'publish')
  await desk.act(lead, id, 'revise')
  await notePresence(id, moderator)
  const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: '0', bytes: Buffer.from('x') }
  await client.attachment.create({
    data: { documentId: id, token: randomUUID(), addedById: lead.personId, ...file },
  })
  return id
}

/** A frozen text of an agency that has nothing to do with the others. */
async function hiddenRevision(): Promise<{ documentId: string; revisionId: string }> {
  const leadAgencyId = stranger.agencies[0]?.id ?? ''
  const { id: documentId } = await client.document.create({ data: { kind: 'story', leadAgencyId } })
  const text = { documentId, number: 1, content: {}, hash: '', origin: 'handover' as const }
  const { id: revisionId } = await client.revision.create({ data: text })
  return { documentId, revisionId }
}

describe('whoever works at the desk sees', () => {
  it('of every document exactly what the policy says, whatever they are to it and wherever it stands', async () => {
    const person = (name: string, roles: Role[], ...agencies: string[]) =>
      makePerson(client, { name, roles, agencies })
    const people = [
      lead,
      partner,
      stranger,
      await person('No Agency', ['focal_point']),
      await person('No Role', [], 'unodc', 'un-women'),
      await person('Mod Ofunodc', ['moderator'], 'unodc'),
      await person('Mod Focal', ['moderator', 'focal_point'], 'un-women'),
      moderator,
      administrator,
      auditor,
      await person('Focal Auditor', ['auditor', 'focal_point'], 'dpo'),
    ]
    const ids = [await desk.begin({ partners: ['un-women'] })]
    for (const state of Object.values(DocumentState)) ids.push(await desk.inState(state))
    for (const state of ['cosigning', 'changes_requested', 'approved', 'published'] as const)
      ids.push(await desk.inState(state))
    // Public, and under way again; handed over, and taken back.
    const [revised, withdrawn] = [await desk.inState('published'), await desk.inState('submitted')]
    await desk.act(lead, revised, 'revise')
    await desk.act(lead, withdrawn, 'withdraw')
    ids.push(revised, withdrawn)

    const now = new Date()
    for (const actor of people) {
      const expected = { documents: new Set<string>(), copies: new Set<string>() }
      for (const id of ids) {
        const document = await findDocument(client, id)
        if (!document) throw new Error('It is there.')
        if (canRead(actor, factsOf(document, now))) expected.documents.add(id)
        const holdsCopy = (await client.workingCopy.count({ where: { documentId: id } })) > 0
        if (holdsCopy && canReadDraft(actor, factsOf(document, now))) expected.copies.add(id)
      }
      const seen = await inTheNameOf(actor, async (tx) => ({
        documents: new Set((await tx.document.findMany({ where: { id: { in: ids } } })).map(({ id }) => id)),
        copies: new Set(
          (await tx.workingCopy.findMany({ where: { documentId: { in: ids } } })).map(
            ({ documentId }) => documentId,
          ),
        ),
      }))
      expect(seen, actor.name).toEqual(expected)
    }
  })

  it('nothing of a foreign document in any table, nor anything at all where nobody is set', async () => {
    const id = await wholeDocument()
    for (const table of tables) {
      const rows = (person: { personId: string }) =>
        as(person, `SELECT 1 FROM "${table}" WHERE ${kept[table]} = $1`, id).then(({ rowCount }) => rowCount)
      expect(await rows(lead), table).toBeGreaterThan(0)
      expect(await rows(stranger), table).toBe(0)
      expect((await as(nobody, `SELECT 1 FROM "${table}"`)).rowCount, table).toBe(0)
    }
    for (const table of ['document_partners', 'audit_events', 'document_changes'])
      expect((await as(nobody, `SELECT 1 FROM "${table}"`)).rowCount, table).toBe(0)
  })

  it('statements of their own agencies, and the secretariat all of them', async () => {
    const agencyId = stranger.agencies[0]?.id ?? ''
    const row = { periodId: desk.periodId, agencyId, signedById: stranger.personId }
    const { id } = await client.nothingToReport.create({ data: row })
    const seen = async (person: { personId: string }) =>
      (await as(person, 'SELECT 1 FROM "nothing_to_report" WHERE "id" = $1', id)).rowCount
    for (const person of [stranger, moderator, administrator, auditor]) expect(await seen(person)).toBe(1)
    for (const person of [lead, nobody]) expect(await seen(person)).toBe(0)
    const withdraw = 'UPDATE "nothing_to_report" SET "withdrawn_at" = now() WHERE "id" = $1'
    for (const person of [lead, moderator, auditor]) expect((await as(person, withdraw, id)).rowCount).toBe(0)
    expect((await as(stranger, withdraw, id)).rowCount).toBe(1)
    const alter = `UPDATE "nothing_to_report" SET "note" = 'Mine' WHERE "id" = $1`
    await expect(as(stranger, alter, id)).rejects.toThrow(denied)
    await client.nothingToReport.delete({ where: { id } })
  })

  it('as a moderator what was handed over, and not what is written', async () => {
    const written = await desk.begin()
    const withdrawn = await desk.inState('submitted')
    await desk.act(lead, withdrawn, 'withdraw')
    const seen = async (table: string, id: string) =>
      (await as(moderator, `SELECT 1 FROM "${table}" WHERE ${kept[table as 'documents']} = $1`, id)).rowCount
    expect(await seen('documents', written)).toBe(0)
    expect(await seen('documents', withdrawn)).toBe(1)
    expect(await seen('revisions', withdrawn)).toBe(1)
    expect(await seen('working_copies', withdrawn)).toBe(0)
  })

  it('no account, session, link for signing in or mail', async () => {
    for (const table of ['sessions', 'sign_in_links', 'identities', 'alerts', 'outbox'])
      await expect(as(administrator, `SELECT 1 FROM "${table}"`), table).rejects.toThrow(denied)
    await expect(as(administrator, 'SELECT "email" FROM "people"')).rejects.toThrow(denied)
  })

  it('without a rule of its own only what is public, and what rules are made of', async () => {
    const { rows } = await sql.query(`
      SELECT "relname" FROM "pg_class"
      WHERE "relnamespace" = 'public'::regnamespace AND "relkind" IN ('r', 'p', 'v', 'm') AND NOT "relrowsecurity"
        AND has_any_column_privilege('portal_desk', "oid", 'SELECT')`)
    const written =
      /^(activit|stor|result|search_|agenc|programmes|measures|mechanisms|countries|regions|profile_sections|legacy_|published_|withdrawals|directory_)/
    const others = rows.map(({ relname }) => relname).filter((name) => !written.test(name))
    expect(others.sort()).toEqual([
      'assignments',
      'people',
      'reporting_exceptions',
      'reporting_periods',
      'reporting_rounds',
    ])
  })
})

describe('whoever works at the desk cannot', () => {
  it('change or remove anything of a foreign document', async () => {
    const id = await wholeDocument()
    for (const statement of [
      `UPDATE "documents" SET "title" = 'Mine' WHERE "id" = $1`,
      `UPDATE "working_copies" SET "content" = '{}' WHERE "document_id" = $1`,
      'DELETE FROM "working_copies" WHERE "document_id" = $1',
      'DELETE FROM "document_partners" WHERE "document_id" = $1',
      'UPDATE "comments" SET "resolved_at" = now() WHERE "document_id" = $1',
      'UPDATE "publications" SET "ended_at" = now() WHERE "document_id" = $1',
    ]) {
      expect((await as(stranger, statement, id)).rowCount, statement).toBe(0)
      expect((await as(auditor, statement, id)).rowCount, statement).toBe(0)
      expect((await as(lead, statement, id)).rowCount, statement).toBe(1)
    }
  })

  it('add anything to a foreign document, nor make one for a foreign agency', async () => {
    const id = await desk.inState('cosigning')
    const revision = await client.revision.findFirstOrThrow({ where: { documentId: id } })
    const mine = stranger.agencies[0]?.id
    const statement = (of: Actor) => [randomUUID(), desk.periodId, of.agencies[0]?.id, stranger.personId]
    for (const [table, columns, ...values] of [
      ['working_copies', '"document_id", "content", "updated_by_id"', id, {}, stranger.personId],
      ['document_partners', '"document_id", "agency_id", "position"', id, mine, 5],
      [
        'revisions',
        '"id", "document_id", "number", "content", "hash", "origin", "frozen_by_id"',
        ...[randomUUID(), id, 9, {}, '', 'handover', stranger.personId],
      ],
      [
        'comments',
        '"id", "document_id", "revision_id", "field", "body", "author_id"',
        ...[randomUUID(), id, revision.id, 'body', 'Hm.', stranger.personId],
      ],
      [
        'attachments',
        '"id", "document_id", "token", "name", "media_type", "size", "sha256", "bytes", "added_by_id"',
        ...[
          randomUUID(),
          id,
          randomUUID(),
          'a.pdf',
          'application/pdf',
          1,
          '',
          Buffer.from(''),
          stranger.personId,
        ],
      ],
      [
        'signatures',
        '"revision_id", "agency_id", "person_id", "hash"',
        ...[revision.id, mine, stranger.personId, revision.hash],
      ],
      ['presence', '"document_id", "person_id", "seen_at"', id, stranger.personId, new Date()],
      ['nothing_to_report', '"id", "period_id", "agency_id", "signed_by_id"', ...statement(lead)],
      [
        'document_changes',
        '"key", "document_id", "person_id", "action", "outcome"',
        ...[randomUUID(), id, stranger.personId, 'save', {}],
      ],
      ['documents', '"id", "kind", "lead_agency_id"', randomUUID(), 'story', lead.agencies[0]?.id],
    ] as [string, string, ...unknown[]][]) {
      const places = values.map((_, index) => `$${index + 1}`).join(', ')
      const added = as(stranger, `INSERT INTO "${table}" (${columns}) VALUES (${places})`, ...values)
      await expect(added, table).rejects.toThrow(/row-level security policy|is of another text/)
    }
  })

  it.each(['lead', 'moderator', 'administrator'] as const)(
    'change records of what was: the %s',
    async (who) => {
      await wholeDocument()
      for (const table of ['audit_events', 'revisions', 'signatures', 'approvals', 'activity_versions']) {
        const column = { activity_versions: 'title', audit_events: 'kind' }[table] ?? 'hash'
        await expect(as(desk[who], `UPDATE "${table}" SET "${column}" = 'x'`), table).rejects.toThrow(denied)
        await expect(as(desk[who], `DELETE FROM "${table}"`), table).rejects.toThrow(denied)
        await expect(as(desk[who], `TRUNCATE "${table}" CASCADE`), table).rejects.toThrow(denied)
      }
    },
  )

  it('remove a document, or give it to another agency', async () => {
    const id = await desk.begin()
    await expect(as(lead, 'DELETE FROM "documents" WHERE "id" = $1', id)).rejects.toThrow(denied)
    const give = 'UPDATE "documents" SET "lead_agency_id" = $2 WHERE "id" = $1'
    await expect(as(lead, give, id, stranger.agencies[0]?.id)).rejects.toThrow(denied)
  })

  it('do anything in the name of another', async () => {
    const id = await desk.inState('in_review')
    const revision = await client.revision.findFirstOrThrow({ where: { documentId: id } })
    const comment = `INSERT INTO "comments" ("id", "document_id", "revision_id", "field", "body", "author_id")
      VALUES (gen_random_uuid(), $1, $2, 'body', 'Hm.', $3)`
    await expect(as(moderator, comment, id, revision.id, second.personId)).rejects.toThrow(outside)
    expect((await as(moderator, comment, id, revision.id, moderator.personId)).rowCount).toBe(1)
    const approval = 'INSERT INTO "approvals" ("revision_id", "moderator_id", "hash") VALUES ($1, $2, $3)'
    const { id: revisionId, hash } = revision
    await expect(as(moderator, approval, revisionId, second.personId, hash)).rejects.toThrow(outside)
    await expect(as(administrator, approval, revisionId, administrator.personId, hash)).rejects.toThrow(
      outside,
    )
    expect((await as(moderator, approval, revisionId, moderator.personId, hash)).rowCount).toBe(1)
    const event = `INSERT INTO "audit_events" ("sequence", "at", "kind", "person_id", "data", "previous_hash", "hash")
      VALUES (1000000, now(), 'document.approve', $1, '{}', '', '')`
    await expect(as(moderator, event, second.personId)).rejects.toThrow(outside)
    const presence = 'INSERT INTO "presence" ("document_id", "person_id", "seen_at") VALUES ($1, $2, now())'
    await expect(as(moderator, presence, id, second.personId)).rejects.toThrow(outside)
    expect((await as(moderator, presence, id, moderator.personId)).rowCount).toBe(1)
    const agencyId = lead.agencies[0]?.id
    const statement = `INSERT INTO "nothing_to_report" ("id", "period_id", "agency_id", "signed_by_id")
      VALUES (gen_random_uuid(), $1, $2, $3)`
    await expect(as(lead, statement, desk.periodId, agencyId, partner.personId)).rejects.toThrow(outside)
    expect((await as(lead, statement, desk.periodId, agencyId, lead.personId)).rowCount).toBe(1)
  })

  it('point a document of theirs to a foreign text', async () => {
    const own = await desk.inState('submitted')
    const { revisionId } = await hiddenRevision()
    const point = 'UPDATE "documents" SET "current_revision_id" = $2 WHERE "id" = $1'
    await expect(as(lead, point, own, revisionId)).rejects.toThrow(/points to a revision of another/)
  })
})

describe('the desk', () => {
  it('works as the role no longer than its transaction, also where that fails', async () => {
    const role = async () =>
      (await client.$queryRaw<{ role: string }[]>`SELECT current_user AS "role"`)[0]?.role
    const before = await role()
    const during = await inTheNameOf(lead, (tx) => tx.$queryRaw`SELECT current_user::text AS "role"`)
    expect(during).toEqual([{ role: 'portal_desk' }])
    await expect(inTheNameOf(lead, (tx) => tx.$queryRaw`SELECT 1 FROM "sessions"`)).rejects.toThrow(denied)
    for (let connection = 0; connection < 6; connection += 1) expect(await role()).toBe(before)
  })

  it('is closed to whoever lost their role since they were asked who they are', async () => {
    const late = await makePerson(client, { name: 'La Te', roles: ['moderator'] })
    const id = await desk.inState('submitted')
    await client.person.update({ where: { id: late.personId }, data: { roles: [] } })
    expect(await desk.act(late, id, 'claim')).toEqual({ ok: false, reason: 'notFound' })
    expect(await client.document.findUnique({ where: { id } })).toMatchObject({ state: 'submitted' })
  })

  it('is closed to whoever was disabled since then: they change nothing and begin nothing', async () => {
    const late = await makePerson(client, { name: 'La Te', roles: ['focal_point'], agencies: ['unodc'] })
    const id = await desk.begin()
    await client.person.update({ where: { id: late.personId }, data: { disabledAt: new Date() } })
    expect(await desk.act(late, id, 'save')).toEqual({ ok: false, reason: 'notFound' })
    const agencyId = late.agencies[0]?.id ?? ''
    const begun = await createDocument(late, { kind: 'story', agencyId, key: randomUUID() })
    expect(begun).toEqual({ ok: false, reason: 'notYours' })
  })

  it('refuses a moderator who sees a draft as an auditor, as the policy does', async () => {
    const both = await makePerson(client, { name: 'Bo Th', roles: ['auditor', 'moderator'] })
    const id = await desk.begin()
    expect(await desk.act(both, id, 'refuse')).toMatchObject({ ok: false, reason: 'notYours' })
    expect(await desk.act(administrator, id, 'save')).toMatchObject({ ok: false, reason: 'notYours' })
  })

  it('is closed to them where it does not ask for documents, too', async () => {
    const late = await makePerson(client, { name: 'La Te', roles: ['focal_point'], agencies: ['unodc'] })
    const agencyId = late.agencies[0]?.id ?? ''
    const [id, from] = [await desk.begin(), await desk.inState('published')]
    const row = { periodId: desk.periodId, agencyId, signedById: late.personId }
    const { id: statement } = await client.nothingToReport.create({ data: row })
    const seen = async () => ({
      others: (await notePresence(id, late)).length,
      last: await findLastEntry(late, id),
      rolled: await rolledContent(late, from, agencyId),
      offered: (await findRollable(late)).length,
      stated: (await findMyDesk(late)).rounds.flatMap(({ reports }) =>
        reports.flatMap((each) => each.statement ?? []),
      ),
    })
    await notePresence(id, lead)
    expect(await seen()).toMatchObject({ others: 1, last: {}, rolled: {}, stated: [{ id: statement }] })
    await client.person.update({ where: { id: late.personId }, data: { disabledAt: new Date() } })
    expect(await seen()).toEqual({ others: 0, last: null, rolled: null, offered: 0, stated: [] })
    expect(await withdrawNothingToReport(late, statement)).toEqual({ ok: false, reason: 'notFound' })
    await client.nothingToReport.delete({ where: { id: statement } })
    const period = '2026-01--2026-12'
    expect(await signNothingToReport(late, { period, agencyId })).toEqual({ ok: false, reason: 'notYours' })
  })

  it('counts of a period what somebody may see, and nothing for whoever may not', async () => {
    await desk.inState('submitted')
    const counted = async (person: Actor) => {
      const { rows } = await coverageOf(person, desk.periodId)
      return rows.find(({ agency }) => agency.slug === 'unodc')?.entries.underWay
    }
    expect(await counted(auditor)).toBeGreaterThan(0)
    expect(await counted(moderator)).toBe(await counted(auditor))
    expect(await counted(stranger)).toBe(0)
  })

  it('notes who asked for what they are not shown', async () => {
    const id = await desk.begin()
    expect(await desk.act(stranger, id, 'save')).toEqual({ ok: false, reason: 'notFound' })
    const event = { documentId: id, personId: stranger.personId, kind: 'refused.document.save' }
    expect(await client.auditEvent.count({ where: event })).toBe(1)
  })

  it('answers whoever left a document as it did when they left it', async () => {
    const id = await desk.begin({ partners: ['un-women', 'undp'] })
    const change = await desk.request(id, 'leave')
    const first = await perform(partner, change)
    expect(first).toMatchObject({ ok: true, state: 'draft' })
    expect(await perform(partner, change)).toEqual(first)
    const partners = await client.documentPartner.findMany({
      where: { documentId: id },
      include: { agency: true },
    })
    expect(partners.map(({ agency }) => agency.slug)).toEqual(['undp'])
  })

  it('refuses a key that was used for what somebody is not shown', async () => {
    const id = await desk.begin()
    const agencyId = stranger.agencies[0]?.id ?? ''
    expect(await createDocument(stranger, { kind: 'story', agencyId, key: id })).toEqual({
      ok: false,
      reason: 'keyMissing',
    })
    const [reviewed, hidden] = [await desk.inState('in_review'), await hiddenRevision()]
    await desk.comment(reviewed)
    const root = await client.comment.findFirstOrThrow({ where: { documentId: reviewed } })
    const said = { ...hidden, field: 'body', body: 'Hm.', authorId: moderator.personId }
    const { id: key } = await client.comment.create({ data: said })
    const reply = { documentId: reviewed, commentId: root.id, body: 'Here.', key }
    expect(await replyToComment(lead, reply)).toEqual({ ok: false, reason: 'keyMissing' })
  })
})

// The embedded database knows nobody but its owner.
describe.runIf(inject('templates').kind === 'server')('the migration', () => {
  it('says what an administrator does where the owner of the database may not act as the role', async () => {
    const script = readFileSync('prisma/migrations/20261126120000_second_line/migration.sql', 'utf8')
    const [, acting = ''] = script.match(/^DO \$\$[\s\S]*?^END \$\$;/gm) ?? []
    await sql.query('BEGIN')
    try {
      await sql.query('CREATE ROLE portal_test_plain')
      await sql.query('SET LOCAL SESSION AUTHORIZATION portal_test_plain')
      await expect(sql.query(acting)).rejects.toThrow(
        'portal_test_plain may not act as the role portal_desk; an administrator of the server allows it once: GRANT portal_desk TO portal_test_plain',
      )
    } finally {
      await sql.query('ROLLBACK')
    }
    await expect(sql.query(acting)).resolves.toBeDefined()
  })
})
