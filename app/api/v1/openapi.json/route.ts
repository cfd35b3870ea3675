import { connection } from 'next/server'
import { answerOpenApi, answerOptions, answerReadOnly } from '@/lib/interchange/api'

/** Made when it is asked for: the public address may be given after the build. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  return answerOpenApi(request)
}

export {
  answerOptions as OPTIONS,
  answerReadOnly as DELETE,
  answerReadOnly as PATCH,
  answerReadOnly as POST,
  answerReadOnly as PUT,
}
