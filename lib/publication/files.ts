import type { Tx } from './rows.ts'
import type { ActivityContent } from './schema.ts'

type Attached = ActivityContent['attachments']

/**
 * Copies the files that a text goes with to where readers may have them; those that it no longer names go. A file of
 * another document cannot be named: its token is looked for among those of this one.
 */
export async function copyFiles(
  tx: Tx,
  owner: { activityId: string } | { storyId: string },
  attached: Attached,
  at: Date,
): Promise<void> {
  const documentId = Object.values(owner)[0]
  await tx.publishedFile.deleteMany({ where: owner })
  for (const [position, { token, label, alt }] of attached.entries()) {
    const file = await tx.attachment.findFirst({ where: { token, documentId } })
    if (!file) continue
    const { name, mediaType, size, bytes } = file
    const row = { position, label, alt: alt ?? null, name, mediaType, size, bytes, publishedAt: at }
    await tx.publishedFile.create({ data: { token, ...row, ...owner } })
  }
}
