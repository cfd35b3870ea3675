import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/auth/actor.ts'
import { guidanceFor } from '../../lib/editorial/guidance.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import { notePresence } from '../../lib/editorial/presence.ts'
import { findEditedDocument } from '../../lib/editorial/queries.ts'
import { saveWorkingCopy } from '../../lib/editorial/working-copy.ts'
import { testDatabase } from '../support/database.ts'
import { completeActivity, makePerson, openRound } from '../support/people.ts'

const { client } = await testDatabase('inventory')
const periodId = await openRound(client)
const unodc = await makePerson(client, { name: 'Ada Unodc', roles: ['focal_point'], agencies: ['unodc'] })
const women = await makePerson(client, { name: 'Wim Women', roles: ['focal_point'], agencies: ['un-women'] })
const stranger = await makePerson(client, { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] })
const moderator = await makePerson(client, { name: 'Mo Derator', roles: ['moderator'] })

const joint = { ...completeActivity, partners: ['un-women'] }

async function begin(content: object = joint): Promise<string> {
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

/** What the editor sends, as it sends it. */
function save(actor: Actor, id: string, title: string, lockVersion: number, key: string = randomUUID()) {
  return saveWorkingCopy(actor, id, JSON.stringify({ key, lockVersion, content: { ...joint, title } }))
}

async function titleOf(id: string): Promise<string | undefined> {
  const { content } = await client.workingCopy.findUniqueOrThrow({ where: { documentId: id } })
  return (content as { title?: string }).title
}

describe('a text that is being written', () => {
  it('is saved, each time with the version of the last answer', async () => {
    const id = await begin()
    const first = await save(unodc, id, 'One', 1)
    expect(first).toMatchObject({ ok: true, lockVersion: 2, by: 'Ada Unodc' })
    expect(await save(unodc, id, 'Two', 2)).toMatchObject({ ok: true, lockVersion: 3 })
    expect(await titleOf(id)).toBe('Two')
  })

  it('is saved once however often the same request arrives', async () => {
    const id = await begin()
    const key = randomUUID()
    const first = await save(unodc, id, 'One', 1, key)
    await save(unodc, id, 'Two', 2)
    expect(await save(unodc, id, 'One', 1, key)).toMatchObject({
      ok: true,
      lockVersion: 2,
      at: 'at' in first && first.at,
    })
    expect(await titleOf(id)).toBe('Two')
  })

  it('does not replace what somebody else saved, and is told what that is', async () => {
    const id = await begin()
    await save(women, id, 'Theirs', 1)
    expect(await save(unodc, id, 'Mine', 1)).toMatchObject({
      ok: false,
      reason: 'stale',
      lockVersion: 2,
      by: 'Wim Women',
      content: { title: 'Theirs' },
    })
    expect(await titleOf(id)).toBe('Theirs')
  })

  it('is saved by one of many who save at once', async () => {
    const id = await begin()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => save(index % 2 ? unodc : women, id, `Title ${index}`, 1)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'stale')).toHaveLength(7)
  })

  it('is none for strangers, and none for the secretariat before it is handed over', async () => {
    const id = await begin()
    for (const actor of [stranger, moderator]) {
      expect(await save(actor, id, 'Not mine', 1)).toEqual({ ok: false, reason: 'notFound' })
      expect(await findEditedDocument(actor, 'activity', id)).toBeNull()
    }
    expect(await saveWorkingCopy(unodc, randomUUID(), '{"content":null}')).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })

  it('cannot change its state, its owners or its address by what is sent beside it', async () => {
    const id = await begin()
    const content = {
      ...joint,
      title: 'One',
      state: 'published',
      leadAgencyId: 'x',
      slug: 'x',
      publishedAt: 'now',
    }
    const body = { key: randomUUID(), lockVersion: 1, content, state: 'published', action: 'publish' }
    expect(await saveWorkingCopy(unodc, id, JSON.stringify(body))).toMatchObject({ ok: true })
    const document = await client.document.findUniqueOrThrow({
      where: { id },
      include: { workingCopy: true },
    })
    expect(document).toMatchObject({ state: 'draft', slug: null, leadAgencyId: unodc.agencies[0]?.id })
    expect(document.workingCopy?.content).not.toHaveProperty('state')
  })

  it.each([
    ['no JSON', '{', 'unreadable'],
    ['a list', '[]', 'unreadable'],
    ['no version', JSON.stringify({ key: randomUUID(), content: {} }), 'versionMissing'],
    ['no key', JSON.stringify({ lockVersion: 1, content: {} }), 'keyMissing'],
    [
      'a number for a text',
      JSON.stringify({ key: randomUUID(), lockVersion: 1, content: { title: 4 } }),
      'unreadable',
    ],
    [
      'a megabyte',
      JSON.stringify({ key: randomUUID(), lockVersion: 1, content: { body: 'x'.repeat(1_000_000) } }),
      'tooLarge',
    ],
  ])('is refused in words, and stays as it was: %s', async (_, body, reason) => {
    const id = await begin()
    expect(await saveWorkingCopy(unodc, id, body)).toEqual({ ok: false, reason })
    expect(await titleOf(id)).toBe(completeActivity.title)
  })

  it('loses control characters and lone halves of letters, and nothing else', async () => {
    const id = await begin()
    await save(unodc, id, 'a\u0000b\u0007c\ud800d \u202e\u0639', 1)
    expect(await titleOf(id)).toBe('abcd \u202e\u0639')
  })

  it('does not fill the history', async () => {
    const id = await begin()
    for (let version = 1; version <= 5; version += 1) await save(unodc, id, `Title ${version}`, version)
    expect(await client.revision.count({ where: { documentId: id } })).toBe(0)
    expect(await client.auditEvent.count({ where: { documentId: id } })).toBe(1)
  })

  it('is refused once it was handed over', async () => {
    const id = await begin(completeActivity)
    await perform(unodc, { documentId: id, action: 'submit', lockVersion: 1, key: randomUUID() })
    expect(await save(unodc, id, 'Too late', 2)).toEqual({ ok: false, reason: 'notNow' })
  })
})

describe('who has a text open', () => {
  const ask = (actor: Actor, id: string) => saveWorkingCopy(actor, id, '{"content":null}')

  it('is seen by the others, with their agencies, until they are gone', async () => {
    const id = await begin()
    expect(await ask(women, id)).toMatchObject({ ok: true, others: [] })
    expect(await ask(unodc, id)).toMatchObject({
      ok: true,
      lockVersion: 1,
      others: [{ name: 'Wim Women', agencies: ['UN Women'] }],
    })
    expect(await notePresence(id, unodc, new Date(Date.now() + 60_000))).toEqual([])
  })

  it('is not seen by strangers', async () => {
    const id = await begin()
    expect(await ask(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
    expect(await client.presence.count({ where: { documentId: id } })).toBe(0)
  })
})

describe('what the editor shows', () => {
  it('is the working copy to its owners, and to the secretariat what was handed over', async () => {
    const id = await begin(completeActivity)
    await perform(unodc, { documentId: id, action: 'submit', lockVersion: 1, key: randomUUID() })
    await perform(unodc, { documentId: id, action: 'withdraw', lockVersion: 2, key: randomUUID() })
    await save(unodc, id, 'Not yet for others', 3)
    const shown = async (actor: Actor) => (await findEditedDocument(actor, 'activity', id))?.draft
    expect(await shown(unodc)).toMatchObject({ title: 'Not yet for others' })
    expect(await shown(moderator)).toMatchObject({ title: completeActivity.title })
  })

  it('has guidance, which the secretariat can write anew', async () => {
    expect(await guidanceFor('title', 'en')).toMatch(/Say what was done/)
    await client.guidance.create({ data: { field: 'title', language: 'en', body: 'Short.' } })
    expect(await guidanceFor('title', 'en')).toBe('Short.')
    expect(await guidanceFor('title', 'fr')).toBe('Short.')
    expect(await guidanceFor('../../package', 'en')).toBeNull()
  })
})
