import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { database } from '../../lib/database/client.ts'
import { testDatabase } from '../support/database.ts'
import { openDesk } from '../support/occasions.ts'

const warnings: string[] = []
const note = ({ message }: Error) => void warnings.push(message)
process.on('warning', note)
afterAll(() => void process.off('warning', note))

const { client } = await testDatabase('inventory')

it('statements of one transaction that are asked for at once are carried out one after another', async () => {
  const numbers = await client.$transaction((tx) =>
    Promise.all([1, 2, 3, 4, 5].map((number) => tx.$queryRaw`SELECT ${number}::int AS "number"`)),
  )
  expect(numbers).toEqual([1, 2, 3, 4, 5].map((number) => [{ number }]))
  // Relations are loaded side by side.
  const desk = await openDesk(database())
  const documentId = await desk.inState('published')
  const found = await client.$transaction((tx) =>
    tx.document.findUniqueOrThrow({
      where: { id: documentId },
      include: { leadAgency: true, partners: true, period: true, liveRevision: true, revisions: true },
    }),
  )
  expect(found.revisions).toHaveLength(1)
  await setImmediate()
  expect(warnings).toEqual([])
})

it('a statement that fails does so for whoever asked, and those after it have their turn', async () => {
  const outcome = client.$transaction(async (tx) => {
    await expect(tx.$queryRaw`SELECT 1 / 0`).rejects.toThrow('division by zero')
    // PostgreSQL takes nothing more in a transaction that failed, and says so itself.
    await expect(tx.$queryRaw`SELECT 1`).rejects.toThrow('25P02')
    throw new Error('given up')
  })
  await expect(outcome).rejects.toThrow('given up')
  expect(await client.$transaction((tx) => tx.$queryRaw`SELECT 1 AS "number"`)).toEqual([{ number: 1 }])
})
