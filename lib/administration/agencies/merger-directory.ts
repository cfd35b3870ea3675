import type { Tx } from '../administer.ts'

/**
 * Makes what the public sees of one agency another's. Where both took part in the same thing, the weightier part
 * stands: who leads, who is not only mentioned.
 */
export async function handOverDirectory(tx: Tx, from: string, into: string): Promise<void> {
  await handOverActivities(tx, from, into)
  await handOverStories(tx, from, into)
  await handOverProgrammes(tx, from, into)
  await tx.$executeRaw`
    DELETE FROM "memberships" a USING "memberships" b
    WHERE a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid
      AND a."mechanism_id" = b."mechanism_id" AND a."role" = b."role"`
  const where = { agencyId: from }
  const data = { agencyId: into }
  await tx.membership.updateMany({ where, data })
  await tx.result.updateMany({ where, data })
  await tx.legacyIdentifier.updateMany({ where, data })
}

async function handOverActivities(tx: Tx, from: string, into: string): Promise<void> {
  // The lead's own row becomes the successor's, the partner's goes.
  await tx.$executeRaw`
    DELETE FROM "activity_agencies" a USING "activity_agencies" b
    WHERE a."activity_id" = b."activity_id" AND a."role" = 'partner'
      AND ((a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid)
        OR (a."agency_id" = ${into}::uuid AND b."agency_id" = ${from}::uuid AND b."role" = 'lead'))`
  await tx.activityAgency.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
  await tx.$executeRaw`
    DELETE FROM "activity_mentions" a USING "activity_mentions" b
    WHERE a."activity_id" = b."activity_id" AND a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid`
  await tx.activityMention.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
}

async function handOverStories(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "story_agencies" a USING "story_agencies" b
    WHERE a."story_id" = b."story_id"
      AND ((a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid
            AND (a."mentioned" OR NOT b."mentioned"))
        OR (a."agency_id" = ${into}::uuid AND b."agency_id" = ${from}::uuid
            AND a."mentioned" AND NOT b."mentioned"))`
  await tx.storyAgency.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
}

async function handOverProgrammes(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "programme_agencies" a USING "programme_agencies" b
    WHERE a."programme_id" = b."programme_id"
      AND ((a."agency_id" = ${from}::uuid AND b."agency_id" = ${into}::uuid
            AND (a."role" = 'participant' OR b."role" = 'lead'))
        OR (a."agency_id" = ${into}::uuid AND b."agency_id" = ${from}::uuid
            AND a."role" = 'participant' AND b."role" = 'lead'))`
  await tx.programmeAgency.updateMany({ where: { agencyId: from }, data: { agencyId: into } })
  await tx.programme.updateMany({ where: { initiativeId: from }, data: { initiativeId: into } })
}
