import { expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { testDatabase } from '../support/database.ts'
import { actions } from '../support/model-facts.ts'
import { runModel } from '../support/model-run.ts'
import { seed } from '../support/seed.ts'

const { client } = await testDatabase('inventory')

it('the portal does what the model of the workflow does, whatever people try', async () => {
  process.stdout.write(`Model of the workflow: seed ${seed}\n`)
  const tally = await runModel(client, { seed, steps: 3000, until: Date.now() + 60_000 })
  process.stdout.write(
    `${tally.steps} steps, done ${JSON.stringify(tally.done)}, refused ${JSON.stringify(tally.refused)}\n`,
  )
  expect(await verifyAudit(client)).toMatchObject({ ok: true })
  // A machine that is busy comes less far; where all steps were made, everything was done.
  if (tally.steps === 3000) expect(Object.keys(tally.done)).toEqual(expect.arrayContaining([...actions]))
})
