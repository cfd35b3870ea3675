import { ensureDemoPeriod } from '../administration/periods/demonstration.ts'
import { connect } from '../database/client.ts'
import type { Env } from '../env.ts'
import { demoAccounts, ensureDemoAccounts } from '../people/demonstration.ts'
import { step } from './steps.ts'

/** Makes what a demonstration needs where it is missing: accounts, and a period for which they can report. */
export async function provideDemonstration(url: string): Promise<void> {
  const client = connect(url)
  try {
    await step(
      'Demo accounts',
      () => ensureDemoAccounts(client),
      (made) => (made === 0 ? 'already there' : `${made} made`),
    )
    await step(
      'Demo period',
      () => ensureDemoPeriod(client),
      (opened) => (opened ? `${opened} is open for reports` : 'already there'),
    )
  } finally {
    await client.$disconnect()
  }
}

/** Who can sign in to a demonstration, and how; nothing elsewhere. */
export function demoAccountsAsText({ DEMO, MAIL }: Env, address: string): string {
  if (!DEMO) return ''
  const width = Math.max(...demoAccounts.map(({ email }) => email.length))
  const lines = demoAccounts.map(({ email, name }) => `  ${email.padEnd(width)}  ${name}`)
  const where = MAIL === 'files' ? `; the link is then at ${address}/dev/mail` : ''
  return `\nSign in at ${address}/sign-in with one of these addresses${where}:\n${lines.join('\n')}\n\n`
}
