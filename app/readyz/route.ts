import { connection } from 'next/server'
import { readiness } from '@/lib/database/readiness'

/** Whether requests can be answered: the database is reachable and has every migration. */
export async function GET(): Promise<Response> {
  await connection()
  const ready = await readiness()
  return Response.json(ready.ok ? { status: 'ok' } : { status: 'unavailable', failed: ready.failed }, {
    status: ready.ok ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
