'use server'

import { redirect } from 'next/navigation'
import type { CommentAnswer } from '@/components/moderation/comment-fields'
import { addressIn } from '@/lib/addresses'
import { addComment, replyToComment, settleComment } from '@/lib/editorial/comments'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import { requireActor } from '../guard'

/** Says, answers or settles something on the page of a review. */
export async function commentInReview(form: FormData): Promise<void> {
  await comment(form, `/desk/moderation/${encodeURIComponent(textOf(form, 'id'))}`)
}

/** The same on the page of comments of the owners. */
export async function commentAsOwner(form: FormData): Promise<void> {
  await comment(form, `/desk/documents/${encodeURIComponent(textOf(form, 'id'))}/comments`)
}

async function comment(form: FormData, path: string): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor(path, locale)
  const given = { passage: textOf(form, 'passage'), body: textOf(form, 'body') }
  const [documentId, key] = [textOf(form, 'id'), textOf(form, 'key')]
  const [commentId, field, act] = [textOf(form, 'comment'), textOf(form, 'field'), textOf(form, 'do')]
  const answer =
    act === 'add'
      ? await addComment(actor, { documentId, field, ...given, key })
      : act === 'reply'
        ? await replyToComment(actor, { documentId, commentId, body: given.body, key })
        : await settleComment(actor, { documentId, commentId, resolved: act === 'resolve' })
  const about = act === 'add' ? field : commentId
  if (!answer.ok) return answerForm({ about, ...given, refusal: answer.reason } satisfies CommentAnswer)
  redirect(`${addressIn(locale, path)}#comment-${answer.id}`)
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
