import { readEnvironment } from '../../lib/launch/prepare.ts'
import { printFailure } from '../../lib/launch/steps.ts'

/** The portal as `npm start` serves it, in a process of its own, on the database and port of its environment. */
async function main(): Promise<void> {
  // Ctrl-C reaches every process of the terminal; the one that measures decides when this one ends.
  process.on('SIGINT', () => {})
  const env = readEnvironment()
  const { serve } = await import('../../lib/launch/serve.ts')
  await serve(env, { development: false })
}

main().catch((error) => {
  printFailure(error)
  process.exit(1)
})
