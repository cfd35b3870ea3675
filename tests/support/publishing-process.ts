import { publishDue } from '../../lib/editorial/scheduled.ts'

/** A process of its own that publishes what is due at the time that it is told, and says how much that was. */
process.on('message', async (now: string) => {
  process.send?.(await publishDue(new Date(now)))
})
process.on('disconnect', () => process.exit(0))
