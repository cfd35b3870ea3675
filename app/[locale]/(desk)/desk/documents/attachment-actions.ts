'use server'

import { redirect } from 'next/navigation'
import type { FileDeed } from '@/components/desk/attachments-page'
import type { RefusedFile } from '@/components/desk/use-file-problem-words'
import { addressIn } from '@/lib/addresses'
import { addFile, describeFile, type FileOutcome, removeFile } from '@/lib/attachments/mutations'
import type { Actor } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import { answerForm } from '@/lib/form-answer'
import { numberOf, textOf } from '@/lib/form-fields'
import { readLocale } from '@/lib/locales'
import { requireActor } from '../guard'

/** Adds a file to a text, says anew what one is, or takes one away. */
export async function changeFiles(form: FormData): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor('/desk', locale)
  const [done, outcome] = await changed(actor, form)
  if (!outcome.ok) {
    const [token, label, alt] = [textOf(form, 'token'), textOf(form, 'label'), textOf(form, 'alt')]
    const problems = 'problems' in outcome ? outcome.problems : []
    const refusal = 'reason' in outcome ? outcome.reason : null
    return answerForm({ token, label, alt, problems, refusal } satisfies RefusedFile)
  }
  const kind = textOf(form, 'kind') === 'story' ? 'story' : 'activity'
  redirect(`${addressIn(locale, deskAddress({ kind, id: textOf(form, 'id') }, 'attachments'))}?done=${done}`)
}

async function changed(actor: Actor, form: FormData): Promise<[FileDeed, FileOutcome]> {
  const change = {
    documentId: textOf(form, 'id'),
    lockVersion: numberOf(form, 'lockVersion'),
    key: textOf(form, 'key'),
  }
  const described = { token: textOf(form, 'token'), label: textOf(form, 'label'), alt: textOf(form, 'alt') }
  const act = textOf(form, 'act')
  if (act === 'remove') return ['removed', await removeFile(actor, { ...change, token: described.token })]
  if (act === 'describe') return ['described', await describeFile(actor, { ...change, ...described })]
  const given = form.get('file')
  const file =
    given instanceof File ? { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) } : null
  return ['added', await addFile(actor, { ...change, ...described, file })]
}
