import { findFile } from '@/lib/attachments/queries'
import { fileResponse } from '@/lib/attachments/response'
import { currentActor } from '@/lib/auth/session'

/** A file of a text under way, for those who may read the text; for everybody else there is no such file. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/desk/attachments/[token]'>) {
  const [{ token }, actor] = await Promise.all([params, currentActor()])
  const file = actor && (await findFile(actor, token))
  return fileResponse(file, { 'Cache-Control': 'private, no-store' })
}
