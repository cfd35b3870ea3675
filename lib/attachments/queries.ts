import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import type { PublishedFileItem } from '../directory/files.ts'
import { factsOf, findDocument } from '../editorial/facts.ts'
import { canRead } from '../editorial/policy.ts'

/** Files are known by what nobody can guess. */
export const fileToken = z.string().regex(/^[\w-]{20,64}$/)

const fileFields = { token: true, name: true, mediaType: true, size: true } as const

type Attached = { token: string; label: string; alt: string }

/** The files of a document that its text names, in the order of the text, as readers would see them listed. */
export async function findFiles(
  actor: Actor,
  documentId: string,
  attached: readonly Attached[],
): Promise<PublishedFileItem[]> {
  if (attached.length === 0) return []
  return inTheNameOf(actor, (tx) => filesOf(tx, documentId, attached))
}

/** The same in a transaction in which the document was read. */
export async function filesOf(
  tx: Prisma.TransactionClient,
  documentId: string,
  attached: readonly Attached[],
): Promise<PublishedFileItem[]> {
  const files = await tx.attachment.findMany({ where: { documentId }, select: fileFields })
  return attached.flatMap(({ token, label, alt }) => {
    const file = files.find((each) => each.token === token)
    return file ? [{ ...file, label, alt: alt.trim() || null }] : []
  })
}

/**
 * A file of a document for those who may read the document; null for everybody else, as where there is no such file
 * (OWASP ASVS 5.0, 8.2.2).
 */
export async function findFile(
  actor: Actor,
  token: string,
  now = new Date(),
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  if (!fileToken.safeParse(token).success) return null
  return inTheNameOf(actor, async (tx) => {
    const file = await tx.attachment.findUnique({
      where: { token },
      select: { name: true, mediaType: true, documentId: true },
    })
    const document = file && (await findDocument(tx, file.documentId))
    if (!file || !document || !canRead(actor, factsOf(document, now))) return null
    const { bytes } = await tx.attachment.findUniqueOrThrow({ where: { token }, select: { bytes: true } })
    return { name: file.name, mediaType: file.mediaType, bytes }
  })
}
