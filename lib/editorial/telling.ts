import { database } from '../database/client.ts'
import { queueMail } from '../mail/outbox.ts'
import { noticeFields, noticeLetter } from './notice-letters.ts'

/** What happens within this time is told in one letter. */
const gatheringMs = 45_000
/** Daily letters are written at this hour, UTC. */
const dailyHour = 6
/** So many are told of in one letter; the next one follows at once. */
const mostTold = 50

/**
 * Writes the letters of all notices that are to be told, at once or daily as each person chose. Several processes may
 * do so at once: each person's are taken by one. Returns how many letters there were.
 */
export async function tellNotices(now = new Date()): Promise<number> {
  const gathered = new Date(now.getTime() - gatheringMs)
  const daily = lastDaily(now)
  const people = await database().person.findMany({
    where: {
      OR: [
        { notices: 'at_once', noticesTo: { some: { toldAt: null, createdAt: { lte: gathered } } } },
        { notices: 'daily', noticesTo: { some: { toldAt: null, createdAt: { lt: daily } } } },
        { disabledAt: { not: null }, noticesTo: { some: { toldAt: null } } },
      ],
    },
    select: { id: true },
  })
  let letters = 0
  for (const { id } of people) while (await tell(id, now)) letters += 1
  return letters
}

/**
 * Tells one person of what they were not told of yet, in the transaction that notes that they were. Who may not sign in
 * any more hears of nothing. Returns whether a letter was written.
 */
async function tell(personId: string, now: Date): Promise<boolean> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "people" WHERE "id" = ${personId}::uuid FOR UPDATE`
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { email: true, language: true, disabledAt: true, assignments: { select: { agencyId: true } } },
    })
    const notices = await tx.notice.findMany({
      where: { personId, toldAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: mostTold,
      select: noticeFields,
    })
    const [first] = notices
    if (!person || !first) return false
    const ids = notices.map(({ id }) => id)
    await tx.notice.updateMany({ where: { id: { in: ids } }, data: { toldAt: now } })
    if (person.disabledAt) return false
    const agencyIds = person.assignments.map(({ agencyId }) => agencyId)
    const letter = await noticeLetter({ language: person.language, agencyIds, notices })
    return queueMail(tx, { key: `notice ${first.id}`, recipient: person.email, letter, at: now })
  })
}

/** When the daily letters were last due. */
function lastDaily(now: Date): Date {
  const today = new Date(now)
  today.setUTCHours(dailyHour, 0, 0, 0)
  return today <= now ? today : new Date(today.getTime() - 24 * 60 * 60 * 1000)
}
