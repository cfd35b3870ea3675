import { seed } from '../../prisma/seed.ts'
import { connect, type Database } from '../database/client.ts'
import { type Progress, Stopped, step } from './steps.ts'

type Counted = 'created' | 'updated' | 'removed' | 'kept'
type Outcome = { kind: 'kept' } | ({ kind: 'loaded' } & Record<Counted, number>)

/**
 * Loads `content/inventory` into the database, in one transaction. With `onlyWhenEmpty`, a database that holds
 * an inventory is left alone.
 */
export async function loadContent(url: string, { onlyWhenEmpty }: { onlyWhenEmpty: boolean }): Promise<void> {
  await step(
    'Content',
    async (progress) => {
      const client = connect(url)
      try {
        if (onlyWhenEmpty && (await isLoaded(client))) return { kind: 'kept' } as Outcome
        return await load(client, progress)
      } finally {
        await client.$disconnect()
      }
    },
    (outcome) => (outcome.kind === 'kept' ? 'already there' : inWords(outcome)),
  )
}

/** A database that was filled before there were documents is loaded once more, which makes them. */
async function isLoaded(client: Database): Promise<boolean> {
  return (await client.inventoryFile.count()) > 0 && (await client.document.count()) > 0
}

async function load(client: Database, progress: Progress): Promise<Outcome> {
  const seeded = await seed(client, (done, total) => progress(`${done} of ${total}`))
  if (!seeded.ok) throw new Stopped(seeded.problems)
  const sum = (key: Counted) => seeded.counts.reduce((total, count) => total + count[key], 0)
  return {
    kind: 'loaded',
    ...{ created: sum('created'), updated: sum('updated') },
    ...{ removed: sum('removed'), kept: sum('kept') },
  }
}

function inWords({ created, updated, removed, kept }: Record<Counted, number>): string {
  const done = `${created} things new, ${updated} changed, ${removed} removed`
  return kept === 0 ? done : `${done}; ${kept} left as the secretariat keeps them at the desk`
}
