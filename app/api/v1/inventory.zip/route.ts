import { connection } from 'next/server'
import { answerOptions, answerReadOnly } from '@/lib/interchange/api'
import { answerInventory } from '@/lib/interchange/archive'

/** Never made at build time. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  return answerInventory(request)
}

export {
  answerOptions as OPTIONS,
  answerReadOnly as DELETE,
  answerReadOnly as PATCH,
  answerReadOnly as POST,
  answerReadOnly as PUT,
}
