'use server'

import { redirect } from 'next/navigation'
import type { RefusedStatement } from '@/components/desk/statement-page'
import { addressIn } from '@/lib/addresses'
import { answerForm } from '@/lib/form-answer'
import { textOf } from '@/lib/form-fields'
import { readLocale } from '@/lib/locales'
import { signNothingToReport, withdrawNothingToReport } from '@/lib/reporting/statements'
import { requireActor } from '../guard'

/** Signs a statement, or withdraws the one that stands. */
export async function state(form: FormData): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor('/desk', locale)
  const statement = textOf(form, 'statement')
  const note = textOf(form, 'note')
  const given = { period: textOf(form, 'period'), agencyId: textOf(form, 'agency'), note }
  const outcome = statement
    ? await withdrawNothingToReport(actor, statement)
    : await signNothingToReport(actor, given)
  if (!outcome.ok) return answerForm({ note, refusal: outcome.reason } satisfies RefusedStatement)
  redirect(`${addressIn(locale, '/desk')}?done=${statement ? 'nothingWithdrawn' : 'nothingSigned'}`)
}
