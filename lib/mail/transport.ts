import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { env } from '../env.ts'

/** A mail as it leaves the portal. */
export type Message = {
  /** Becomes its Message-ID, with the name of the portal's host. */
  id: string
  recipient: string
  subject: string
  text: string
  html: string
  unsubscribeUrl: string | null
}

/** Hands a mail over; rejects with what stood in the way. */
export type Transport = { send: (message: Message) => Promise<void>; close: () => void }

/** The way that mail takes from this installation; null where it takes none (`MAIL` in lib/env.ts). */
export function mailTransport(): Transport | null {
  const { MAIL, SMTP_URL, VAR_DIR } = env()
  if (MAIL === 'server' && SMTP_URL) return serverTransport(SMTP_URL)
  return MAIL === 'files' ? fileTransport(keptMailDirectory(VAR_DIR)) : null
}

/** Where mail is kept in demo mode. */
export function keptMailDirectory(varDir: string = env().VAR_DIR): string {
  return join(varDir, 'mail')
}

function serverTransport(url: string): Transport {
  const server = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as object)
  return {
    send: async (message) => {
      await server.sendMail(written(message))
    },
    close: () => server.close(),
  }
}

/** Writes each mail into a file of its own, as it would have been sent. */
function fileTransport(directory: string): Transport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    send: async (message) => {
      const { message: bytes } = await writer.sendMail(written(message))
      await mkdir(directory, { recursive: true })
      await writeFile(join(directory, `${message.id}.eml`), bytes as Buffer)
    },
    close: () => writer.close(),
  }
}

function written({ id, recipient, subject, text, html, unsubscribeUrl }: Message) {
  const { MAIL_FROM, SITE_URL } = env()
  return {
    messageId: `<${id}@${new URL(SITE_URL).hostname}>`,
    from: MAIL_FROM,
    // As an object, so that nothing in it is read as a second recipient.
    to: { name: '', address: recipient },
    subject,
    text,
    html,
    headers: {
      // No automatic answers (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
