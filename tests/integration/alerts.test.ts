import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { queueDueDigests } from '../../lib/alerts/digest.ts'
import {
  changeAlert,
  confirmAlert,
  endAlert,
  endAlertsOf,
  forgetUnconfirmedAlerts,
  requestAlert,
} from '../../lib/alerts/mutations.ts'
import { findAlert } from '../../lib/alerts/queries.ts'
import { setEnvironment } from '../../lib/env.ts'
import { deliverDueMail, forgetOldMail } from '../../lib/mail/delivery.ts'
import { mailTransport, type Transport } from '../../lib/mail/transport.ts'
import { testDatabase } from '../support/database.ts'
import { startMailServer } from '../support/mail-server.ts'

const { client } = await testDatabase('inventory')
const mailbox = await startMailServer()
setEnvironment({
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'inventory@un.example.org',
  SITE_URL: 'https://vawg.example.org',
})
const transport = mailTransport() as Transport
const minute = 60_000
const day = 24 * 60 * minute

afterAll(async () => {
  transport.close()
  await mailbox.close()
})

beforeEach(async () => {
  mailbox.received.length = 0
  mailbox.state.isBroken = false
  mailbox.refused.clear()
  const before = new Date('2026-01-01T00:00:00Z')
  await client.activity.updateMany({ data: { publishedAt: before, updatedAt: before } })
  await client.alert.deleteMany()
  await client.outboxMail.deleteMany()
})

const wish = {
  email: 'Delegate@example.org',
  frequency: 'daily' as const,
  query: 'agency=unodc',
  locale: 'en' as const,
}

/** Sends what is due at a moment. */
function deliver(now = new Date()): Promise<number> {
  return deliverDueMail(transport, { now: () => now, onRefusal: endAlertsOf })
}

/** A confirmed alert and its token. */
async function confirmed(request = wish, now = new Date()): Promise<string> {
  await requestAlert(request, now)
  const { token } = await client.alert.findFirstOrThrow({
    where: { email: request.email, query: request.query },
  })
  await confirmAlert(token, now)
  await client.outboxMail.deleteMany()
  return token
}

/** As a publication does. */
async function change(slug: string, at: Date): Promise<void> {
  await client.activity.update({ where: { slug }, data: { updatedAt: at, version: { increment: 1 } } })
}

const ofUnodc = 'police-training-in-southern-africa'
const notOfUnodc = 'gender-policy-for-peacekeeping'

describe('an alert', () => {
  it('is confirmed by the link in a mail, and nothing is sent before', async () => {
    const now = new Date()
    await requestAlert(wish, now)
    expect(await deliver()).toBe(1)
    const [mail] = mailbox.received
    expect(mail?.recipients).toEqual(['Delegate@example.org'])
    expect(mail?.from?.address).toBe('inventory@un.example.org')
    expect(mail?.subject).toBe('Confirm your alert')
    expect(mail?.text).toContain('You asked to hear every day of activities of UNODC.')
    const token = /https:\/\/vawg\.example\.org\/alerts\/([\w-]{32})\n/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(mail?.html).toContain(`<a href="https://vawg.example.org/alerts/${token}">Confirm the alert</a>`)

    await change(ofUnodc, new Date(now.getTime() + day))
    await queueDueDigests(new Date(now.getTime() + 2 * day))
    expect(await deliver(new Date(now.getTime() + 2 * day))).toBe(0)

    expect(await findAlert(token)).toEqual({ query: 'agency=unodc', frequency: 'daily', isConfirmed: false })
    expect(await confirmAlert(token)).toBe(true)
    expect(await findAlert(token)).toMatchObject({ isConfirmed: true })
  })

  it('is forgotten where nobody confirms it within three days', async () => {
    const asked = new Date(Date.now() - 3 * day - minute)
    await requestAlert(wish, asked)
    const { token } = await client.alert.findFirstOrThrow()
    expect(await findAlert(token)).toBeNull()
    expect(await confirmAlert(token)).toBe(false)
    await confirmed({ ...wish, query: 'agency=dpo' }, asked)
    await forgetUnconfirmedAlerts(new Date())
    expect(await client.alert.findMany({ select: { query: true } })).toEqual([{ query: 'agency=dpo' }])
  })

  it('is told of to whoever asks for it again, in the mailbox and nowhere else', async () => {
    await confirmed()
    await requestAlert({ ...wish, email: 'delegate@EXAMPLE.org' }, new Date(Date.now() + day))
    expect(await client.alert.count()).toBe(1)
    await deliver(new Date(Date.now() + 2 * day))
    expect(mailbox.received.map(({ subject }) => subject)).toEqual(['You have this alert already'])
  })

  it('cannot be used to fill a mailbox', async () => {
    const now = Date.now()
    for (let asked = 0; asked < 20; asked += 1)
      await requestAlert({ ...wish, query: `measure=training&q=${asked}` }, new Date(now + asked))
    // The same wish twice in a row is one press of the button too many.
    expect(await client.outboxMail.count()).toBe(5)
    await client.outboxMail.deleteMany()
    await requestAlert({ ...wish, email: 'other@example.org' }, new Date(now))
    await requestAlert({ ...wish, email: 'other@example.org' }, new Date(now + minute))
    expect(await client.outboxMail.count()).toBe(1)
  })

  it('is ended for good, with its address', async () => {
    const token = await confirmed()
    await endAlert(token)
    await endAlert(token)
    expect(await findAlert(token)).toBeNull()
    expect(await client.alert.count()).toBe(0)
  })
})

describe('an alert whose mailbox takes nothing', () => {
  const monday = new Date('2026-11-23T12:00:00Z')
  const tuesday = new Date('2026-11-24T05:00:30Z')
  const digestIsRefused = async (said: string) => {
    await confirmed(wish, monday)
    await confirmed({ ...wish, query: 'agency=dpo' }, monday)
    await confirmed({ ...wish, email: 'other@example.org' }, monday)
    await change(ofUnodc, new Date('2026-11-23T18:00:00Z'))
    await queueDueDigests(tuesday)
    mailbox.refused.set(wish.email, said)
    expect(await deliver(tuesday)).toBe(1)
    return client.alert.findMany({ select: { email: true }, orderBy: { email: 'asc' } })
  }

  it('is ended with all others of that mailbox where there is none any more', async () => {
    expect(await digestIsRefused('5.1.1 No such user')).toEqual([{ email: 'other@example.org' }])
  })

  it('goes on where it is us whom the server does not want', async () => {
    expect(await digestIsRefused('5.7.1 Relaying denied')).toHaveLength(3)
    expect(await client.outboxMail.count({ where: { failedAt: tuesday } })).toBe(1)
  })
})

describe('a digest', () => {
  it('tells once of what matches and was published or changed since, with a way to end it by one click', async () => {
    const monday = new Date('2026-11-23T12:00:00Z')
    const token = await confirmed(wish, monday)
    await change(ofUnodc, new Date('2026-11-23T18:00:00Z'))
    await change(notOfUnodc, new Date('2026-11-23T18:00:00Z'))

    await queueDueDigests(new Date('2026-11-24T04:59:00Z'))
    expect(await client.outboxMail.count()).toBe(0)
    const morning = new Date('2026-11-24T05:00:30Z')
    await Promise.all([queueDueDigests(morning), queueDueDigests(morning)])
    expect(await deliver(morning)).toBe(1)

    const [mail] = mailbox.received
    expect(mail?.subject).toBe('1 activity new or changed')
    expect(mail?.text).toContain(
      'Since 23 November 2026 these were published or changed, of activities of UNODC:',
    )
    expect(mail?.text).toContain(`https://vawg.example.org/activities/${ofUnodc}`)
    expect(mail?.text).not.toContain(notOfUnodc)
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value
    const page = `https://vawg.example.org/alerts/${token}`
    expect(header('list-unsubscribe')).toBe(`<${page}/cancellation>`)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(mail?.text).toContain(page)

    const nextMorning = new Date('2026-11-25T05:00:30Z')
    await queueDueDigests(nextMorning)
    expect(await deliver(nextMorning)).toBe(0)
  })

  it('misses nothing that is published while it is written', async () => {
    await confirmed(wish, new Date('2026-11-23T12:00:00Z'))
    await change(ofUnodc, new Date('2026-11-24T04:59:30Z'))
    await queueDueDigests(new Date('2026-11-24T05:00:00Z'))
    expect(await deliver(new Date('2026-11-24T05:00:00Z'))).toBe(0)
    await queueDueDigests(new Date('2026-11-25T05:00:00Z'))
    expect(await deliver(new Date('2026-11-25T05:00:00Z'))).toBe(1)
  })

  it('comes on Mondays to whom that is enough', async () => {
    const token = await confirmed(wish, new Date('2026-11-24T12:00:00Z'))
    await changeAlert(token, 'weekly', new Date('2026-11-24T12:01:00Z'))
    const { dueAt } = await client.alert.findFirstOrThrow()
    expect(dueAt?.toISOString()).toBe('2026-11-30T05:00:00.000Z')
  })

  it('does not let everything through where a filter names nothing any more', async () => {
    const now = new Date('2026-11-23T12:00:00Z')
    await confirmed({ ...wish, query: 'agency=dissolved' }, now)
    await change(ofUnodc, new Date('2026-11-23T18:00:00Z'))
    await queueDueDigests(new Date('2026-11-24T05:00:00Z'))
    expect(await client.outboxMail.count()).toBe(0)
  })

  it('lists so many, and leads to the others', async () => {
    const now = new Date('2026-11-23T12:00:00Z')
    await confirmed({ ...wish, query: '' }, now)
    await client.activity.updateMany({ data: { updatedAt: new Date('2026-11-23T18:00:00Z') } })
    await queueDueDigests(new Date('2026-11-24T05:00:00Z'))
    await deliver(new Date('2026-11-24T05:00:00Z'))
    const [mail] = mailbox.received
    expect(mail?.subject).toBe('More than 25 activities new or changed')
    expect(mail?.text?.match(/https:\/\/vawg\.example\.org\/activities\//g)).toHaveLength(25)
    expect(mail?.text).toContain('https://vawg.example.org/activities\n')
  })
})

describe('the outbox', () => {
  const queue = (count: number) =>
    client.outboxMail.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        key: `test ${index}`,
        recipient: `reader-${index}@example.org`,
        subject: 'Subject',
        text: 'Text',
        html: '<p>Text</p>',
      })),
    })

  it('is emptied by several at once, each mail by one of them', async () => {
    await queue(40)
    const sent = await Promise.all([deliver(), deliver(), deliver(), deliver()])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(40)
    expect(new Set(mailbox.received.flatMap(({ recipients }) => recipients)).size).toBe(40)
    expect(mailbox.received).toHaveLength(40)
    expect(await client.outboxMail.findFirst({ where: { NOT: { text: '', html: '' } } })).toBeNull()
  })

  it('keeps what the server cannot take, and sends it later as the same mail', async () => {
    await queue(1)
    const start = Date.now()
    mailbox.state.isBroken = true
    const ids = new Set<string>()
    let tried = 0
    for (let at = start; at < start + 60 * minute; at += minute) {
      await deliver(new Date(at))
      const mail = await client.outboxMail.findFirstOrThrow()
      ids.add(mail.id)
      tried = mail.attempts
      expect(mail).toMatchObject({ sentAt: null, failedAt: null, text: 'Text' })
    }
    // Less and less often: 0, 1, 3, 7, 15 and 31 minutes after the first time.
    expect(tried).toBe(6)
    mailbox.state.isBroken = false
    expect(await deliver(new Date(start + 70 * minute))).toBe(1)
    expect(mailbox.received.map(({ messageId }) => messageId)).toEqual([`<${[...ids][0]}@vawg.example.org>`])
  })

  it('gives up where the recipient is refused for good, and after three days', async () => {
    await queue(2)
    mailbox.refused.set('reader-0@example.org', 'No such user')
    expect(await deliver()).toBe(1)
    expect(await client.outboxMail.findFirstOrThrow({ where: { key: 'test 0' } })).toMatchObject({
      attempts: 1,
      failedAt: expect.any(Date),
      text: '',
    })
    await client.outboxMail.deleteMany()
    await queue(1)
    mailbox.state.isBroken = true
    await deliver(new Date(Date.now() + 3 * day + minute))
    expect(await client.outboxMail.findFirstOrThrow()).toMatchObject({ failedAt: expect.any(Date) })
  })

  it('takes up what a process that died had begun', async () => {
    await queue(1)
    const now = Date.now()
    await client.outboxMail.updateMany({ data: { attempts: 1, dueAt: new Date(now + 10 * minute) } })
    expect(await deliver(new Date(now))).toBe(0)
    expect(await deliver(new Date(now + 11 * minute))).toBe(1)
  })

  it('forgets after a month whom it wrote to', async () => {
    await queue(2)
    await deliver()
    await client.outboxMail.update({
      where: { key: 'test 0' },
      data: { sentAt: new Date(Date.now() - 31 * day) },
    })
    await forgetOldMail(new Date())
    expect(await client.outboxMail.findMany({ select: { key: true } })).toEqual([{ key: 'test 1' }])
  })

  it('cannot be made to write to a second recipient or to add a header', async () => {
    await client.outboxMail.create({
      data: {
        key: 'crafted',
        recipient: 'a@example.org, b@example.org',
        subject: 'Subject\r\nBcc: c@example.org',
        text: 'Text',
        html: '',
      },
    })
    await deliver()
    expect(mailbox.received.flatMap(({ recipients }) => recipients)).not.toContain('b@example.org')
    expect(mailbox.received.flatMap(({ recipients }) => recipients)).not.toContain('c@example.org')
  })
})
