import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { createDocument, perform } from '../../lib/editorial/mutations.ts'
import { testDatabase } from '../support/database.ts'
import { newText, openDesk } from '../support/occasions.ts'
import { makePerson } from '../support/people.ts'
import { approveAtOnce } from '../support/races.ts'

const { client } = await testDatabase('inventory')
const desk = await openDesk(client)
const moderators = await Promise.all(
  Array.from({ length: 8 }, (_, number) =>
    makePerson(client, { name: `Mo ${number}`, roles: ['moderator'] }),
  ),
)

it('of eight approvals at once one wins, and seven are told that it is no longer to be approved', async () => {
  for (let round = 0; round < 25; round += 1) {
    const { won, reasons, approvals } = await approveAtOnce(desk, moderators)
    expect({ won, approvals }).toEqual({ won: 1, approvals: 1 })
    expect(reasons).toHaveLength(7)
    for (const reason of reasons) expect(['stale', 'notNow']).toContain(reason)
  }
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
})

it('one request that arrives eight times at once is carried out once, and answered alike', async () => {
  const id = await desk.inState('approved')
  const change = await desk.request(id, 'publish')
  const outcomes = await Promise.all(moderators.map(() => perform(desk.moderator, change)))
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
  expect(outcomes[0]).toMatchObject({ ok: true, state: 'published' })
  expect(await client.publication.count({ where: { documentId: id } })).toBe(1)
  expect(await client.documentChange.count({ where: { documentId: id, action: 'publish' } })).toBe(1)
})

it('of saves that were all written upon the same text one is kept, and the others hear what it is by now', async () => {
  const id = await desk.begin()
  const changes = await Promise.all(moderators.map(() => desk.request(id, 'save', { content: newText() })))
  const outcomes = await Promise.all(changes.map((change) => perform(desk.lead, change)))
  const kept = outcomes.findIndex(({ ok }) => ok)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(
    Array(7).fill({ ok: false, reason: 'stale', lockVersion: 2 }),
  )
  const copy = await client.workingCopy.findUniqueOrThrow({ where: { documentId: id } })
  expect(copy.content).toMatchObject(changes[kept]?.content as object)
})

it('texts of one title that are published at once have an address each', async () => {
  const title = 'Shelters opened at once'
  const ids = []
  for (let count = 0; count < 5; count += 1) ids.push(await desk.inState('approved', { title }))
  const changes = await Promise.all(ids.map((id) => desk.request(id, 'publish')))
  const outcomes = await Promise.all(changes.map((change) => perform(desk.moderator, change)))
  for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true })
  const slugs = await client.activity.findMany({ where: { title }, select: { slug: true } })
  expect(slugs.map(({ slug }) => slug).sort()).toEqual(
    ['', '-2', '-3', '-4', '-5'].map((number) => `shelters-opened-at-once${number}`),
  )
})

it('a document that is begun five times at once is made once', async () => {
  const key = randomUUID()
  const agencyId = desk.lead.agencies[0]?.id ?? ''
  const wanted = { kind: 'story' as const, agencyId, key }
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => createDocument(desk.lead, wanted)))
  expect(outcomes).toEqual(Array(5).fill({ ok: true, id: key }))
  expect(await client.auditEvent.count({ where: { documentId: key } })).toBe(1)
})
