import { describe, expect, it } from 'vitest'
import { mergeAgency } from '../../lib/administration/agencies/merger.ts'
import { changeAgency, createAgency } from '../../lib/administration/agencies/mutations.ts'
import { findAgencyForDesk, listAgenciesForDesk } from '../../lib/administration/agencies/queries.ts'
import { changeNames, renameAgency } from '../../lib/administration/agencies/succession.ts'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { findActivityVersion } from '../../lib/directory/activity-versions.ts'
import { findSuccessor } from '../../lib/directory/agencies.ts'
import { findHistory } from '../../lib/editorial/history.ts'
import { findEditedDocument } from '../../lib/editorial/queries.ts'
import { readInventory } from '../../lib/inventory/files.ts'
import { loadInventory } from '../../lib/inventory/load.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'
import { makePerson } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const desk = await startDesk(client)
const { administrator, moderator, unodc, women } = desk

const unnamed = {
  acronym: 'UNX',
  name: 'United Nations Example',
  kind: 'other_entity',
  summary: 'An example.',
}

async function seenOf(slug: string) {
  const agency = await findAgencyForDesk(slug)
  if (!agency) throw new Error(`There is no agency ${slug}`)
  return agency.seen
}

/** What the form of an agency's details sends when nothing is changed in it. */
async function detailsOf(slug: string) {
  const { details } = await seenOf(slug)
  const { address, iatiIdentifier, ...rest } = JSON.parse(details)
  return { ...rest, address: address ?? '', iatiIdentifier: iatiIdentifier ?? '', seen: details }
}

async function lastEvent() {
  return client.auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
}

/** The agencies that are found by these words. */
async function foundBy(words: string): Promise<string[]> {
  const found = await client.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "search_documents"
    WHERE "kind" = 'agency' AND "document" @@ plainto_tsquery('portal_simple', ${words})`
  return found.map(({ key }) => key)
}

let made = 0
/** An agency of its own for a test. Returns its slug. */
async function agency(given: object = {}): Promise<string> {
  made += 1
  const created = await createAgency(administrator, { ...unnamed, acronym: `UNX${made}`, ...given })
  if (!created.ok) throw new Error(JSON.stringify(created))
  return created.slug
}

describe('a new agency', () => {
  it('has the address of its acronym, can be found, and is in the audit trail', async () => {
    const created = await createAgency(administrator, {
      ...unnamed,
      acronym: 'UN Example',
      name: 'Office for Quokkas',
      websites: [
        { label: 'Site', url: 'https://example.org' },
        { label: '', url: '' },
      ],
    })
    expect(created).toEqual({ ok: true, slug: 'un-example' })
    expect(await foundBy('Quokkas')).toEqual(['un-example'])
    expect(await lastEvent()).toMatchObject({
      kind: 'agency.create',
      personId: administrator.personId,
      data: { agency: 'un-example', after: { websites: [{ label: 'Site', url: 'https://example.org' }] } },
    })
    expect((await listAgenciesForDesk()).find(({ slug }) => slug === 'un-example')).toMatchObject({
      activities: 0,
      focalPoints: 0,
    })
  })

  it('is refused at the field where it cannot be', async () => {
    for (const [wrong, field, problem] of [
      [{ acronym: '' }, 'acronym', 'missing'],
      [{ acronym: 'unodc' }, 'acronym', 'acronymTaken'],
      [{ name: 'x'.repeat(201) }, 'name', 'tooLong'],
      [{ kind: 'ministry' }, 'kind', 'wrong'],
      [{ summary: ' ' }, 'summary', 'missing'],
      [{ slug: 'dpko' }, 'slug', 'slugTaken'],
      [{ slug: 'unodc' }, 'slug', 'slugTaken'],
      [{ slug: 'New Entity' }, 'slug', 'slug'],
      [{ acronym: 'new' }, 'slug', 'slugReserved'],
      [{ acronym: '新' }, 'slug', 'slug'],
      [{ iatiIdentifier: '41310' }, 'iatiIdentifier', 'iatiIdentifier'],
      [{ iatiIdentifier: 'XM-DAC-41310' }, 'iatiIdentifier', 'iatiTaken'],
      [{ websites: [{ label: 'Site', url: 'javascript:alert(1)' }] }, 'websites.0.url', 'webAddress'],
      [{ websites: [{ label: '', url: 'https://a.org' }] }, 'websites.0.label', 'missing'],
      [{ name: 'United\u202eNations' }, 'name', 'hiddenCharacters'],
    ] as const)
      expect(await createAgency(administrator, { ...unnamed, ...wrong })).toMatchObject({
        reason: 'invalid',
        problems: [{ field, problem }],
      })
    expect(await client.agency.count({ where: { name: unnamed.name } })).toBe(0)
  })

  it('is for administrators alone, and so is every change', async () => {
    for (const actor of [moderator, unodc]) {
      expect(await createAgency(actor, unnamed)).toEqual({ ok: false, reason: 'notYours' })
      expect(await changeAgency(actor, 'unodc', await detailsOf('unodc'))).toMatchObject({
        reason: 'notYours',
      })
      expect(await renameAgency(actor, 'unodc', {})).toMatchObject({ reason: 'notYours' })
      expect(await changeNames(actor, 'unodc', {})).toMatchObject({ reason: 'notYours' })
      expect(await mergeAgency(actor, 'unodc', { agency: 'dpo', sure: 'on' })).toMatchObject({
        reason: 'notYours',
      })
      expect(await lastEvent()).toMatchObject({ kind: 'refused.agency.merge', personId: actor.personId })
    }
  })
})

describe('what is known of an agency', () => {
  it('changes, with its present name among those in time', async () => {
    const given = await detailsOf('dpo')
    const changed = { ...given, name: 'Department for Peace Operations', address: '' }
    expect(await changeAgency(administrator, 'dpo', changed)).toEqual({ ok: true, slug: 'dpo' })
    expect(
      await client.agency.findUniqueOrThrow({ where: { slug: 'dpo' }, include: { names: true } }),
    ).toMatchObject({
      name: 'Department for Peace Operations',
      address: null,
      names: [{ acronym: 'DPKO' }, { name: 'Department for Peace Operations' }],
    })
    expect(await lastEvent()).toMatchObject({
      kind: 'agency.change',
      data: { before: { name: 'Department of Peace Operations' }, after: { address: null } },
    })
    expect(await foundBy('Department for Peace')).toEqual(['dpo'])
  })

  it('is not overwritten by whoever saw it as it was before', async () => {
    const slug = await agency()
    const given = await detailsOf(slug)
    await changeAgency(administrator, slug, { ...given, summary: 'Changed by the first.' })
    expect(await changeAgency(administrator, slug, { ...given, summary: 'By the second.' })).toEqual({
      ok: false,
      reason: 'stale',
      differences: [{ field: 'summary', now: 'Changed by the first.' }],
    })
    const { seen, ...unseen } = given
    expect(seen).not.toBe('')
    expect(await changeAgency(administrator, slug, unseen)).toMatchObject({ reason: 'unseen' })
    expect(await changeAgency(administrator, 'nobody', given)).toMatchObject({ reason: 'notFound' })
  })
})

describe('a succession', () => {
  it('keeps the old name with its address, and all that was reported', async () => {
    const activities = await client.activityAgency.count({ where: { agency: { slug: 'unodc' } } })
    const documentId = await desk.begin({ mentions: [], partners: [] })
    const draftOfWomen = await client.workingCopy.findUniqueOrThrow({ where: { documentId } })
    await client.workingCopy.update({
      where: { documentId },
      data: { content: { ...(draftOfWomen.content as object), mentions: ['unodc'], partners: ['un-women'] } },
    })
    const given = { name: 'Office on Crime', acronym: 'UNOC', from: '2026', slug: '' }
    const { names } = await seenOf('unodc')
    expect(await renameAgency(administrator, 'unodc', { ...given, seen: names })).toEqual({
      ok: true,
      slug: 'unoc',
    })

    expect(await findSuccessor('unodc')).toBe('unoc')
    expect(await client.activityAgency.count({ where: { agency: { slug: 'unoc' } } })).toBe(activities)
    const renamed = await findAgencyForDesk('unoc')
    expect(renamed?.names.map((each) => [each.acronym, each.slug, each.fromYear, each.untilYear])).toEqual([
      ['UNODC', 'unodc', null, 2026],
      ['UNOC', null, 2026, null],
    ])
    expect(await foundBy('Office on Crime')).toEqual(['unoc'])
    expect(await foundBy('UNODC')).toContain('unoc')
    expect(await client.document.count({ where: { kind: 'agency_profile', slug: 'unoc' } })).toBe(1)
    // Texts under way name it by its address of today.
    const draft = await client.workingCopy.findUniqueOrThrow({ where: { documentId } })
    expect(draft.content).toMatchObject({ mentions: ['unoc'], partners: ['un-women'] })
    // Whoever still sees the old name is told.
    expect(
      await renameAgency(administrator, 'unoc', { ...given, name: 'Another', seen: names }),
    ).toMatchObject({
      reason: 'stale',
    })
    expect(await lastEvent()).toMatchObject({
      kind: 'agency.rename',
      data: { agency: 'unoc', before: { slug: 'unodc' }, after: { slug: 'unoc' } },
    })
  })

  it('lets what names the agency by its old address be published', async () => {
    // Approved before the name changed: the frozen text says un-women.
    const id = await desk.approved({ mentions: ['un-women'] })
    const { names } = await seenOf('un-women')
    const given = { name: 'Entity for Women', acronym: 'UN Ladies', from: '2026', slug: '', seen: names }
    expect(await renameAgency(administrator, 'un-women', given)).toMatchObject({ slug: 'un-ladies' })
    expect(await desk.act(moderator, id, 'publish')).toMatchObject({ ok: true, state: 'published' })
    const mentioned = await client.activityMention.findMany({
      where: { activityId: id },
      select: { agency: { select: { slug: true } } },
    })
    expect(mentioned).toEqual([{ agency: { slug: 'un-ladies' } }])
    // Every version that can be cited names it too.
    const { slug } = await client.activity.findUniqueOrThrow({ where: { id } })
    expect((await findActivityVersion(slug, 1))?.activity.mentions).toMatchObject([{ slug: 'un-ladies' }])
    // And back again: the address is today's.
    const back = { name: 'UN Women', acronym: 'UN Women', from: '2027', slug: '' }
    const { names: after } = await seenOf('un-ladies')
    expect(await renameAgency(administrator, 'un-ladies', { ...back, seen: after })).toMatchObject({
      ok: true,
      slug: 'un-women',
    })
    expect(await findSuccessor('un-ladies')).toBe('un-women')
  })

  it('is refused where names would overlap, or belong to another', async () => {
    const slug = await agency()
    const first = { name: 'First', acronym: `${slug} A`, from: '2010', slug: '' }
    await renameAgency(administrator, slug, { ...first, seen: (await seenOf(slug)).names })
    const now = `${slug}-a`
    const seen = (await seenOf(now)).names
    for (const [wrong, field, problem] of [
      [{ from: '2010' }, 'from', 'beforePresentName'],
      [{ from: '1066' }, 'from', 'year'],
      [{ from: '2099' }, 'from', 'yearAhead'],
      [{ from: '2015', acronym: 'UNHCR' }, 'acronym', 'acronymTaken'],
      [{ from: '2015', slug: 'unifem' }, 'slug', 'slugTaken'],
      [{ from: '2015', name: 'First', acronym: `${slug} A` }, 'name', 'sameName'],
    ] as const)
      expect(
        await renameAgency(administrator, now, {
          ...{ name: 'Second', acronym: `${slug} B`, slug: '', seen },
          ...wrong,
        }),
      ).toMatchObject({ problems: [{ field, problem }] })
  })
})

describe('names in time', () => {
  const predecessor = { relation: 'predecessor', name: 'Fund of Old', acronym: 'FOO' }

  it('take in entities that went into the agency, with their addresses', async () => {
    const slug = await agency()
    const { names: seen } = await seenOf(slug)
    const names = [{ ...predecessor, slug: 'foo', fromYear: '1976', untilYear: '2010' }]
    expect(await changeNames(administrator, slug, { names, seen })).toMatchObject({ ok: true })
    expect(await findSuccessor('foo')).toBe(slug)
    expect(await lastEvent()).toMatchObject({ kind: 'agency.names' })
    expect(await changeNames(administrator, slug, { names, seen })).toMatchObject({ reason: 'stale' })
    const again = (await seenOf(slug)).names
    const taken = [{ ...predecessor, slug: 'foo', remove: 'on' }]
    expect(await changeNames(administrator, slug, { names: taken, seen: again })).toMatchObject({ ok: true })
    expect(await findSuccessor('foo')).toBeNull()
  })

  it('are refused at the field where the database would refuse them', async () => {
    const slug = await agency()
    const { names: seen } = await seenOf(slug)
    const own = { relation: 'own', name: 'Own', acronym: 'OWN', slug: '' }
    for (const [names, field, problem] of [
      [
        [
          { ...own, fromYear: '1990', untilYear: '2000' },
          { ...own, fromYear: '1999', untilYear: '2005' },
        ],
        'names.1.fromYear',
        'namesOverlap',
      ],
      [[{ ...own, fromYear: '2000', untilYear: '2000' }], 'names.0.untilYear', 'untilBeforeFrom'],
      [[{ ...own, fromYear: '2000', untilYear: '' }], 'names.0.untilYear', 'presentName'],
      [[{ ...predecessor, slug: 'dpko' }], 'names.0.slug', 'slugTaken'],
      [
        [
          { ...predecessor, slug: 'foo-1' },
          { ...predecessor, slug: 'foo-1' },
        ],
        'names.1.slug',
        'slugTwice',
      ],
      [[{}, { ...predecessor, name: '' }], 'names.1.name', 'missing'],
    ] as const)
      expect(await changeNames(administrator, slug, { names, seen })).toMatchObject({
        problems: [{ field, problem }],
      })
  })
})

describe('a merger', () => {
  it('makes all of one agency another’s, and loses nothing', async () => {
    const from = await client.agency.findUniqueOrThrow({ where: { slug: 'untf' } })
    const into = await client.agency.findUniqueOrThrow({ where: { slug: 'un-women' } })
    const of = (agencyId: string) => ({ where: { agencyId } })
    const activitiesOf = async (...ids: string[]) => {
      const rows = await client.activityAgency.findMany({ where: { agencyId: { in: ids } } })
      return new Set(rows.map(({ activityId }) => activityId))
    }
    const activities = await activitiesOf(from.id, into.id)
    const memberships = await client.membership.count({ where: { agencyId: from.id } })
    const identifiers = await client.legacyIdentifier.count(of(from.id))
    expect(activities.size + memberships + identifiers).toBeGreaterThan(0)

    const given = { agency: 'untf', untilYear: '2026' }
    expect(await mergeAgency(administrator, 'un-women', given)).toMatchObject({
      problems: [{ field: 'sure', problem: 'sureMissing' }],
    })
    expect(await mergeAgency(administrator, 'un-women', { ...given, sure: 'on' })).toMatchObject({ ok: true })
    expect(await activitiesOf(into.id)).toEqual(activities)
    expect(await client.agency.count({ where: { slug: 'untf' } })).toBe(0)
    expect(await findSuccessor('untf')).toBe('un-women')
    expect(await client.legacyIdentifier.count(of(into.id))).toBeGreaterThanOrEqual(identifiers)
    expect(await client.agencyMerger.findUniqueOrThrow({ where: { agencyId: from.id } })).toMatchObject({
      slug: 'untf',
      intoId: into.id,
    })
    expect(await client.document.count({ where: { id: from.id } })).toBe(1)
    expect(await foundBy(from.acronym)).toContain('un-women')
    expect(await foundBy(from.acronym)).not.toContain('untf')
    expect(await lastEvent()).toMatchObject({
      kind: 'agency.merge',
      data: { agency: 'untf', into: 'un-women' },
    })
  })

  it('leaves the profile to its history: nobody can reopen what no page would show', async () => {
    const others = ['dpo', 'ocha', 'ohchr', 'un-women', 'unodc', 'untf', 'who']
    const { id, slug } = await client.document.findFirstOrThrow({
      where: { kind: 'agency_profile', state: 'published', slug: { notIn: others } },
    })
    const given = { agency: slug, sure: 'on' }
    expect(await mergeAgency(administrator, 'ocha', given)).toMatchObject({ ok: true })
    const profile = await findEditedDocument(administrator, 'agency_profile', id)
    expect(profile).toMatchObject({ state: 'refused', lead: { slug: 'ocha' }, actions: [] })
    expect(await desk.act(administrator, id, 'reopen')).toMatchObject({ ok: false, reason: 'notNow' })
    const history = await findHistory(administrator, id)
    expect(history?.revisions.length).toBeGreaterThan(0)
  })

  it('takes along what was signed, written and said at the desk', async () => {
    const slug = await agency()
    const from = await client.agency.findUniqueOrThrow({ where: { slug } })
    const speaker = await makePerson(client, { name: 'Spea Ker', roles: ['focal_point'], agencies: [slug] })
    const signed = await desk.carry(await desk.begin({ partners: [slug] }), [
      [unodc, 'submit'],
      [speaker, 'sign'],
    ])
    await client.assignment.create({ data: { personId: moderator.personId, agencyId: from.id } })
    await client.nothingToReport.create({
      data: { periodId: desk.periodId, agencyId: from.id, signedById: women.personId },
    })
    const ocha = await client.agency.findUniqueOrThrow({ where: { slug: 'ocha' } })
    expect(await mergeAgency(administrator, 'ocha', { agency: slug, sure: 'on' })).toMatchObject({ ok: true })
    const signature = await client.signature.findFirstOrThrow({ where: { revision: { documentId: signed } } })
    expect(signature).toMatchObject({ agencyId: ocha.id, personId: speaker.personId })
    expect(await client.documentPartner.findMany({ where: { documentId: signed } })).toMatchObject([
      { agencyId: ocha.id },
    ])
    expect(
      await client.assignment.count({ where: { personId: moderator.personId, agencyId: ocha.id } }),
    ).toBe(1)
    expect(await client.nothingToReport.count({ where: { agencyId: ocha.id } })).toBe(1)
    // Frozen, it names the agency that is gone; published, the one of today.
    await desk.carry(signed, [
      [moderator, 'claim'],
      [desk.second, 'claim'],
      [desk.second, 'approve'],
      [desk.second, 'publish'],
    ])
    const partners = await client.activityAgency.findMany({ where: { activityId: signed, role: 'partner' } })
    expect(partners).toMatchObject([{ agencyId: ocha.id }])
  })

  it('waits while both are in one entry that is under way', async () => {
    await desk.carry(await desk.begin({ partners: ['ohchr'] }), [[unodc, 'submit']])
    const own = unodc.agencies[0]?.id ?? ''
    const { slug } = await client.agency.findUniqueOrThrow({ where: { id: own } })
    expect(await mergeAgency(administrator, slug, { agency: 'ohchr', sure: 'on' })).toMatchObject({
      problems: [{ field: 'agency', problem: 'sharedUnderWay' }],
    })
    expect(await mergeAgency(administrator, slug, { agency: slug, sure: 'on' })).toMatchObject({
      problems: [{ field: 'agency', problem: 'mergeWithItself' }],
    })
    expect(await mergeAgency(administrator, slug, { agency: 'nobody', sure: 'on' })).toMatchObject({
      problems: [{ field: 'agency', problem: 'agencyUnknown' }],
    })
  })

  it('is the only reason for which a signature ever changes', async () => {
    const { revisionId, agencyId } = await client.signature.findFirstOrThrow()
    const { id: other } = await client.agency.findUniqueOrThrow({ where: { slug: 'who' } })
    const where = { revisionId_agencyId: { revisionId, agencyId } }
    await expect(client.signature.update({ where, data: { agencyId: other } })).rejects.toThrow()
    await expect(client.signature.delete({ where })).rejects.toThrow()
  })
})

describe('the files of the inventory', () => {
  it('leave alone what is kept at the desk, and say so', async () => {
    const read = await readInventory('content/inventory')
    if (!read.ok) throw new Error('The inventory cannot be read')
    const agencies = read.inventory.agencies.map((each) =>
      ['dpo', 'who', 'untf', 'unodc'].includes(each.slug)
        ? { ...each, summary: 'As the file has it.', hash: `another ${each.slug}` }
        : each,
    )
    const counts = await loadInventory(client, { ...read.inventory, agencies })
    expect(counts.find(({ kind }) => kind === 'agency')).toMatchObject({ updated: 1, removed: 0, kept: 3 })
    const summaryOf = async (slug: string) => (await client.agency.findUnique({ where: { slug } }))?.summary
    expect(await summaryOf('who')).toBe('As the file has it.')
    expect(await summaryOf('dpo')).not.toBe('As the file has it.')
    expect(await summaryOf('untf')).toBeUndefined()
    // Even where the file is gone, as after a change of name.
    const without = agencies.filter(({ slug }) => slug !== 'dpo')
    const activities = read.inventory.activities.filter(({ lead }) => lead !== 'dpo')
    expect(activities.length).toBeGreaterThan(0)
    const again = await loadInventory(client, { ...read.inventory, agencies: without })
    expect(again.find(({ kind }) => kind === 'agency')).toMatchObject({ removed: 0, kept: 3 })
    expect(await summaryOf('dpo')).toBeDefined()
  })
})

it('leaves an audit trail without a gap', async () => {
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})
