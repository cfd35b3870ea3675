import { connection } from 'next/server'
import { answerIndex, answerOptions, answerReadOnly } from '@/lib/interchange/api'

/** Never made at build time. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  return answerIndex(request)
}

export {
  answerOptions as OPTIONS,
  answerReadOnly as DELETE,
  answerReadOnly as PATCH,
  answerReadOnly as POST,
  answerReadOnly as PUT,
}
