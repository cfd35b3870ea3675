import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../lib/database/client.ts'
import { formatProblems, type Inventory, readInventory } from '../../lib/inventory/files.ts'
import { loadInventory } from '../../lib/inventory/load.ts'
import { copyDatabase, testDatabase } from '../support/database.ts'

const content = 'content/inventory'
const { url, client } = await testDatabase('inventory')
const sql = new Client(url)
/** A copy of the content that a test may change. */
let folder: string
let original: Inventory

beforeAll(async () => {
  await sql.connect()
  original = await read(content)
})

afterAll(async () => {
  await sql.end()
})

describe('the content of the inventory', () => {
  it('holds 36 agencies', async () => {
    expect(await client.agency.count()).toBe(36)
  })

  it('holds the 34 programmes of the Spotlight Initiative', async () => {
    const programmes = await client.programme.groupBy({
      by: ['kind'],
      where: { initiative: { slug: 'spotlight-initiative' } },
      _count: true,
    })
    expect(Object.fromEntries(programmes.map(({ kind, _count }) => [kind, _count]))).toEqual({
      country: 26,
      regional: 6,
      civil_society_grants: 2,
    })
  })

  it('holds at least 40 results', async () => {
    expect(await client.result.count()).toBeGreaterThanOrEqual(40)
  })

  it('knows for every activity how the former inventory called it', async () => {
    const unknown = { legacyIds: { none: {} } }
    expect(await client.activity.count()).toBeGreaterThan(0)
    expect(await client.activity.findMany({ where: unknown, select: { slug: true } })).toEqual([])
  })
})

describe('loading', () => {
  eachWithItsOwnFiles()

  it('the same files again changes nothing, not even a time', async () => {
    const before = await snapshot()
    const counts = await loadInventory(client, await read())
    expect(counts.every(({ created, updated, removed }) => created + updated + removed === 0)).toBe(true)
    expect(counts.find(({ kind }) => kind === 'agency')).toMatchObject({ unchanged: 36 })
    expect(await snapshot()).toEqual(before)
  })

  it('does not depend on the order of the files', async () => {
    const copy = await copyDatabase('empty')
    const empty = connect(copy.url)
    // Kinds that refer to their own kind, and what these refer to.
    const inventory = { ...(await read()), countries: [], programmes: [], activities: [], stories: [] }
    for (const list of Object.values(inventory)) list.reverse()
    const progress: number[] = []
    const counts = await loadInventory(empty, inventory, (done) => progress.push(done))
    const created = counts.reduce((sum, count) => sum + count.created, 0)
    expect(progress).toEqual(Array.from({ length: created }, (_, index) => index + 1))
    const regions = { orderBy: { code: 'asc' }, select: { code: true, ancestors: true } } as const
    expect(await empty.region.findMany(regions)).toEqual(await client.region.findMany(regions))
    const mechanisms = {
      orderBy: { slug: 'asc' },
      select: { slug: true, parent: { select: { slug: true } } },
    } as const
    expect(await empty.mechanism.findMany(mechanisms)).toEqual(await client.mechanism.findMany(mechanisms))
    await empty.$disconnect()
    await copy.drop()
  })
})

describe('a changed file', () => {
  eachWithItsOwnFiles()

  const slug = 'rules-for-women-prisoners-drafted'

  it('updates its record alone: the same identifier, the next version, a later time', async () => {
    const before = await snapshot()
    edit(`activities/${slug}.md`, 'drafted by experts in Thailand', 'drafted in Thailand')
    const counts = await load()
    const after = await snapshot()
    expect(counts.activity).toMatchObject({ created: 0, updated: 1, removed: 0 })
    expect(changedTables(before, after)).toEqual([
      'activities',
      'activity_versions',
      'documents',
      'inventory_files',
      'publications',
      'revisions',
      'search_documents',
    ])
    const [was, is] = [before, after].map((shot) => rowsOf(shot, 'activities'))
    const changed = is?.filter((row) => row.slug === slug)[0]
    const original = was?.filter((row) => row.slug === slug)[0]
    expect(changed).toEqual({
      ...original,
      title: 'Rules on the treatment of women prisoners drafted in Thailand',
      version: Number(original?.version) + 1,
      updated_at: expect.any(String),
    })
    expect(Date.parse(String(changed?.updated_at))).toBeGreaterThan(Date.parse(String(original?.updated_at)))
    expect(is?.filter((row) => row.slug !== slug)).toEqual(was?.filter((row) => row.slug !== slug))
  })

  it('keeps the identifiers of its results, and removes one that is no longer stated', async () => {
    const resultsOf = (activity: string) =>
      client.result.findMany({
        where: { activity: { slug: activity } },
        select: { id: true, slug: true },
        orderBy: { position: 'asc' },
      })
    const before = await resultsOf('police-training-in-rajasthan')
    edit('activities/police-training-in-rajasthan.md', 'key: women-police-stations', 'key: stations')
    edit('activities/police-training-in-rajasthan.md', 'value: 2000', 'value: 2001')
    await load()
    expect(await resultsOf('police-training-in-rajasthan')).toEqual([
      before[0],
      { id: expect.any(String), slug: 'police-training-in-rajasthan-stations' },
    ])
    expect(before).toHaveLength(2)
  })

  it('replaces the rows that depend on its record', async () => {
    edit('activities/global-focal-point-joint-work.md', '[dpo, undp, ohchr, un-women]', '[who, dpo]')
    await load()
    const participants = await client.activityAgency.findMany({
      where: { activity: { slug: 'global-focal-point-joint-work' } },
      select: { role: true, agency: { select: { slug: true } } },
      orderBy: { position: 'asc' },
    })
    expect(participants.map(({ role, agency }) => `${role} ${agency.slug}`)).toEqual([
      'lead unodc',
      'partner who',
      'partner dpo',
    ])
  })

  it('of a region moves all that lies within it', async () => {
    edit('regions.yaml', 'name: Sub-Saharan Africa, parent: "002"', 'name: Sub-Saharan Africa, parent: "142"')
    await load()
    const eastern = await client.region.findUniqueOrThrow({ where: { code: '014' } })
    expect(eastern.ancestors).toEqual(['001', '142', '202'])
  })

  it('may take what another gives up in the same load', async () => {
    edit('measures/policy.md', 'position: 2', 'position: 5')
    edit('measures/data.md', 'position: 5', 'position: 2')
    edit('measures/policy.md', 'value: "72"', 'value: "68"')
    edit('measures/data.md', 'value: "68"', 'value: "72"')
    await load()
    const data = await client.measure.findUniqueOrThrow({
      where: { slug: 'data' },
      include: { legacyIds: true },
    })
    expect(data).toMatchObject({ position: 2, legacyIds: [{ scheme: 'term', value: '72' }] })
  })
})

describe('a file that is gone', () => {
  eachWithItsOwnFiles()

  it('takes its record along with all that depends on it, and nothing else', async () => {
    const slug = 'special-rapporteur-at-the-commission-on-women'
    const before = await snapshot()
    rmSync(join(folder, `activities/${slug}.md`))
    const counts = await load()
    expect(counts.activity).toMatchObject({ created: 0, updated: 0, removed: 1 })
    const after = await snapshot()
    const gone = Object.entries(before).flatMap(([table, rows]) =>
      rows.filter((row) => !after[table]?.includes(row)).map((row) => `${table} ${row}`),
    )
    const added = Object.entries(after).flatMap(([table, rows]) =>
      rows.filter((row) => !before[table]?.includes(row)).map((row) => `${table} ${row}`),
    )
    // What was published stays in the history of its document.
    expect(added.map((row) => row.split(' ')[0])).toEqual(['documents', 'publications'])
    expect(rowsOf(after, 'documents').find((row) => row.slug === slug)).toMatchObject({
      state: 'unpublished',
      live_revision_id: null,
    })
    expect([...new Set(gone.map((row) => row.split(' ')[0]))]).toEqual([
      'activities',
      'activity_agencies',
      'activity_countries',
      'activity_measures',
      'documents',
      'inventory_files',
      'legacy_identifiers',
      'publications',
      'results',
      'search_documents',
    ])
    expect(
      gone.filter((row) => /^(activities|inventory_files|results) /.test(row) && !row.includes(slug)),
    ).toEqual([])
  })
})

describe('a file with another name', () => {
  eachWithItsOwnFiles()

  it('makes another agency of it, where all that refers to it has followed', async () => {
    const before = await client.agency.findUniqueOrThrow({ where: { slug: 'unsd' } })
    renameSync(join(folder, 'agencies/unsd.yaml'), join(folder, 'agencies/statistics-division.yaml'))
    editAll(/\bunsd\b/g, 'statistics-division', ['activities', 'mechanisms', 'programmes', 'stories'])
    const counts = await load()
    expect(counts.agency).toMatchObject({ created: 1, updated: 0, removed: 1 })
    expect(await client.agency.findUnique({ where: { slug: 'unsd' } })).toBeNull()
    const renamed = await client.agency.findUniqueOrThrow({
      where: { slug: 'statistics-division' },
      include: { activities: true },
    })
    expect(renamed).toMatchObject({ acronym: before.acronym, iatiIdentifier: before.iatiIdentifier })
    expect(renamed.activities.length).toBeGreaterThan(0)
  })

  it('corrects the span of a period in which activities lie', async () => {
    const where = { period: { slug: '2022-01--2024-12' } }
    const count = await client.activity.count({ where })
    renameSync(join(folder, 'periods/2022-01--2024-12.yaml'), join(folder, 'periods/2022-01--2024-11.yaml'))
    editAll(/end: "?2024-12"?/g, 'end: "2024-11"', ['activities', 'periods'])
    await load()
    expect(await client.activity.count({ where })).toBe(0)
    expect(await client.activity.count({ where: { endMonth: '2024-11' } })).toBe(count)
  })
})

describe('a broken reference', () => {
  eachWithItsOwnFiles()

  it('is refused when the files are read', async () => {
    edit('activities/rules-for-women-prisoners-drafted.md', 'lead: unodc', 'lead: nobody')
    const result = await readInventory(folder)
    expect(result.ok ? [] : result.problems).toEqual([
      {
        file: 'activities/rules-for-women-prisoners-drafted.md',
        field: 'lead',
        message: 'Correct "nobody", or define it: nothing in agencies/ has this name',
      },
    ])
  })

  it('that comes to the database leaves everything as it was', async () => {
    const before = await snapshot()
    edit('agencies/unodc.yaml', 'acronym: UNODC', 'acronym: ODC')
    rmSync(join(folder, 'activities/mine-action-coordination-group.md'))
    const inventory = await read()
    const story = inventory.stories.at(-1)
    if (!story) throw new Error('The inventory has no stories')
    Object.assign(story, { agencies: ['nobody'], hash: 'changed' })
    await expect(loadInventory(client, inventory)).rejects.toThrow(
      'Nothing is stored under the slug "nobody"',
    )
    expect(await snapshot()).toEqual(before)
  })
})

/** Each test of the block has a copy of the content; afterwards the database holds the content itself again. */
function eachWithItsOwnFiles(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inventory-'))
    cpSync(content, folder, { recursive: true })
  })

  afterEach(async () => {
    rmSync(folder, { recursive: true })
    await loadInventory(client, original)
  })
}

async function read(root = folder): Promise<Inventory> {
  const result = await readInventory(root)
  if (!result.ok) throw new Error(formatProblems(result.problems))
  return result.inventory
}

async function load() {
  const counts = await loadInventory(client, await read())
  return Object.fromEntries(counts.map((count) => [count.kind, count]))
}

/** Replaces a part of a file; fails where the part is not there. */
function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} does not contain ${from}`)
  writeFileSync(join(folder, file), changed)
}

function editAll(from: RegExp, to: string, folders: string[]): void {
  for (const name of folders)
    for (const entry of readdirSync(join(folder, name))) {
      const path = join(folder, name, entry)
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    }
}

/** Every row of every table as JSON, but for the identifiers of rows that are made anew with their record. */
type Snapshot = Record<string, string[]>

async function snapshot(): Promise<Snapshot> {
  const tables = await sql.query<{ name: string }>(
    // Without what only ever grows: the note of changes, and the words that errors are corrected to.
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'
       AND tablename NOT IN ('directory_changes', 'search_words') ORDER BY 1`,
  )
  const shot: Snapshot = {}
  for (const { name } of tables.rows) {
    const madeAnew = ['agency_names', 'legacy_identifiers', 'memberships'].includes(name)
    const row = madeAnew ? `to_jsonb(t) - 'id'` : 'to_jsonb(t)'
    const rows = await sql.query<{ row: string }>(`SELECT (${row})::text AS row FROM "${name}" t ORDER BY 1`)
    shot[name] = rows.rows.map((found) => found.row)
  }
  return shot
}

function rowsOf(shot: Snapshot, table: string): Record<string, unknown>[] {
  return (shot[table] ?? []).map((row) => JSON.parse(row))
}

function changedTables(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))
}
