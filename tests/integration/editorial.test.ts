import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import type { Actor } from '../../lib/auth/actor.ts'
import { type Change, createDocument, perform } from '../../lib/editorial/mutations.ts'
import { portal } from '../../lib/editorial/policy.ts'
import { findEditedDocument } from '../../lib/editorial/queries.ts'
import { testDatabase } from '../support/database.ts'
import { completeActivity, makePerson, openRound } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const periodId = await openRound(client)
const unodc = await makePerson(client, { name: 'Ada Unodc', roles: ['focal_point'], agencies: ['unodc'] })
const women = await makePerson(client, { name: 'Wim Women', roles: ['focal_point'], agencies: ['un-women'] })
const stranger = await makePerson(client, { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] })
const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })
const second = await makePerson(client, { name: 'Sec Ond', roles: ['moderator'] })
const administrator = await makePerson(client, { name: 'Ad Min', roles: ['administrator'] })

/** Does something with a document as it stands now. */
async function act(
  doer: Actor | typeof portal,
  documentId: string,
  action: Change['action'],
  more: Partial<Change> = {},
  now?: Date,
) {
  const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
  return perform(doer, { documentId, action, lockVersion, key: randomUUID(), ...more }, now)
}

async function begin(content: object = completeActivity): Promise<string> {
  const agencyId = unodc.agencies[0]?.id ?? ''
  const created = await createDocument(unodc, {
    kind: 'activity',
    agencyId,
    periodId,
    content,
    key: randomUUID(),
  })
  if (!created.ok) throw new Error(created.reason)
  return created.id
}

async function commentOn(documentId: string): Promise<void> {
  const { currentRevisionId } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
  await client.comment.create({
    data: {
      documentId,
      revisionId: currentRevisionId ?? '',
      field: 'body',
      body: 'Say where.',
      authorId: moderator.personId,
    },
  })
}

/** From a draft to a text that waits for its publication. */
async function approved(content?: object): Promise<string> {
  const id = await begin(content)
  expect(await act(unodc, id, 'submit')).toMatchObject({ ok: true, state: 'submitted' })
  expect(await act(moderator, id, 'claim')).toMatchObject({ ok: true, state: 'in_review' })
  expect(await act(moderator, id, 'approve')).toMatchObject({ ok: true, state: 'approved' })
  return id
}

describe('an activity of one agency', () => {
  it('goes from draft to the public page, and counts there', async () => {
    const id = await approved()
    expect(await act(moderator, id, 'publish')).toMatchObject({ ok: true, state: 'published' })
    expect(await client.activity.findUniqueOrThrow({ where: { id } })).toMatchObject({
      slug: 'prison-staff-trained-on-women-in-detention-in-kenya',
      version: 1,
    })
    expect(await client.workingCopy.count({ where: { documentId: id } })).toBe(0)
  })

  it('stays as the public sees it while its next version is written, signed and approved', async () => {
    const id = await approved()
    await act(moderator, id, 'publish')
    expect(await act(unodc, id, 'revise')).toMatchObject({ ok: true, state: 'draft' })
    const content = { ...completeActivity, title: 'Prison staff trained in Kenya and Uganda' }
    expect(await act(unodc, id, 'save', { content })).toMatchObject({ ok: true })
    const shown = () =>
      client.activity.findUniqueOrThrow({ where: { id }, select: { title: true, version: true } })
    expect(await shown()).toEqual({ title: completeActivity.title, version: 1 })
    await act(unodc, id, 'submit')
    await act(moderator, id, 'claim')
    await act(moderator, id, 'approve')
    expect(await shown()).toMatchObject({ version: 1 })
    await act(moderator, id, 'publish')
    expect(await shown()).toEqual({ title: content.title, version: 2 })
    const versions = await client.activityVersion.findMany({
      where: { activityId: id },
      orderBy: { version: 'asc' },
    })
    expect(versions.map(({ title }) => title)).toEqual([completeActivity.title, content.title])
  })

  it('is not handed over while something is missing, and is told what', async () => {
    const id = await begin({ ...completeActivity, measures: [], title: '' })
    const outcome = await act(unodc, id, 'submit')
    expect(outcome).toMatchObject({ ok: false, reason: 'incomplete' })
    expect(outcome).toHaveProperty(
      'requirements',
      expect.arrayContaining([
        { severity: 'must', field: 'title', key: 'missing' },
        { severity: 'must', field: 'measures', key: 'missing' },
      ]),
    )
  })

  it('is sent back with a comment, mended and handed over again', async () => {
    const id = await begin()
    await act(unodc, id, 'submit')
    await act(moderator, id, 'claim')
    expect(await act(moderator, id, 'requestChanges')).toMatchObject({ ok: false, reason: 'commentMissing' })
    await commentOn(id)
    expect(await act(moderator, id, 'requestChanges')).toMatchObject({ ok: true, state: 'changes_requested' })
    const content = { ...completeActivity, body: 'In Nairobi, Kenya, 120 officers were trained.' }
    expect(await act(unodc, id, 'save', { content })).toMatchObject({ ok: true, state: 'draft' })
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: true, state: 'submitted' })
    expect(await client.revision.count({ where: { documentId: id } })).toBe(2)
  })

  it('is hidden from those whom it does not concern', async () => {
    const id = await begin()
    expect(await act(stranger, id, 'save', { content: {} })).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await act(moderator, id, 'claim')).toMatchObject({ ok: false, reason: 'notFound' })
  })
})

describe('what is not for agencies to write', () => {
  it('stays as it was, whatever they send', async () => {
    const forged = {
      ...completeActivity,
      legacyIds: [{ scheme: 'term', value: '40' }],
      provenance: { page: 'agency-unodc', entry: 1 },
      results: [
        { key: 'a', value: 120, unit: 'people', counted: 'officers', asOf: '2026-03', featured: true },
      ],
      state: 'published',
      leadAgencyId: women.agencies[0]?.id,
      publishedAt: '2020-01-01',
    }
    const id = await begin(forged)
    await act(unodc, id, 'save', { content: { ...forged, title: 'Another title' } })
    const { content } = await client.workingCopy.findUniqueOrThrow({ where: { documentId: id } })
    expect(content).toMatchObject({ title: 'Another title', legacyIds: [], results: [{ featured: false }] })
    expect(content).not.toHaveProperty('provenance')
    expect(content).not.toHaveProperty('state')
    expect(await client.document.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'draft',
      leadAgencyId: unodc.agencies[0]?.id,
      liveRevisionId: null,
    })
  })
})

describe('a joint activity', () => {
  const joint = { ...completeActivity, partners: ['un-women'] }

  it('waits for the signature of each partner', async () => {
    const id = await begin(joint)
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: true, state: 'cosigning' })
    expect(await act(unodc, id, 'sign')).toMatchObject({ ok: false, reason: 'notYours' })
    expect(await act(women, id, 'sign')).toMatchObject({ ok: true, state: 'submitted' })
  })

  it('goes on without a partner that declines, and has to be handed over again', async () => {
    const id = await begin(joint)
    await act(unodc, id, 'submit')
    expect(await act(women, id, 'decline')).toMatchObject({ ok: false, reason: 'reasonMissing' })
    expect(await act(women, id, 'decline', { reason: 'We had no part in it.' })).toMatchObject({
      ok: true,
      state: 'draft',
    })
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: true, state: 'submitted' })
  })

  it('loses its signatures when the text is changed', async () => {
    const id = await begin(joint)
    await act(unodc, id, 'submit')
    await act(women, id, 'sign')
    await act(unodc, id, 'withdraw')
    await act(unodc, id, 'save', { content: { ...joint, title: 'Another title altogether' } })
    expect(await act(unodc, id, 'submit')).toMatchObject({ ok: true, state: 'cosigning' })
  })

  it('has the partners that its lead invites: what a partner sends for them is left, and said', async () => {
    const id = await begin(joint)
    const sent = { ...joint, title: 'Another title', partners: ['un-women', 'dpo'] }
    expect(await act(women, id, 'save', { content: sent })).toMatchObject({ ok: true, partnersKept: true })
    expect(await act(women, id, 'save', { content: { ...sent, partners: [] } })).toMatchObject({
      ok: true,
      partnersKept: true,
    })
    const partnersOf = async () =>
      (
        await client.documentPartner.findMany({
          where: { documentId: id },
          orderBy: { position: 'asc' },
          select: { agency: { select: { slug: true } } },
        })
      ).map(({ agency }) => agency.slug)
    const draftOf = async () =>
      (await client.workingCopy.findUniqueOrThrow({ where: { documentId: id } })).content
    expect(await draftOf()).toMatchObject({ title: 'Another title', partners: ['un-women'] })
    expect(await partnersOf()).toEqual(['un-women'])
    const changed = await act(women, id, 'save', {
      content: { ...sent, title: 'A third', partners: ['un-women'] },
    })
    expect(changed).toMatchObject({ ok: true })
    expect(changed).not.toHaveProperty('partnersKept')
    expect(await act(unodc, id, 'save', { content: sent })).not.toHaveProperty('partnersKept')
    expect(await draftOf()).toMatchObject({ title: 'Another title', partners: ['un-women', 'dpo'] })
    expect(await partnersOf()).toEqual(['un-women', 'dpo'])
    expect((await findEditedDocument(unodc, 'activity', id))?.mayInvite).toBe(true)
    expect((await findEditedDocument(women, 'activity', id))?.mayInvite).toBe(false)
  })

  it('keeps its partners whatever a moderator amends', async () => {
    const id = await begin(joint)
    await act(unodc, id, 'submit')
    await act(women, id, 'sign')
    await act(moderator, id, 'claim')
    const content = { ...joint, title: 'Prison officers trained in Kenya', partners: ['dpo'] }
    expect(await act(moderator, id, 'amend', { content })).toMatchObject({ ok: true, partnersKept: true })
    const { currentRevision, partners } = await client.document.findUniqueOrThrow({
      where: { id },
      include: { currentRevision: true, partners: { include: { agency: true } } },
    })
    expect(currentRevision?.content).toMatchObject({ title: content.title, partners: ['un-women'] })
    expect(partners.map(({ agency }) => agency.slug)).toEqual(['un-women'])
  })

  it('of a story has its agencies from its lead as well', async () => {
    const agencyId = unodc.agencies[0]?.id ?? ''
    const content = { title: 'A story', agencies: ['unodc', 'un-women'] }
    const created = await createDocument(unodc, { kind: 'story', agencyId, content, key: randomUUID() })
    const id = created.ok ? created.id : ''
    const sent = { title: 'Their story', agencies: ['un-women', 'unodc', 'dpo'] }
    expect(await act(women, id, 'save', { content: sent })).toMatchObject({ ok: true, partnersKept: true })
    expect((await client.workingCopy.findUniqueOrThrow({ where: { documentId: id } })).content).toMatchObject(
      {
        title: 'Their story',
        agencies: ['unodc', 'un-women'],
      },
    )
  })
})

describe('two pairs of eyes', () => {
  it('are needed for what a moderator wrote, and its owners may look first', async () => {
    const id = await begin()
    await act(unodc, id, 'submit')
    await act(moderator, id, 'claim')
    const content = { ...completeActivity, title: 'Prison officers trained in Kenya' }
    expect(await act(moderator, id, 'amend', { content })).toMatchObject({ ok: true, state: 'in_review' })
    expect(await act(moderator, id, 'approve')).toMatchObject({ ok: false, reason: 'involved' })
    expect(await act(second, id, 'approve')).toMatchObject({ ok: true })
    expect(await act(second, id, 'publish')).toMatchObject({ ok: false, reason: 'lastLook' })
    expect(await act(unodc, id, 'confirm')).toMatchObject({ ok: true })
    expect(await act(second, id, 'publish')).toMatchObject({ ok: true, state: 'published' })
  })

  it('are demanded by the database itself', async () => {
    const id = await begin()
    await act(unodc, id, 'submit')
    const { currentRevisionId } = await client.document.findUniqueOrThrow({ where: { id } })
    const revision = await client.revision.findUniqueOrThrow({ where: { id: currentRevisionId ?? '' } })
    const approval = { revisionId: revision.id, moderatorId: unodc.personId, hash: revision.hash }
    await expect(client.approval.create({ data: approval })).rejects.toThrow(/had a part/)
    await expect(client.revision.update({ where: { id: revision.id }, data: { number: 9 } })).rejects.toThrow(
      /stay_as_they_are/,
    )
  })

  it('look at an emergency publication afterwards', async () => {
    const id = await begin()
    await act(unodc, id, 'submit')
    const reason = 'The figure in print endangers a witness.'
    expect(await act(administrator, id, 'publishInEmergency', { reason })).toMatchObject({
      ok: true,
      state: 'published',
    })
    expect(await act(administrator, id, 'reviewEmergency')).toMatchObject({ ok: false, reason: 'involved' })
    expect(await act(second, id, 'reviewEmergency')).toMatchObject({ ok: true })
  })
})

describe('a publication', () => {
  it('comes at its time, once and not before', async () => {
    const id = await approved()
    const now = Date.now()
    const publishAt = new Date(now + 60_000)
    expect(await act(moderator, id, 'schedule', { publishAt: new Date(now - 1) })).toMatchObject({
      ok: false,
      reason: 'timeNotAhead',
    })
    expect(await act(moderator, id, 'schedule', { publishAt })).toMatchObject({
      ok: true,
      state: 'scheduled',
    })
    expect(await act(portal, id, 'publishWhenDue')).toMatchObject({ ok: false, reason: 'notDue' })
    const due = new Date(now + 61_000)
    expect(await act(portal, id, 'publishWhenDue', {}, due)).toMatchObject({ ok: true, state: 'published' })
    expect(await act(portal, id, 'publishWhenDue', {}, due)).toMatchObject({ ok: false, reason: 'notNow' })
  })

  it('is taken back with a reason, which its address keeps', async () => {
    const id = await approved()
    await act(moderator, id, 'publish')
    const { slug } = await client.document.findUniqueOrThrow({ where: { id } })
    const reason = 'The agency asked for it: the figures were of another year.'
    expect(await act(moderator, id, 'unpublish')).toMatchObject({ ok: false, reason: 'reasonMissing' })
    expect(await act(moderator, id, 'unpublish', { reason })).toMatchObject({
      ok: true,
      state: 'unpublished',
    })
    expect(await client.activity.findUnique({ where: { id } })).toBeNull()
    expect(
      await client.withdrawal.findUniqueOrThrow({
        where: { kind_slug: { kind: 'activity', slug: slug ?? '' } },
      }),
    ).toMatchObject({ reason })
  })
})

describe('a request', () => {
  it('that is repeated has its first answer and no second effect', async () => {
    const id = await begin()
    const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id } })
    const change = { documentId: id, action: 'submit' as const, lockVersion, key: randomUUID() }
    const first = await perform(unodc, change)
    expect(await perform(unodc, change)).toEqual(first)
    expect(await client.revision.count({ where: { documentId: id } })).toBe(1)
  })

  it('of somebody who saw an older state changes nothing', async () => {
    const id = await begin()
    const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id } })
    await act(unodc, id, 'save', { content: { ...completeActivity, title: 'One' } })
    const stale = { documentId: id, action: 'save' as const, lockVersion, key: randomUUID(), content: {} }
    expect(await perform(unodc, stale)).toMatchObject({
      ok: false,
      reason: 'stale',
      lockVersion: lockVersion + 1,
    })
    expect(await perform(unodc, { ...stale, lockVersion: undefined })).toMatchObject({
      reason: 'versionMissing',
    })
  })

  it('to save what is there already is no change', async () => {
    const id = await begin()
    const before = await client.document.findUniqueOrThrow({ where: { id } })
    expect(await act(unodc, id, 'save', { content: completeActivity })).toMatchObject({
      ok: true,
      lockVersion: before.lockVersion,
    })
  })
})

describe('the audit trail', () => {
  it('holds, and shows the first event that was tampered with', async () => {
    const good = await verifyAudit(client)
    if (!good.ok) throw new Error(good.fault)
    expect(Number(good.head.sequence)).toBeGreaterThan(40)
    await expect(client.auditEvent.deleteMany({})).rejects.toThrow(/stay_as_they_are/)
    await client.$executeRaw`ALTER TABLE "audit_events" DISABLE TRIGGER "audit_events_stay"`
    await client.$executeRaw`UPDATE "audit_events" SET "kind" = 'document.publish' WHERE "sequence" = 7`
    expect(await verifyAudit(client)).toEqual({ ok: false, sequence: '7', fault: 'altered' })
    await client.$executeRaw`DELETE FROM "audit_events" WHERE "sequence" = 5`
    expect(await verifyAudit(client)).toEqual({ ok: false, sequence: '5', fault: 'missing' })
  })
})
