import autocannon from 'autocannon'
import { acceptEncoding } from './pages.ts'

/** One answer: its status and the milliseconds it took. */
export type OnAnswer = (status: number, ms: number) => void

/**
 * Sends requests as a browser would name its encodings, and calls `onAnswer` for each answer. Throws where a
 * connection fails or an answer takes longer than a minute.
 */
export async function load(options: autocannon.Options, onAnswer: OnAnswer): Promise<void> {
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      { timeout: 60, ...options, headers: { 'accept-encoding': acceptEncoding, ...options.headers } },
      (error, result) => (error ? reject(error) : resolve(result)),
    )
    instance.on('response', (_client, status, _bytes, ms) => onAnswer(status, ms))
  })
  if (errors > 0) throw new Error(`${options.url}: ${errors} requests were not answered.`)
}
