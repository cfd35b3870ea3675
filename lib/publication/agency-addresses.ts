import type { SlugTable, Tx } from './rows.ts'

/**
 * Agencies under the addresses of today and those that they had before: texts keep the address that they were written
 * with, and `dpko` is DPO for good.
 */
export function agenciesOf(tx: Tx): SlugTable {
  return {
    findMany: async ({ where: { slug } }) => {
      const present = await tx.agency.findMany({ where: { slug }, select: { id: true, slug: true } })
      const left = slug.in.filter((each) => !present.some((agency) => agency.slug === each))
      if (left.length === 0) return present
      const former = await tx.agencyName.findMany({
        where: { slug: { in: left } },
        select: { slug: true, agencyId: true },
      })
      return [...present, ...former.map(({ slug: given, agencyId }) => ({ id: agencyId, slug: given ?? '' }))]
    },
  }
}
