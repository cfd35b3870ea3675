import type { ReactNode } from 'react'
import { SignaturePage } from '@/components/desk/signature-page'
import { WithdrawalPage } from '@/components/desk/withdrawal-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import type { EditedKind } from '@/lib/editorial/fields'
import { findSigning } from '@/lib/editorial/signing'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../(public)/missing'
import { signedIn } from '../guard'
import { handOver, type RefusedChange } from './hand-over'

type Asked = { kind: EditedKind; id: string; path: string }

/** The exact text of a document, who stands by it, and what its reader can do about it. */
export function signatureOf({ kind, id, path }: Asked): Promise<ReactNode> {
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const now = new Date()
      const signing = await inReadersLanguage(findSigning(actor, kind, id, now))
      if (!signing) return <Missing path={path} />
      const refused = formAnswer<RefusedChange>()
      return <SignaturePage actor={actor} signing={signing} now={now} refused={refused} action={handOver} />
    },
  )
}

/** One question before a document is taken back. */
export function withdrawalOf({ kind, id, path }: Asked): Promise<ReactNode> {
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const signing = await findSigning(actor, kind, id)
      if (!signing) return <Missing path={path} />
      const refused = formAnswer<RefusedChange>()?.refusal
      return <WithdrawalPage actor={actor} signing={signing} refused={refused} action={handOver} />
    },
  )
}
