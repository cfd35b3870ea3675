import type { ReactNode } from 'react'
import type { Choices } from '@/lib/editorial/choices'
import type { Draft } from '@/lib/editorial/draft'
import type { EditedKind } from '@/lib/editorial/fields'
import type { FormProblem } from '@/lib/editorial/form'

/** A text with all that its form needs, as the server hands it to the browser. */
export type EditedText = {
  id: string
  kind: EditedKind
  personId: string
  lead: { slug: string; acronym: string; name: string }
  /** Whether this person invites partner agencies and drops them. */
  mayInvite: boolean
  lockVersion: number
  /** Made up for each page: a form that is sent twice is taken once. */
  key: string
  /** What is saved. */
  draft: Draft
  /** What was written into a form that was not taken. */
  typed: Draft | null
  /** Who wrote last, and when, with the words for it: browsers and the server write dates a little differently. */
  lastWrite: { name: string; at: string; words: string } | null
  choices: Choices
  guidance: Record<string, ReactNode>
  /** The group to which an empty item is added. */
  adding: string | null
}

/** What an action has to say of a form that was not taken. */
export type RefusedText = {
  /** Words, or what cannot be stored, by field. */
  message?: string
  problems?: FormProblem[]
  typed?: Draft
  isStale?: boolean
  /** Every field as it was sent, for somebody who is signed in no more. */
  entries?: [string, string][]
}

export type FormAction = (form: FormData) => Promise<void>
