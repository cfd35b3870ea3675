import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { administer, invalid, type Outcome } from '../administer.ts'
import { tellFocalPoints } from './notices.ts'
import { findPeriod } from './round.ts'
import { newException, revocation } from './schema.ts'

/** Lets one agency report for a period until a time, though it is closed. Its focal points hear of it. */
export function grantException(
  actor: Actor,
  slug: string,
  given: unknown,
  now = new Date(),
): Promise<Outcome> {
  const kind = 'period.exception'
  return administer(actor, { kind, schema: newException, given, now }, async (tx, values) => {
    const { until, timeZone, reason } = values
    const period = await findPeriod(tx, slug)
    if (!period) return { ok: false, reason: 'notFound' }
    if (!period.round) return { ok: false, reason: 'notNow' }
    const agency = await tx.agency.findUnique({ where: { slug: values.agency } })
    if (!agency) return invalid('agency', 'agencyUnknown')
    if (until <= now) return invalid('untilDate', 'notAhead')
    const periodId_agencyId = { periodId: period.id, agencyId: agency.id }
    const standing = await tx.reportingException.findUnique({ where: { periodId_agencyId } })
    if (standing && standing.until > now)
      return invalid('agency', 'exceptionStands', { acronym: agency.acronym })
    const granted = { until, reason, grantedById: actor.personId, grantedAt: now }
    await tx.reportingException.upsert({
      where: { periodId_agencyId },
      create: { ...periodId_agencyId, ...granted },
      update: granted,
    })
    await tellFocalPoints(
      tx,
      actor,
      'exceptionGranted',
      { period, deadlineAt: until, timeZone, agency, reason },
      now,
    )
    await recordEvent(tx, {
      kind,
      at: now,
      personId: actor.personId,
      agencyId: agency.id,
      data: { period: slug, agency: agency.slug, until: until.toISOString(), timeZone, reason },
    })
    return { ok: true, slug }
  })
}

/** Ends an exception before its time. */
export function revokeException(
  actor: Actor,
  slug: string,
  given: unknown,
  now = new Date(),
): Promise<Outcome> {
  const kind = 'period.revoke'
  return administer(actor, { kind, schema: revocation, given, now }, async (tx, { agency }) => {
    const period = await findPeriod(tx, slug)
    const exception =
      period &&
      (await tx.reportingException.findFirst({
        where: { periodId: period.id, agency: { slug: agency } },
      }))
    if (!exception) return { ok: false, reason: 'notFound' }
    const { periodId, agencyId, until, reason } = exception
    await tx.reportingException.delete({ where: { periodId_agencyId: { periodId, agencyId } } })
    await recordEvent(tx, {
      kind,
      at: now,
      personId: actor.personId,
      agencyId,
      data: { period: slug, agency, until: until.toISOString(), reason },
    })
    return { ok: true, slug }
  })
}
