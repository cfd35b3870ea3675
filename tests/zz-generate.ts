import { setEnvironment } from '../lib/env.ts'

setEnvironment({ NODE_ENV: 'production', VAR_DIR: '/tmp/var100k' })
const { openDatabase, bringUpToDate } = await import('../lib/launch/database.ts')
const { readEnvironment } = await import('../lib/launch/prepare.ts')
readEnvironment()
const database = await openDatabase()
await bringUpToDate(database.url)
const { loadContent } = await import('../lib/launch/content.ts')
await loadContent(database.url, { onlyWhenEmpty: true })
const { connect } = await import('../lib/database/client.ts')
const client = connect(database.url)
const { generateEntries } = await import('./bench/entries.ts')
await generateEntries(client, 100000, (d) => {
  if (d % 10000 === 0) console.log(d, new Date().toISOString())
})
await client.$disconnect()
await database.close()
process.exit(0)
