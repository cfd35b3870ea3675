import { connection } from 'next/server'

/** Whether the process is alive; says nothing about the database. */
export async function GET(): Promise<Response> {
  await connection()
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
