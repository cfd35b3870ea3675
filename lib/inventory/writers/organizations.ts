import { agenciesOf } from '../../publication/agency-addresses.ts'
import {
  entryIdentifier,
  idOf,
  idsOf,
  replaceLegacyIds,
  replaceRows,
  type Tx,
  underscored,
} from '../../publication/rows.ts'
import type { AgencyFile, MechanismFile, ProgrammeFile } from '../schema.ts'
import { writeProfile } from './documents.ts'

export async function writeAgency(tx: Tx, agency: AgencyFile): Promise<void> {
  const { slug } = agency
  const row = {
    acronym: agency.acronym,
    name: agency.name,
    kind: underscored(agency.kind),
    summary: agency.summary,
    address: agency.address ?? null,
    iatiIdentifier: agency.iatiIdentifier ?? null,
    updatedAt: new Date(),
  }
  const { id: agencyId } = await tx.agency.upsert({ where: { slug }, create: { slug, ...row }, update: row })
  const names = agency.names.map((name, position) => ({
    position,
    name: name.name,
    acronym: name.acronym,
    relation: name.relation,
    slug: name.slug ?? null,
    fromYear: name.from ?? null,
    untilYear: name.until ?? null,
  }))
  const websites = agency.websites.map((website, position) => ({ position, ...website }))
  await replaceRows(tx.agencyName, { agencyId }, names)
  await replaceRows(tx.agencyWebsite, { agencyId }, websites)
  await replaceLegacyIds(tx, { agencyId }, agency.legacyIds)
  await writeProfile(tx, agency)
}

export async function writeMechanism(tx: Tx, mechanism: MechanismFile): Promise<void> {
  const { slug } = mechanism
  const row = {
    acronym: mechanism.acronym ?? null,
    name: mechanism.name,
    summary: mechanism.summary,
    body: mechanism.body,
    foundedYear: mechanism.founded ?? null,
    website: mechanism.website ?? null,
    parentId: mechanism.parent ? await idOf(tx.mechanism, mechanism.parent) : null,
    updatedAt: new Date(),
  }
  const { id: mechanismId } = await tx.mechanism.upsert({
    where: { slug },
    create: { slug, ...row },
    update: row,
  })
  const agencyId = await idsOf(
    agenciesOf(tx),
    mechanism.memberships.map((membership) => membership.agency),
  )
  const memberships = mechanism.memberships.map((membership) => ({
    agencyId: agencyId(membership.agency),
    role: underscored(membership.role),
    fromYear: membership.from ?? null,
    untilYear: membership.until ?? null,
    note: membership.note ?? null,
  }))
  await replaceRows(tx.membership, { mechanismId }, memberships)
  const entries = mechanism.provenance.flatMap(entryIdentifier)
  await replaceLegacyIds(tx, { mechanismId }, [...mechanism.legacyIds, ...entries])
}

export async function writeProgramme(tx: Tx, programme: ProgrammeFile): Promise<void> {
  const { slug } = programme
  const row = {
    name: programme.name,
    summary: programme.summary,
    body: programme.body,
    kind: underscored(programme.kind),
    initiativeId: programme.initiative ? await idOf(agenciesOf(tx), programme.initiative) : null,
    phase: programme.phase ?? null,
    startMonth: programme.start ?? null,
    endMonth: programme.end ?? null,
    pooledFundNumber: programme.pooledFundNumber ?? null,
    pillars: programme.pillars.map(underscored),
    otherPartners: programme.otherPartners,
    updatedAt: new Date(),
  }
  const { id: programmeId } = await tx.programme.upsert({
    where: { slug },
    create: { slug, ...row },
    update: row,
  })
  const agencyId = await idsOf(
    agenciesOf(tx),
    programme.agencies.map(({ agency }) => agency),
  )
  const agencies = programme.agencies.map(({ agency, role }, position) => ({
    agencyId: agencyId(agency),
    role,
    position,
  }))
  const countries = programme.countries.map((iso3) => ({ iso3 }))
  const regions = programme.regions.map((regionCode) => ({ regionCode }))
  await replaceRows(tx.programmeAgency, { programmeId }, agencies)
  await replaceRows(tx.programmeCountry, { programmeId }, countries)
  await replaceRows(tx.programmeRegion, { programmeId }, regions)
  await replaceLegacyIds(tx, { programmeId }, programme.provenance.flatMap(entryIdentifier))
}
