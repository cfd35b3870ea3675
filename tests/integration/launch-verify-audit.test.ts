import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { eventHash, recordEvent } from '../../lib/audit/record.ts'
import { testDatabase } from '../support/database.ts'
import { run } from '../support/process.ts'

const { client, url } = await testDatabase('empty')
const directory = mkdtempSync(join(tmpdir(), 'head-'))
afterAll(() => rmSync(directory, { recursive: true }))

async function verifyAudit(...args: string[]) {
  const command = run('lib/launch/portal.ts', ['verify-audit', ...args], { DATABASE_URL: url })
  return { code: await command.ended, output: command.output() }
}

async function record(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1)
    await client.$transaction((tx) =>
      recordEvent(tx, { kind: 'test.happen', at: new Date(), personId: null, data: { each } }),
    )
}

/** What the owner of the database can do, and nobody else. */
async function tamper(statement: string): Promise<void> {
  await client.$executeRaw`ALTER TABLE "audit_events" DISABLE TRIGGER USER`
  await client.$executeRawUnsafe(statement)
  await client.$executeRaw`ALTER TABLE "audit_events" ENABLE TRIGGER USER`
}

/** Writes events anew from one on, each with the hash that its content asks for. */
async function rewriteFrom(sequence: bigint): Promise<void> {
  let previousHash = (await client.auditEvent.findUniqueOrThrow({ where: { sequence: sequence - 1n } })).hash
  const events = await client.auditEvent.findMany({
    where: { sequence: { gte: sequence } },
    orderBy: { sequence: 'asc' },
  })
  for (const event of events) {
    const hash = eventHash({ ...event, kind: 'test.invent', previousHash })
    await tamper(
      `UPDATE "audit_events" SET "kind" = 'test.invent', "previous_hash" = '${previousHash}', "hash" = '${hash}'
       WHERE "sequence" = ${event.sequence}`,
    )
    previousHash = hash
  }
}

describe('npm run portal -- verify-audit', () => {
  const file = join(directory, 'head.json')

  it('says that a trail is whole, and gives its end to be kept elsewhere', async () => {
    await record(12)
    expect(await verifyAudit()).toMatchObject({
      code: 0,
      output: expect.stringContaining('whole: 12 events'),
    })
    expect(await verifyAudit('--export-head', file)).toMatchObject({ code: 0 })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      sequence: '12',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    await record(3)
    expect(await verifyAudit('--head', file)).toMatchObject({
      code: 0,
      output: expect.stringContaining('contains the end that was kept, event 12'),
    })
  })

  it('finds by the kept end what looks whole: a trail that was cut, or written anew', async () => {
    await rewriteFrom(11n)
    expect(await verifyAudit()).toMatchObject({ code: 0 })
    expect(await verifyAudit('--head', file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('event 12 is not the one whose hash was kept'),
    })
    await tamper('DELETE FROM "audit_events" WHERE "sequence" > 10')
    expect(await verifyAudit()).toMatchObject({ code: 0 })
    expect(await verifyAudit('--head', file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('ends before event 12'),
    })
  })

  it('names the first event that was changed, that does not follow, or that is gone', async () => {
    await tamper(`UPDATE "audit_events" SET "previous_hash" = 'x' WHERE "sequence" = 9`)
    expect((await verifyAudit()).output).toContain('Event 9 of the audit trail is not what was written')
    await tamper(`UPDATE "audit_events" SET "data" = '{"each": 99}' WHERE "sequence" = 7`)
    expect((await verifyAudit()).output).toContain('Event 7 of the audit trail is not what was written')
    await tamper('DELETE FROM "audit_events" WHERE "sequence" = 5')
    expect(await verifyAudit()).toMatchObject({
      code: 1,
      output: expect.stringContaining('Event 5 of the audit trail is missing'),
    })
    const event = await client.auditEvent.findUniqueOrThrow({ where: { sequence: 3n } })
    const hash = eventHash({ ...event, previousHash: 'f'.repeat(64) })
    await tamper(
      `UPDATE "audit_events" SET "previous_hash" = '${'f'.repeat(64)}', "hash" = '${hash}' WHERE "sequence" = 3`,
    )
    expect((await verifyAudit()).output).toContain('Event 3 of the audit trail does not follow')
  })

  it('says what to write where something is wrong', async () => {
    writeFileSync(file, '{}')
    expect(await verifyAudit('--head', file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('--export-head wrote'),
    })
    expect(await verifyAudit('--head', join(directory, 'none'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('ENOENT'),
    })
    expect(await verifyAudit('--hed')).toMatchObject({
      code: 1,
      output: expect.stringContaining('--head FILE'),
    })
    expect(await verifyAudit('--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('--head FILE'),
    })
  })
})
