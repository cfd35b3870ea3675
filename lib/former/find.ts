import { formerNames } from '../directory/former-names.ts'
import type { FormerAddress } from './address.ts'
import { type FormerLocation, formerLocation } from './location.ts'

/**
 * Where an address of the former inventory leads today, or null where it is a page of today. The names are held in
 * memory; one that is not known is looked for once more among those of this second. Throws where the database has
 * never been reached.
 */
export async function findFormerLocation(address: FormerAddress): Promise<FormerLocation | null> {
  const found = formerLocation(address, await formerNames())
  if (!found || found.complete) return found
  return formerLocation(address, await formerNames({ oldestMs: 1000 }))
}
