import type { Tx } from '../publication/rows.ts'
import { endDocument, writeActivity, writeStory } from './writers/documents.ts'
import { writeAgency, writeMechanism, writeProgramme } from './writers/organizations.ts'
import { writeCountry, writeMeasure, writePeriod, writeRegion } from './writers/taxonomy.ts'

/**
 * What is done with each kind of thing in the inventory files. A writer makes or updates the record with
 * that slug and replaces its dependent rows; identifiers of records stay. A remover deletes it.
 */

export type Kind =
  | 'region'
  | 'country'
  | 'measure'
  | 'period'
  | 'agency'
  | 'mechanism'
  | 'programme'
  | 'activity'
  | 'story'
export type Writer = (tx: Tx, record: never) => Promise<void>
type Remover = (tx: Tx, slug: string) => PromiseLike<unknown>
type Releaser = (tx: Tx, slugs: string[]) => Promise<unknown>

export const writers: Record<Kind, Writer> = {
  region: writeRegion,
  country: writeCountry,
  measure: writeMeasure,
  period: writePeriod,
  agency: writeAgency,
  mechanism: writeMechanism,
  programme: writeProgramme,
  activity: writeActivity,
  story: writeStory,
}

export const removers: Record<Kind, Remover> = {
  region: (tx, code) => tx.region.delete({ where: { code } }),
  country: (tx, iso3) => tx.country.delete({ where: { iso3 } }),
  measure: (tx, slug) => tx.measure.delete({ where: { slug } }),
  period: (tx, slug) => tx.reportingPeriod.delete({ where: { slug } }),
  agency: (tx, slug) => tx.agency.delete({ where: { slug } }),
  mechanism: (tx, slug) => tx.mechanism.delete({ where: { slug } }),
  programme: (tx, slug) => tx.programme.delete({ where: { slug } }),
  activity: async (tx, slug) => {
    await tx.activity.delete({ where: { slug } })
    await endDocument(tx, 'activity', slug)
  },
  story: async (tx, slug) => {
    await tx.story.delete({ where: { slug } })
    await endDocument(tx, 'story', slug)
  },
}

/**
 * Takes from records that are about to be written again, or removed, what no two records may share, so that
 * another may have it after the same load: two measures change places, a file gets another name.
 */
export const releasers: Partial<Record<Kind, Releaser>> = {
  measure: async (tx, slugs) => {
    const where = { slug: { in: slugs } }
    await tx.legacyIdentifier.deleteMany({ where: { measure: where } })
    await tx.measure.updateMany({ where, data: { position: { multiply: -1 } } })
  },
  period: (tx, slugs) => tx.legacyIdentifier.deleteMany({ where: { period: { slug: { in: slugs } } } }),
  agency: async (tx, slugs) => {
    const where = { slug: { in: slugs } }
    await tx.legacyIdentifier.deleteMany({ where: { agency: where } })
    await tx.agencyName.deleteMany({ where: { agency: where } })
    await tx.agency.updateMany({ where, data: { iatiIdentifier: null } })
    for (const slug of slugs) await tx.agency.update({ where: { slug }, data: { acronym: `(${slug})` } })
  },
  mechanism: (tx, slugs) => tx.legacyIdentifier.deleteMany({ where: { mechanism: { slug: { in: slugs } } } }),
  programme: (tx, slugs) =>
    tx.programme.updateMany({ where: { slug: { in: slugs } }, data: { pooledFundNumber: null } }),
  activity: (tx, slugs) => tx.legacyIdentifier.deleteMany({ where: { activity: { slug: { in: slugs } } } }),
}
