import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { keptMailDirectory } from './transport.ts'

/** A mail that was kept instead of sent. `date` is ISO 8601. */
export type KeptMail = { id: string; to: string; subject: string; date: string; text: string }

/** So many are listed; older files stay where they are. */
const mostListed = 100

/** The newest mails kept in demo mode, the newest first. */
export async function listKeptMail(): Promise<KeptMail[]> {
  const names = await readdir(keptMailDirectory()).catch(() => [])
  const ids = names.flatMap((name) => /^([\da-f-]{36})\.eml$/.exec(name)?.[1] ?? [])
  const newest = ids.sort().reverse().slice(0, mostListed)
  const mails = await Promise.all(newest.map(findKeptMail))
  return mails.filter((mail) => mail !== null)
}

/** One of them; null where there is none of that identifier. */
export async function findKeptMail(id: string): Promise<KeptMail | null> {
  if (!/^[\da-f-]{36}$/.test(id)) return null
  const file = await readFile(join(keptMailDirectory(), `${id}.eml`)).catch(() => null)
  if (!file) return null
  const { to, subject, date, text } = await PostalMime.parse(file)
  return {
    id,
    to: to?.map(({ address }) => address).join(', ') ?? '',
    subject: subject ?? '',
    date: date ?? '',
    text: text ?? '',
  }
}
