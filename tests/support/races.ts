import type { Actor } from '../../lib/auth/actor.ts'
import { perform } from '../../lib/editorial/mutations.ts'
import type { Desk } from './occasions.ts'

/** What came of several approvals of one text at once. */
export type Race = { won: number; reasons: string[]; approvals: number }

/** Everybody approves one text at the same moment, as each of them sees it waiting. */
export async function approveAtOnce(desk: Desk, moderators: Actor[]): Promise<Race> {
  const id = await desk.inState('in_review')
  const requests = await Promise.all(moderators.map(() => desk.request(id, 'approve')))
  const outcomes = await Promise.all(
    requests.map((request, index) => perform(moderators[index] as Actor, request)),
  )
  return {
    won: outcomes.filter(({ ok }) => ok).length,
    reasons: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason])),
    approvals: await desk.client.approval.count({ where: { revision: { documentId: id } } }),
  }
}
