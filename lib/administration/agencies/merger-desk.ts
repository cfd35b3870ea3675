import type { Tx } from '../administer.ts'

/**
 * Makes what one agency writes, signed and said at the desk another's. Its own profile is none any more: it stays in
 * its history. Its people speak for the successor.
 */
export async function handOverDesk(tx: Tx, from: string, into: string, now: Date): Promise<void> {
  await endProfile(tx, from, now)
  const where = { agencyId: from }
  const data = { agencyId: into }
  await tx.documentPartner.deleteMany({
    where: { ...where, document: { OR: [{ leadAgencyId: into }, { partners: { some: data } }] } },
  })
  await tx.documentPartner.updateMany({ where, data })
  await tx.documentPartner.deleteMany({ where: { ...data, document: { leadAgencyId: from } } })
  await tx.document.updateMany({
    where: { leadAgencyId: from },
    data: { leadAgencyId: into, lockVersion: { increment: 1 } },
  })
  await handOverSignatures(tx, from, into)
  await handOverStatements(tx, from, into, now)
  await tx.assignment.deleteMany({ where: { ...where, person: { assignments: { some: data } } } })
  await tx.assignment.updateMany({ where, data })
}

async function endProfile(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.publication.updateMany({
    where: { documentId: id, endedAt: null },
    data: { endedAt: now },
  })
  await tx.workingCopy.deleteMany({ where: { documentId: id } })
  const nothing = { currentRevisionId: null, liveRevisionId: null, publishAt: null, claimedById: null }
  await tx.document.updateMany({
    where: { id, kind: 'agency_profile' },
    data: { ...nothing, reviewDueAt: null, state: 'refused', stateSince: now, updatedAt: now },
  })
}

/** The database lets signatures follow a merger, and nothing else. */
async function handOverSignatures(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "signatures" a USING "signatures" b
    WHERE a."revision_id" = b."revision_id" AND a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid`
  await tx.signature.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
}

async function handOverStatements(tx: Tx, from: string, into: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "nothing_to_report" a SET "withdrawn_at" = ${now} FROM "nothing_to_report" b
    WHERE a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid AND a."period_id" = b."period_id"
      AND a."withdrawn_at" IS NULL AND b."withdrawn_at" IS NULL`
  await tx.nothingToReport.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
  await tx.$executeRaw`
    DELETE FROM "reporting_exceptions" a USING "reporting_exceptions" b
    WHERE a."period_id" = b."period_id" AND a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid`
  await tx.reportingException.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
}
