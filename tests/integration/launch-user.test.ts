import { describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { run } from '../support/process.ts'

const { client, url } = await testDatabase('inventory')

async function portal(...args: string[]) {
  const command = run('lib/launch/portal.ts', ['user', ...args], { DATABASE_URL: url })
  const code = await command.ended
  return { code, output: command.output() }
}

describe('npm run portal -- user', () => {
  it('makes the first administrator of an installation, tells them, and does not let it be the last deed', async () => {
    const person = ['--email', 'Ada@example.org', '--name', 'Ada Ministra', '--role', 'administrator']
    expect(await portal('invite', ...person)).toMatchObject({
      code: 0,
      output: expect.stringContaining('ada@example.org is invited.'),
    })
    expect(await client.person.findMany()).toMatchObject([
      { email: 'ada@example.org', roles: ['administrator'] },
    ])
    expect(await client.outboxMail.findMany()).toMatchObject([{ recipient: 'ada@example.org' }])
    expect(await portal('disable', 'ada@example.org')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Make somebody else an administrator first'),
    })
  })

  it('changes what somebody may do, and lists everybody', async () => {
    const focal = ['--email', 'f@example.org', '--name', 'Femi Focal', '--role', 'focal_point']
    await portal('invite', ...focal, '--agency', 'unodc', '--agency', 'dpo:deputy')
    await portal('roles', 'f@example.org', '--role', 'focal_point', '--role', 'auditor')
    await portal('disable', 'f@example.org')
    const { output } = await portal('list')
    expect(output).toContain(
      'f@example.org    Femi Focal · focal_point, auditor · dpo:deputy, unodc · disabled',
    )
    expect(output).toContain('ada@example.org  Ada Ministra · administrator')
  })

  it('says what to write where something is wrong', async () => {
    expect(await portal('invite', '--email', 'x', '--name', 'X', '--role', 'king')).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /--name "First Last"[\s\S]*--email name@example\.org[\s\S]*--role focal_point/,
      ),
    })
    for (const args of [['crown'], ['invite', '--crown'], []])
      expect(await portal(...args)).toMatchObject({
        code: 1,
        output: expect.stringContaining('npm run portal -- user <what>'),
      })
    expect(await portal('disable', 'nobody@example.org')).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is nobody with the address "nobody@example.org".'),
    })
  })
})
