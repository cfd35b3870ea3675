import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'

const { url } = await testDatabase('blank')

it('keeps nothing of the answers that were sent', async () => {
  const client = new Client(url)
  await client.connect()
  const ask = async (times: number) => {
    for (let done = 0; done < times; done += 1) await client.query(`SELECT repeat('x', 1000000) AS text`)
  }
  await ask(20)
  const before = heldBytes()
  await ask(150)
  // What is kept of every answer would be 150 MB by now.
  expect(heldBytes() - before).toBeLessThan(40_000_000)
  await client.end()
})

function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
