import { fileToken } from '@/lib/attachments/queries'
import { fileResponse } from '@/lib/attachments/response'
import { findPublishedFile } from '@/lib/directory/files'

/** A file of something that is published. It never changes under its name, and goes when the text goes. */
export async function GET(_: Request, { params }: RouteContext<'/files/[token]'>) {
  const { token } = await params
  const file = fileToken.safeParse(token).success ? await findPublishedFile(token) : null
  return fileResponse(file, { 'Cache-Control': 'public, max-age=0, s-maxage=60' })
}
