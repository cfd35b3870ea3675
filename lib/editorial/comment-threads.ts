import type { Prisma } from '../database/generated/client.ts'

type Said = { id: string; by: string; at: string; body: string }

/** A comment with what was answered, in the order in which it was said. */
export type CommentThread = Said & {
  /** The text that it was said of. */
  revision: number
  field: string
  passage: string | null
  resolved: { by: string; at: string } | null
  replies: Said[]
}

const fields = {
  id: true,
  body: true,
  createdAt: true,
  author: { select: { name: true } },
} satisfies Prisma.CommentSelect

/** What was said of a document, the oldest first. Whether somebody may see it is for the caller to know. */
export async function findThreads(
  tx: Prisma.TransactionClient,
  documentId: string,
): Promise<CommentThread[]> {
  const rows = await tx.comment.findMany({
    where: { documentId, replyToId: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...fields,
      field: true,
      passage: true,
      resolvedAt: true,
      resolvedBy: { select: { name: true } },
      revision: { select: { number: true } },
      replies: { select: fields, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  })
  return rows.map(({ field, passage, resolvedAt, resolvedBy, revision, replies, ...said }) => ({
    ...saidOf(said),
    revision: revision.number,
    field,
    passage,
    resolved: resolvedAt && { by: resolvedBy?.name ?? '', at: resolvedAt.toISOString() },
    replies: replies.map(saidOf),
  }))
}

function saidOf({ id, body, createdAt, author }: Prisma.CommentGetPayload<{ select: typeof fields }>): Said {
  return { id, body, at: createdAt.toISOString(), by: author.name }
}
