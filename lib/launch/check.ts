import { Lifetime } from './lifetime.ts'
import { makeClient, readEnvironment } from './prepare.ts'
import { runSuite } from './suite.ts'
import { Tally } from './tally.ts'

/** `npm run check`: the part of the tests that needs neither browser nor build. */
const lifetime = new Lifetime()
await lifetime.run(async () => {
  readEnvironment()
  await makeClient()
  const tally = new Tally()
  await runSuite(tally)
  await lifetime.end(tally.isGood ? 0 : 1, tally.summary)
})
