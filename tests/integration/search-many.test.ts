import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listActivities } from '../../lib/directory/activities.ts'
import { refreshDocuments } from '../../lib/search/documents.ts'
import { mostRanked } from '../../lib/search/relevance.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')

const inNoHurry = { timeout: 60_000, maxWait: 60_000 }

/** More activities with a word than are ranked, the oldest of which have it in their titles. */
beforeAll(async () => {
  const [last, first] = await Promise.all(
    (['desc', 'asc'] as const).map((endMonth) =>
      client.reportingPeriod.findFirstOrThrow({ orderBy: { endMonth } }),
    ),
  )
  const activity = (name: string, title: string, period: typeof last) => ({
    ...{
      id: randomUUID(),
      slug: name,
      title,
      excerpt: 'It was written.',
      language: 'en' as const,
      scope: 'global' as const,
    },
    body: 'A zebrafish swam with an axolotl.',
    periodId: period?.id ?? '',
    startMonth: period?.startMonth ?? '',
    endMonth: period?.endMonth ?? '',
  })
  const many = Array.from({ length: mostRanked + 50 }, (_, index) =>
    activity(`many-${index}`, 'Written down', last),
  )
  const named = [
    activity('named-once', 'The zebrafish', first),
    activity('named-twice', 'The zebrafish and the axolotl', first),
  ]
  const all = [...named, ...many]
  const { id: agencyId } = await client.agency.findFirstOrThrow()
  const { id: measureId } = await client.measure.findFirstOrThrow()
  await client.$transaction(async (tx) => {
    const belonging = all.map(({ id }) => ({ activityId: id, position: 0 }))
    await tx.activity.createMany({ data: all })
    await tx.activityAgency.createMany({
      data: belonging.map((one) => ({ ...one, agencyId, role: 'lead' as const })),
    })
    await tx.activityMeasure.createMany({ data: belonging.map((one) => ({ ...one, measureId })) })
    await refreshDocuments(tx, [{ kind: 'activity', keys: all.map(({ slug }) => slug) }])
  }, inNoHurry)
})

describe('of more activities than can be ranked', () => {
  it('those with more of the words in their titles are found first, however old', async () => {
    const { items } = await listActivities({ q: ['zebrafish axolotl'] })
    expect(items.slice(0, 2).map(({ slug }) => slug)).toEqual(['named-twice', 'named-once'])
  })

  it('so many are listed, each once, and then the list ends', async () => {
    const slugs: string[] = []
    let cursor: string | null = null
    do {
      const filters = { q: ['zebrafish'], ...(cursor && { cursor: [cursor] }) }
      const page: Awaited<ReturnType<typeof listActivities>> = await listActivities(filters)
      slugs.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor)
    expect(slugs).toHaveLength(mostRanked)
    expect(new Set(slugs).size).toBe(mostRanked)
  })
})
