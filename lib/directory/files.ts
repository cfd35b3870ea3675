import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'

/** A file that goes with something that is published, as its page lists it. */
export type PublishedFileItem = {
  token: string
  /** What it is, in a few words. */
  label: string
  /** What a picture shows. */
  alt: string | null
  name: string
  mediaType: string
  /** In bytes. */
  size: number
}

export const fileFields = {
  token: true,
  label: true,
  alt: true,
  name: true,
  mediaType: true,
  size: true,
} satisfies Prisma.PublishedFileSelect

/** A published file itself; null where there is none of that name, or none any more. */
export async function findPublishedFile(
  token: string,
): Promise<(PublishedFileItem & { bytes: Uint8Array }) | null> {
  return database().publishedFile.findUnique({ where: { token }, select: { ...fileFields, bytes: true } })
}
