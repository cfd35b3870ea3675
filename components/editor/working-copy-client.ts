import type { WorkingCopyAnswer } from '@/lib/editorial/working-copy'
import type { Answer, Sent } from './autosave'

/** A request that is not answered by then is sent again. */
const patienceMs = 20_000
/** So much may still be sent while the page goes away. */
const keepaliveBytes = 60_000

/** Sends a text to be saved. */
export async function send(address: string, request: Sent): Promise<Answer> {
  const response = await post(address, request)
  const body = response && (await read(response))
  if (!response || !body || response.status === 429 || response.status >= 500) return { kind: 'unreachable' }
  if (body.ok) {
    const { lockVersion, at, others, partnersKept = false } = body
    return { kind: 'saved', lockVersion, at: at ?? '', others, arePartnersKept: partnersKept }
  }
  if ('content' in body) {
    const { lockVersion, content, at, by } = body
    return { kind: 'stale', lockVersion, content, at: at ?? '', by: by ?? '' }
  }
  if (response.status === 401) return { kind: 'signedOut', message: body.message }
  // These are about the very text; everything else would be said of any.
  const isOfText = body.reason === 'tooLarge' || body.reason === 'unreadable'
  return { kind: isOfText ? 'refused' : 'gone', message: body.message }
}

/** Says that somebody is there, and asks who else is; null without an answer. */
export async function ask(address: string): Promise<WorkingCopyAnswer | null> {
  const response = await post(address, { content: null })
  return response && ((await read(response)) as WorkingCopyAnswer | null)
}

async function post(address: string, content: object): Promise<Response | null> {
  const body = JSON.stringify(content)
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: body.length < keepaliveBytes,
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch {
    return null
  }
}

async function read(response: Response): Promise<(WorkingCopyAnswer & { message: string }) | null> {
  try {
    return await response.json()
  } catch {
    return null
  }
}
