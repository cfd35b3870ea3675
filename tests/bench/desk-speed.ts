import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { poolConfig } from '../../lib/database/connection.ts'
import { perform } from '../../lib/editorial/mutations.ts'
import type { Desk } from '../support/occasions.ts'
import { completeActivity } from '../support/people.ts'

/** How long something took, in milliseconds, each time. */
export type Latencies = { saves: number[]; transitions: number[]; bare: number[] }

const editors = 50
/** A pause in typing, after which an editor is saved. */
const pauseMs = 2000
const phases = 4

/**
 * Fifty people write at once, each in a document of their own: every two seconds or so a text of some pages is saved,
 * every fifth time handed over or taken back instead. In turns with that, at the same pace, what a save cannot do
 * without is asked of the server in plain SQL.
 */
export async function measureEditors(desk: Desk, url: string, seconds: number): Promise<Latencies> {
  const ids: string[] = []
  for (let editor = 0; editor < editors; editor += 1) ids.push(await desk.begin())
  const latencies: Latencies = { saves: [], transitions: [], bare: [] }
  const pool = new pg.Pool(poolConfig(url))
  try {
    // What a process does for the first time takes longer.
    await measured(pool, desk, ids.slice(0, 5), 5, { saves: [], transitions: [], bare: [] })
    await measured(pool, desk, ids, seconds, latencies)
  } finally {
    await pool.end()
  }
  return latencies
}

async function measured(
  pool: pg.Pool,
  desk: Desk,
  ids: string[],
  seconds: number,
  latencies: Latencies,
): Promise<void> {
  for (let phase = 0; phase < phases; phase += 1) {
    const until = Date.now() + (seconds * 1000) / phases
    const isBare = phase % 2 === 1
    await Promise.all(
      ids.map((id) =>
        isBare ? saveBarely(pool, desk, id, until, latencies) : edit(desk, id, until, latencies),
      ),
    )
  }
}

async function edit(desk: Desk, documentId: string, until: number, latencies: Latencies): Promise<void> {
  let { lockVersion, state } = await desk.client.document.findUniqueOrThrow({ where: { id: documentId } })
  for (let turn = 1; ; turn += 1) {
    await wait(pauseMs * (0.5 + Math.random()))
    if (Date.now() > until) return
    const action = state === 'draft' ? (turn % 5 === 0 ? 'submit' : 'save') : 'withdraw'
    const content = action === 'save' ? { content: typed() } : {}
    const begun = performance.now()
    const outcome = await perform(desk.lead, {
      documentId,
      action,
      lockVersion,
      key: randomUUID(),
      ...content,
    })
    const times = action === 'save' ? latencies.saves : latencies.transitions
    times.push(performance.now() - begun)
    if (!outcome.ok) throw new Error(`${action}: ${outcome.reason}`)
    lockVersion = outcome.lockVersion
    state = outcome.state
  }
}

/** What a save must do in any case: hold the document, read the text, write it, move the version, keep the answer. */
async function saveBarely(
  pool: pg.Pool,
  desk: Desk,
  documentId: string,
  until: number,
  latencies: Latencies,
): Promise<void> {
  for (;;) {
    await wait(pauseMs * (0.5 + Math.random()))
    if (Date.now() > until) return
    const begun = performance.now()
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query('SELECT * FROM documents WHERE id = $1 FOR UPDATE', [documentId])
    await client.query('SELECT * FROM working_copies WHERE document_id = $1', [documentId])
    await client.query('UPDATE working_copies SET content = $2, updated_at = now() WHERE document_id = $1', [
      documentId,
      JSON.stringify(typed()),
    ])
    await client.query('UPDATE documents SET title = title, updated_at = now() WHERE id = $1', [documentId])
    await client.query(
      `INSERT INTO document_changes (key, document_id, person_id, action, outcome) VALUES ($1, $2, $3, 'save', '{}')`,
      [randomUUID(), documentId, desk.lead.personId],
    )
    await client.query('COMMIT')
    client.release()
    latencies.bare.push(performance.now() - begun)
  }
}

const paragraph = `${completeActivity.body} `.repeat(10)

/** Some 8,000 characters that nobody typed before. */
function typed(): object {
  return { ...completeActivity, body: `${randomUUID()}\n\n${`${paragraph}\n\n`.repeat(10)}` }
}
