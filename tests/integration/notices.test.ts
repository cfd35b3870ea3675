import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import english from '../../content/messages/en.json'
import { noticeLetter } from '../../lib/editorial/notice-letters.ts'
import { tellNotices } from '../../lib/editorial/telling.ts'
import { setEnvironment } from '../../lib/env.ts'
import { deliverDueMail } from '../../lib/mail/delivery.ts'
import { letterAsText } from '../../lib/mail/letter.ts'
import { mailTransport, type Transport } from '../../lib/mail/transport.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'
import { startMailServer } from '../support/mail-server.ts'

const { client } = await testDatabase('inventory')
const mailbox = await startMailServer()
setEnvironment({
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'inventory@un.example.org',
  SITE_URL: 'https://vawg.example.org',
})
const transport = mailTransport() as Transport
const desk = await startDesk(client)
const { unodc, women, moderator, second } = desk
const minute = 60_000
const later = (ms: number) => new Date(Date.now() + ms)

afterAll(async () => {
  transport.close()
  await mailbox.close()
})

beforeEach(async () => {
  mailbox.received.length = 0
  mailbox.state.isBroken = false
  await client.notice.deleteMany()
  await client.outboxMail.deleteMany()
  await client.person.updateMany({ data: { notices: 'at_once', language: 'en', disabledAt: null } })
})

async function tellAndDeliver(now: Date): Promise<void> {
  await tellNotices(now)
  await deliverDueMail(transport, { now: () => now })
}

const lettersTo = (email: string) => mailbox.received.filter(({ recipients }) => recipients.includes(email))

describe('notices', () => {
  it('become one letter that says what happened, what to do and where', async () => {
    const id = await desk.begin({ partners: ['un-women'], title: 'Joint training of prison staff' })
    await desk.carry(id, [[unodc, 'submit']])
    await tellAndDeliver(later(0))
    expect(mailbox.received).toEqual([])
    await tellAndDeliver(later(minute))
    const [letter, ...more] = lettersTo(women.email)
    expect(more).toEqual([])
    expect(letter?.subject).toBe('Ada Unodc asks you to sign “Joint training of prison staff”')
    for (const text of [letter?.text, letter?.html]) {
      expect(text).toContain('Read the text, then sign it, or decline with a reason.')
      expect(text).toContain(`https://vawg.example.org/desk/activities/${id}`)
      expect(text).toContain('https://vawg.example.org/desk/account')
    }
    expect(lettersTo(unodc.email)).toEqual([])
  })

  it('go to the review where the reader is of the secretariat, with the reason where there is one', async () => {
    const id = await desk.submitted({ title: 'Guidance for judges' })
    await desk.carry(id, [[moderator, 'refuse', { reason: 'It was reported last year.' }]])
    await tellAndDeliver(later(minute))
    expect(lettersTo(second.email)[0]?.text).toContain(`https://vawg.example.org/desk/moderation/${id}`)
    const [toOwner] = lettersTo(unodc.email)
    expect(toOwner?.text).toContain('The reason given: It was reported last year.')
    expect(toOwner?.text).toContain(`https://vawg.example.org/desk/activities/${id}`)
  })

  it('that come together are told of together', async () => {
    await desk.submitted({ title: 'The first' })
    await desk.submitted({ title: 'The second' })
    await tellAndDeliver(later(minute))
    const [letter, ...more] = lettersTo(moderator.email)
    expect(more).toEqual([])
    expect(letter?.subject).toBe('2 things at your desk')
    expect(letter?.text).toMatch(/The first[\s\S]*The second/)
  })

  it('are told of each morning to whoever wants that', async () => {
    await client.person.update({ where: { id: moderator.personId }, data: { notices: 'daily' } })
    const evening = new Date('2027-03-01T18:00:00Z')
    await desk.submitted({}, new Date())
    await client.notice.updateMany({ data: { createdAt: evening } })
    await tellAndDeliver(new Date('2027-03-02T05:59:00Z'))
    expect(lettersTo(moderator.email)).toEqual([])
    expect(lettersTo(second.email)).toHaveLength(1)
    await tellAndDeliver(new Date('2027-03-02T06:00:00Z'))
    await tellAndDeliver(new Date('2027-03-02T06:01:00Z'))
    expect(lettersTo(moderator.email)).toHaveLength(1)
  })

  it('are told of once, although several processes tell, and none is lost while the mail server is away', async () => {
    mailbox.state.isBroken = true
    for (const title of ['One', 'Two', 'Three']) await desk.submitted({ title })
    const now = later(minute)
    await Promise.all([tellNotices(now), tellNotices(now), tellNotices(now)])
    expect(await client.outboxMail.count({ where: { recipient: moderator.email } })).toBe(1)
    for (let past = 0; past <= 60; past += 5) await tellAndDeliver(new Date(now.getTime() + past * minute))
    expect(mailbox.received).toEqual([])
    await desk.submitted({ title: 'Four' })
    mailbox.state.isBroken = false
    for (let past = 60; past <= 150; past += 5) await tellAndDeliver(new Date(now.getTime() + past * minute))
    const texts = lettersTo(moderator.email).map(({ text }) => text ?? '')
    expect(texts).toHaveLength(2)
    for (const title of ['One', 'Two', 'Three', 'Four'])
      expect(texts.filter((text) => text.includes(`“${title}”`))).toHaveLength(1)
    expect(await client.notice.count({ where: { toldAt: null } })).toBe(0)
  })

  it('are not told of to whoever may not sign in any more', async () => {
    await desk.submitted()
    await client.person.update({ where: { id: moderator.personId }, data: { disabledAt: new Date() } })
    await tellAndDeliver(later(minute))
    expect(lettersTo(moderator.email)).toEqual([])
    expect(lettersTo(second.email)).toHaveLength(1)
    expect(await client.notice.count({ where: { toldAt: null } })).toBe(0)
  })

  it('of a kind all have words, and those of a language that has none yet are in English, from the right', async () => {
    const kinds = Object.keys(english.notices).filter((kind) => kind !== 'mail' && kind !== 'other')
    const document = {
      id: '018f0000-0000-7000-8000-000000000000',
      kind: 'activity' as const,
      leadAgencyId: 'x',
      partners: [],
    }
    for (const kind of [...kinds, 'somethingNew']) {
      const data = {
        title: 'A title',
        by: 'Ada',
        startMonth: '2026-01',
        endMonth: '2026-12',
        deadlineAt: '2027-01-31T23:59:00Z',
      }
      const letter = await noticeLetter({
        language: 'ar',
        agencyIds: [],
        notices: [{ id: '1', kind, data, document }],
      })
      const text = letterAsText(letter)
      expect(text, kind).not.toMatch(/notices\.|\{|\}|undefined/)
      expect(text).toContain('https://vawg.example.org/ar/desk/moderation/')
      expect(letter.direction).toBe('ltr')
    }
  })
})
