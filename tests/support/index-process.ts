import type { ChosenFilters } from '../../lib/search/activity-segment.ts'
import { currentIndex } from '../../lib/search/current-index.ts'

/** A process of its own with its own index: answers filters that it is sent with counts, until it is let go. */
process.on('message', async (filters: ChosenFilters) => {
  const index = await currentIndex()
  const facets = Object.entries(index.facets(filters, null))
  process.send?.({
    total: index.count(filters, null),
    facets: Object.fromEntries(facets.map(([parameter, counts]) => [parameter, Object.fromEntries(counts)])),
  })
})
process.on('disconnect', () => process.exit(0))
