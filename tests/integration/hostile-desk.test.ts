import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeAgency } from '../../lib/administration/agencies/merger.ts'
import { changeAgency, createAgency } from '../../lib/administration/agencies/mutations.ts'
import { findAgencyForDesk, findSuccessorForDesk } from '../../lib/administration/agencies/queries.ts'
import { renameAgency } from '../../lib/administration/agencies/succession.ts'
import { changeGuidance, resetGuidance } from '../../lib/administration/guidance/mutations.ts'
import {
  changeMeasure,
  createMeasure,
  moveMeasure,
  removeMeasure,
} from '../../lib/administration/measures/mutations.ts'
import { findMeasureForDesk } from '../../lib/administration/measures/queries.ts'
import { grantException, revokeException } from '../../lib/administration/periods/exception-mutations.ts'
import { createPeriod, removePeriod } from '../../lib/administration/periods/mutations.ts'
import { findPeriodForDesk } from '../../lib/administration/periods/queries.ts'
import { changeDeadline, closePeriod, openPeriod } from '../../lib/administration/periods/round-mutations.ts'
import { addFile, describeFile, removeFile } from '../../lib/attachments/mutations.ts'
import { findFile } from '../../lib/attachments/queries.ts'
import { readAuditFilters } from '../../lib/audit/filters.ts'
import { findAuditPage } from '../../lib/audit/queries.ts'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { beginEntry } from '../../lib/editorial/begin.ts'
import { addComment, replyToComment, settleComment } from '../../lib/editorial/comments.ts'
import { compareRevisions, findHistory } from '../../lib/editorial/history.ts'
import { mend } from '../../lib/editorial/mending.ts'
import { createDocument, type Outcome, perform } from '../../lib/editorial/mutations.ts'
import { findEditedDocument, findProfiledAgency } from '../../lib/editorial/queries.ts'
import { findQueue, readQueueFilters } from '../../lib/editorial/queue.ts'
import { remind } from '../../lib/editorial/reminders.ts'
import { findReview } from '../../lib/editorial/review.ts'
import { findSubmission } from '../../lib/editorial/submission.ts'
import { actions } from '../../lib/editorial/workflow.ts'
import { saveWorkingCopy } from '../../lib/editorial/working-copy.ts'
import { changePerson, disablePerson, invitePerson } from '../../lib/people/mutations.ts'
import { findPeople, findPerson } from '../../lib/people/queries.ts'
import { readPerson } from '../../lib/people/schema.ts'
import { signNothingToReport, withdrawNothingToReport } from '../../lib/reporting/statements.ts'
import { testDatabase } from '../support/database.ts'
import {
  content,
  form,
  idOf,
  key,
  lockVersion,
  moment,
  query,
  spoilt,
  text,
} from '../support/hostile-desk.ts'
import { occasionFor, openDesk } from '../support/occasions.ts'
import { seenAgency, seenMeasure } from '../support/seen.ts'

const { client } = await testDatabase('inventory')
const desk = await openDesk(client)
const { lead, partner, moderator, administrator, periodId } = desk
const agencyId = lead.agencies[0]?.id ?? ''
const period = '2026-01--2026-12'

const documents = [
  await desk.inState('draft'),
  await desk.inState('draft', { partners: ['un-women'] }),
  await desk.inState('cosigning'),
  await desk.inState('submitted'),
  await desk.inState('in_review'),
  await desk.inState('approved'),
  await desk.inState('published'),
]
await Promise.all(documents.map((id) => desk.comment(id)))
const comments = (await client.comment.findMany()).map(({ id }) => id)

const document = idOf(documents)
const anybody = fc.constantFrom(lead, partner, moderator, administrator)

/** Every way in, with what may come in by it. Each says whether it did anything. */
type Answer = { ok: boolean } | object | null | undefined
/** What is done, or what is done once something else was. */
type Deed = () => Promise<Answer | Deed>
/** Of several deeds, whether any did something. */
const either = (...answers: { ok: boolean }[]) => ({ ok: answers.some(({ ok }) => ok) })
const way = <T>(given: fc.Arbitrary<T>, run: (given: T) => Promise<Answer | Deed>): fc.Arbitrary<Deed> =>
  given.map((one) => () => run(one))

const versionOf = async (id: string) =>
  /^[\da-f-]{36}$/.test(id) ? (await client.document.findUnique({ where: { id } }))?.lockVersion : 1

const writing = [
  way(
    fc.record({
      content,
      key,
      agencyId: spoilt(fc.constant(agencyId)),
      periodId: spoilt(fc.constant(periodId)),
    }),
    (given) => createDocument(lead, { kind: 'activity', ...given }),
  ),
  way(fc.record({ content, key, rolledFromId: document }), (given) =>
    createDocument(lead, { kind: 'activity', agencyId, periodId, ...given }),
  ),
  way(
    fc.record({ content, key, kind: fc.constantFrom('story' as const, 'programme_result' as const) }),
    (given) => createDocument(lead, { agencyId, ...given }),
  ),
  way(
    fc.record({
      doer: anybody,
      documentId: document,
      action: fc.constantFrom(...actions),
      key,
      lockVersion: fc.option(lockVersion, { freq: 5 }),
      reason: text,
      publishAt: moment,
      timeZone: spoilt(fc.constant('UTC')),
      content,
    }),
    async ({ doer, lockVersion, ...change }) =>
      perform(doer, { ...change, lockVersion: lockVersion ?? (await versionOf(change.documentId)) }),
  ),
  way(fc.record({ documentId: document, content }), async ({ documentId, content }) => {
    const change = { key: randomUUID(), lockVersion: await versionOf(documentId), content }
    return saveWorkingCopy(lead, documentId, JSON.stringify(change))
  }),
  way(fc.record({ documentId: document, body: text }), ({ documentId, body }) =>
    saveWorkingCopy(lead, documentId, body),
  ),
  way(
    fc.record({ documentId: document, countries: fc.array(text), mentions: fc.array(text) }),
    async ({ documentId, ...mending }) =>
      mend(
        lead,
        'activity',
        { documentId, key: randomUUID(), lockVersion: await versionOf(documentId) },
        { ...mending, removesInvisible: true },
      ),
  ),
  way(
    fc.record({
      agencyId: spoilt(fc.constant(agencyId)),
      period: spoilt(fc.constant(period)),
      key,
      rolledFromId: document,
    }),
    (given) => beginEntry(lead, { kind: 'activity', isSure: true, ...given }),
  ),
  way(
    fc.record({
      documentId: document,
      name: text,
      label: spoilt(fc.constant('A file')),
      alt: text,
      token: text,
    }),
    async ({ documentId, name, label, alt, token }) => {
      const change = async () => ({ documentId, key: randomUUID(), lockVersion: await versionOf(documentId) })
      const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
      await findFile(lead, token)
      return either(
        await addFile(lead, { ...(await change()), label, alt, file: { name, bytes } }),
        await describeFile(lead, { ...(await change()), token, label, alt }),
        await removeFile(lead, { ...(await change()), token }),
      )
    },
  ),
]

const saying = [
  way(
    fc.record({
      action: fc.constantFrom(
        ...([
          'decline',
          'leave',
          'refuse',
          'unpublish',
          'schedule',
          'publishInEmergency',
          'requestChanges',
        ] as const),
      ),
      reason: text,
      publishAt: moment,
      timeZone: spoilt(fc.constant('UTC')),
    }),
    async ({ action, ...said }) => {
      const { doer, id } = await occasionFor(desk, action)
      const change = await desk.request(id, action, said)
      return () => perform(doer, change)
    },
  ),
  // What can be handed over can be shown: by hand, or as it is sent here.
  way(content, async (content) => {
    const created = await createDocument(lead, {
      kind: 'activity',
      agencyId,
      periodId,
      content,
      key: randomUUID(),
    })
    if (!created.ok) return created
    const change = await desk.request(created.id, 'publishInEmergency')
    return async (): Promise<Outcome> => perform(administrator, change)
  }),
]

const talking = [
  way(
    fc.record({
      doer: anybody,
      documentId: document,
      field: spoilt(fc.constant('body')),
      passage: text,
      body: text,
      key,
    }),
    ({ doer, ...given }) => addComment(doer, given),
  ),
  way(
    fc.record({
      documentId: document,
      field: fc.constant('body'),
      passage: fc.constant(''),
      body: text,
      key,
    }),
    (given) => addComment(moderator, given),
  ),
  way(
    fc.record({ doer: anybody, documentId: document, commentId: idOf(comments), body: text, key }),
    ({ doer, ...given }) => replyToComment(doer, given),
  ),
  way(fc.record({ documentId: document, commentId: idOf(comments), resolved: fc.boolean() }), (given) =>
    settleComment(moderator, given),
  ),
  way(document, (id) => remind(moderator, id)),
  way(
    fc.record({ period: spoilt(fc.constant(period)), agencyId: spoilt(fc.constant(agencyId)), note: text }),
    (given) => signNothingToReport(lead, given),
  ),
  way(text, (id) => withdrawNothingToReport(lead, id)),
]

const person = fc.record({
  name: spoilt(fc.constant('Ann Other')),
  email: spoilt(fc.constant(null).map(() => `ann.${randomUUID()}@example.org`)),
  language: text,
  roles: fc.constantFrom(['moderator'], ['focal_point'], ['\0'], [], 'moderator'),
  agencies: fc.array(fc.record({ slug: spoilt(fc.constant('unodc')), standing: text }), { maxLength: 2 }),
})
const round = {
  ...{ opensDate: '2027-01-01', opensTime: '00:00', deadlineDate: '2027-06-30', deadlineTime: '23:59' },
  ...{ timeZone: 'UTC', seen: '' },
}
const agency = {
  ...{
    acronym: 'NEW',
    name: 'A new agency',
    kind: 'fund_or_programme',
    summary: 'What it does.',
    address: 'Vienna',
  },
  ...{ iatiIdentifier: '', slug: '' },
}
const measure = { label: 'A measure', shortLabel: 'Measure', kind: 'measure', description: 'What it is.' }
const slug = (good: string) => spoilt(fc.constant(good))

const administering = [
  way(person, async (given) => {
    const read = readPerson(given)
    return read.ok ? invitePerson(administrator, read.details) : read
  }),
  way(fc.record({ id: text, details: person }), async ({ id, details }) => {
    const read = readPerson(details)
    return either(
      await disablePerson(administrator, id),
      read.ok ? await changePerson(administrator, id, read.details) : read,
    )
  }),
  way(form({ start: '2031-01', end: '2031-06', note: 'A note', sure: 'on' }), (given) =>
    createPeriod(administrator, given),
  ),
  way(fc.tuple(slug('2025-01--2025-12'), form(round)), async ([slug, given]) => {
    return either(
      await openPeriod(administrator, slug, given),
      await changeDeadline(administrator, slug, given),
      await closePeriod(administrator, slug, given),
      await removePeriod(administrator, slug),
    )
  }),
  way(
    fc.tuple(
      slug(period),
      form({
        agency: 'unodc',
        untilDate: '2030-01-01',
        untilTime: '10:00',
        timeZone: 'UTC',
        reason: 'Late.',
      }),
    ),
    async ([slug, given]) => {
      return either(
        await grantException(administrator, slug, given),
        await revokeException(administrator, slug, given),
      )
    },
  ),
  way(form(agency), (given) => createAgency(administrator, given)),
  way(fc.tuple(slug('who'), form(agency)), async ([slug, given]) => {
    const seen = await seenAgency(client, 'who')
    return either(
      await changeAgency(administrator, slug, { ...given, seen: seen.agency }),
      await renameAgency(administrator, slug, { ...given, from: '2020', seen: seen.names }),
    )
  }),
  way(fc.tuple(slug('who'), form({ agency: 'no-such', untilYear: '' })), ([slug, given]) =>
    mergeAgency(administrator, slug, given),
  ),
  way(form(measure), (given) => createMeasure(administrator, given)),
  way(fc.tuple(slug('training'), form(measure)), async ([slug, given]) => {
    const seen = await seenMeasure(client, 'training')
    return either(
      await changeMeasure(administrator, slug, { ...given, seen }),
      await moveMeasure(administrator, slug, { direction: 'up' }),
      await removeMeasure(administrator, slug),
    )
  }),
  way(
    fc.tuple(slug('title'), slug('en'), form({ body: 'Say what was done.', seen: '' })),
    async ([field, language, given]) => {
      return either(
        await changeGuidance(administrator, { field, language }, given),
        await resetGuidance(administrator, { field, language }, given),
      )
    },
  ),
]

const looking = [
  way(query(['person', 'document', 'kind', 'from', 'to', 'before', 'x']), (given) =>
    findAuditPage(readAuditFilters(given).filters),
  ),
  way(query(['state', 'period', 'agency', 'measure', 'x']), async (given) =>
    findQueue(moderator, readQueueFilters(given)),
  ),
  way(text, (search) => findPeople(administrator, search)),
  way(document, async (id) => {
    await findPerson(administrator, id)
    await findEditedDocument(moderator, null, id)
    await findEditedDocument(lead, 'activity', id)
    await findSubmission(lead, 'activity', id)
    await findHistory(moderator, id)
    await compareRevisions(moderator, id, [0, 999_999])
    return findReview(moderator, id)
  }),
  way(text, async (name) => {
    await findProfiledAgency(name)
    await findAgencyForDesk(name)
    await findSuccessorForDesk(name)
    await findPeriodForDesk(moderator, name)
    return findMeasureForDesk(name)
  }),
]

const tables = [
  ...['documents', 'working_copies', 'revisions', 'document_partners', 'comments', 'notices', 'signatures'],
  ...['approvals', 'publications', 'activities', 'results', 'withdrawals', 'attachments', 'document_changes'],
  ...[
    'people',
    'assignments',
    'outbox',
    'agencies',
    'agency_names',
    'agency_websites',
    'measures',
    'guidance',
  ],
  ...['reporting_periods', 'reporting_rounds', 'reporting_exceptions', 'nothing_to_report', 'desk_records'],
]

/** Tells of every row that was added, changed or removed: a change is a new row to PostgreSQL. */
async function written(): Promise<string> {
  const one = (table: string) =>
    `SELECT '${table} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS "row" FROM "${table}"`
  const rows = await client.$queryRawUnsafe<{ row: string }[]>(tables.map(one).join(' UNION ALL '))
  return rows.map(({ row }) => row).join('\n')
}

it('whatever is sent to the desk is taken or refused, never a fault, and what is refused leaves nothing', async () => {
  const all = fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...writing) },
    { weight: 3, arbitrary: fc.oneof(...saying) },
    { weight: 3, arbitrary: fc.oneof(...talking) },
    { weight: 3, arbitrary: fc.oneof(...administering) },
    { weight: 2, arbitrary: fc.oneof(...looking) },
  )
  let before = await written()
  await fc.assert(
    fc.asyncProperty(all, async (run) => {
      let answer = await run()
      if (typeof answer === 'function') {
        before = await written()
        answer = await (answer as Deed)()
      }
      const after = await written()
      const isRefused = answer && 'ok' in answer && !answer.ok
      if (isRefused) expect(after).toBe(before)
      before = after
    }),
    { numRuns: 300, interruptAfterTimeLimit: 100_000, endOnFailure: true },
  )
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})
