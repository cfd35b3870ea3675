import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail that the server took, with those it was handed over for. */
export type ReceivedMail = Email & { recipients: string[]; raw: string }

/** A mail server of the test's own: it takes what it is given, except for recipients and at times it is told. */
export async function startMailServer() {
  const received: ReceivedMail[] = []
  const refused = new Map<string, string>()
  const state = { isBroken: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const reason = refused.get(address)
      done(reason ? Object.assign(new Error(reason), { responseCode: 550 }) : null)
    },
    onData: async (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (state.isBroken) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
      const raw = Buffer.concat(chunks)
      received.push({
        ...(await PostalMime.parse(raw)),
        recipients: envelope.rcptTo.map(({ address }) => address),
        raw: raw.toString('utf8'),
      })
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** Addresses that the server takes nothing for, with what it says of them. */
    refused,
    state,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
