import { useLocale, useTranslations } from 'next-intl'
import { useRequirementWords } from '@/components/desk/requirement-words'
import type { FieldProblems } from '@/components/editor/form-context'
import { useProblemWords } from '@/components/editor/problem-words'
import { controlOf, fieldAnchor } from '@/lib/editorial/desk-addresses'
import { longestText, mostItems } from '@/lib/editorial/limits'
import { formatNumber } from '@/lib/format'
import type { RefusedAmendment } from './amendment-page'
import type { Problem } from './messages'
import { useRefusalWords } from './use-refusal-words'

/** What is wrong with an edit: beside its fields, and in all, with a way to each. A conflict has a notice of its own. */
export function useAmendmentProblems(refused: RefusedAmendment | undefined): {
  inFields: FieldProblems
  inAll: Problem[]
} {
  const t = useTranslations('editor.answer')
  const locale = useLocale()
  const requirementWords = useRequirementWords()
  const refusalWords = useRefusalWords()
  const unstored = useProblemWords(refused?.problems ?? [])
  const missing = Object.fromEntries(
    (refused?.requirements ?? []).map((each) => [controlOf(each.field), { message: requirementWords(each) }]),
  )
  const inFields = { ...missing, ...unstored }
  const named = Object.entries(inFields).map(([field, { message: words }]) => ({
    field: fieldAnchor(field),
    words,
  }))
  if (named.length > 0 || !refused?.refusal || refused.isConflict) return { inFields, inAll: named }
  const limits = { most: formatNumber(longestText, locale), items: formatNumber(mostItems, locale) }
  const words = refused.refusal === 'tooLarge' ? t('tooLarge', limits) : refusalWords(refused.refusal)
  return { inFields, inAll: [{ words }] }
}
