import { findChainHead } from '@/lib/audit/queries'
import { mayOpen } from '@/lib/auth/desk-parts'
import { currentActor } from '@/lib/auth/session'

/** The end of the audit trail as a file, to be kept where nobody who can write to the database can write. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  if (!actor || !mayOpen(actor, 'audit')) return new Response(null, { status: 404 })
  const head = await findChainHead()
  return new Response(`${JSON.stringify(head)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-head-${head.sequence}.json"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
