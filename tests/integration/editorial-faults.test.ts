import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../lib/audit/verify.ts'
import { perform } from '../../lib/editorial/mutations.ts'
import { actions } from '../../lib/editorial/workflow.ts'
import { testDatabase } from '../support/database.ts'
import { withFaultAfter } from '../support/faults.ts'
import { observed } from '../support/model-observed.ts'
import { occasionFor, openDesk, timeOf } from '../support/occasions.ts'

const { client } = await testDatabase('inventory')
const desk = await openDesk(client)

/** All that an action may touch, as it is now. */
async function everythingOf(id: string) {
  const [counts] = await client.$queryRaw<object[]>`
    SELECT (SELECT count(*)::int FROM "audit_events") AS "events", (SELECT count(*)::int FROM "notices") AS "notices",
      (SELECT count(*)::int FROM "document_changes") AS "changes", (SELECT count(*)::int FROM "results") AS "results",
      (SELECT count(*)::int FROM "search_documents") AS "found", (SELECT count(*)::int FROM "withdrawals") AS "withdrawn"`
  return { ...(await observed(client, id)), ...counts }
}

describe('a fault after any statement', () => {
  for (const action of actions)
    it(`of ${action} leaves nothing half done, and the request can be sent again`, async () => {
      const { doer, id } = await occasionFor(desk, action)
      const change = await desk.request(id, action)
      const at = timeOf(action)
      const before = await everythingOf(id)
      for (let n = 1; ; n += 1) {
        let outcome: unknown
        let sent: string[] = []
        try {
          sent = await withFaultAfter(n, async () => {
            outcome = await perform(doer, change, at)
          })
        } catch {
          outcome = 'fault'
        }
        const now = await everythingOf(id)
        if (outcome === 'fault' && now.lockVersion === before.lockVersion) {
          expect(now).toEqual(before)
          continue
        }
        // Only the word of a commit came too late: all of it is there, and is there once when asked for again.
        expect(now.lockVersion).toBe((before.lockVersion as number) + 1)
        expect(sent.length < n || outcome === 'fault').toBe(true)
        expect(await perform(doer, change, at)).toMatchObject({ ok: true, lockVersion: now.lockVersion })
        expect(await everythingOf(id)).toEqual(now)
        expect(n).toBeGreaterThan(8)
        break
      }
    })

  it('leaves the audit trail whole', async () => {
    expect(await verifyAudit(client)).toMatchObject({ ok: true })
  })
})
