import { findAgencyRecord, shownAgency, shownNames } from '../../lib/administration/agencies/agency.ts'
import { shownMeasure } from '../../lib/administration/measures/mutations.ts'
import { seenText } from '../../lib/administration/seen.ts'
import type { Database } from '../../lib/database/client.ts'

/** What the forms about an agency carry of it. */
export async function seenAgency(client: Database, slug: string): Promise<{ agency: string; names: string }> {
  const agency = await findAgencyRecord(client, slug)
  return {
    agency: seenText(agency && shownAgency(agency)),
    names: seenText(agency && shownNames(agency)),
  }
}

/** What the form about a measure carries of it. */
export async function seenMeasure(client: Database, slug: string): Promise<string> {
  return seenText(shownMeasure(await client.measure.findUniqueOrThrow({ where: { slug } })))
}
