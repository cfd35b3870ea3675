import { parseArgs } from 'node:util'
import { bringUpToDate, openDatabase } from './database.ts'
import { makeClient, readEnvironment } from './prepare.ts'
import { printFailure } from './steps.ts'

type Verb = {
  help: string
  /** What `--help` after the verb says. */
  usage?: () => Promise<string>
  run: (url: string, rest: string[]) => Promise<void>
}

/** The administrator's command line. Each verb works on the database of this installation, running or not. */
const verbs: Record<string, Verb> = {
  migrate: {
    help: 'Bring the database to the state of prisma/migrations.',
    run: bringUpToDate,
  },
  seed: {
    help: "Load the inventory's content from content/inventory: new and changed files only.",
    run: async (url) => {
      const { loadContent } = await import('./content.ts')
      await bringUpToDate(url)
      await loadContent(url, { onlyWhenEmpty: false })
    },
  },
  'verify-audit': {
    help: 'Check that nobody changed the audit trail. `verify-audit --help` says how to keep its end.',
    usage: async () => (await import('./verify-audit.ts')).verifyAuditUsage,
    run: async (url, rest) => {
      const { runVerifyAudit } = await import('./verify-audit.ts')
      await runVerifyAudit(url, rest)
    },
  },
  user: {
    help: 'Accounts: invite, list, roles, disable, enable. `user --help` says how.',
    usage: async () => (await import('./user-usage.ts')).userUsage,
    run: async (_, rest) => {
      const { runUserCommand } = await import('./user.ts')
      await runUserCommand(rest)
    },
  },
}

const usage = [
  'npm run portal -- <verb>',
  '',
  ...Object.entries(verbs).map(([name, verb]) => `  ${name.padEnd(13)} ${verb.help}`),
  '',
  'The database is the server in DATABASE_URL, else the embedded one in VAR_DIR (var).',
  '',
].join('\n')

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  const [name = ''] = positionals
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  const rest = process.argv.slice(process.argv.indexOf(name, 2) + 1)
  if (values.help && verb?.usage) {
    process.stdout.write(await verb.usage())
    return 0
  }
  if (values.help || !verb) {
    const wrong = name && !verb ? `There is no verb "${name}".\n\n` : ''
    process[wrong || !values.help ? 'stderr' : 'stdout'].write(`${wrong}${usage}`)
    return values.help && !wrong ? 0 : 2
  }
  readEnvironment()
  await makeClient()
  const database = await openDatabase({ attach: true })
  try {
    await verb.run(database.url, rest)
    return 0
  } finally {
    await database.close()
  }
}

main()
  .catch((error) => {
    printFailure(error)
    return 1
  })
  // Prisma's engine leaves a timer behind that would keep the process for ten more seconds.
  .then((code) => process.stdout.write('', () => process.exit(code)))
