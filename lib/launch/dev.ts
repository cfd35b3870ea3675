import { setEnvironment } from '../env.ts'
import { bringUpToDate, openDatabase } from './database.ts'
import { Lifetime } from './lifetime.ts'
import { checkPort } from './port.ts'
import { makeClient, readEnvironment, withSecret } from './prepare.ts'

/** `npm run dev`: the same database, and pages that are made anew as their sources change. */
setEnvironment({ NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' })

const lifetime = new Lifetime()
await lifetime.run(async () => {
  const env = readEnvironment()
  await checkPort(env.PORT, env.HOST)
  await makeClient()
  const database = await withSecret(env, openDatabase)
  lifetime.add('The database', database.close)
  await bringUpToDate(database.url)
  const { loadContent } = await import('./content.ts')
  await loadContent(database.url, { onlyWhenEmpty: true })
  const { provideDemonstration, demoAccountsAsText } = await import('./demo.ts')
  if (env.DEMO) await provideDemonstration(database.url)
  const { serve } = await import('./serve.ts')
  const serving = await serve(env, { development: true })
  lifetime.add('The server', serving.close)
  lifetime.watch(database.ended)
  process.stdout.write(
    `\nThe development server is ready: ${serving.address}\n${demoAccountsAsText(env, serving.address)}Ctrl-C stops it.\n`,
  )
})
