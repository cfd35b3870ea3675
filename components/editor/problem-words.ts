import { useLocale, useTranslations } from 'next-intl'
import type { FormProblem } from '@/lib/editorial/form'
import { longestLine, longestText } from '@/lib/editorial/limits'
import { formatNumber } from '@/lib/format'
import type { FieldProblems } from './form-context'

/** What cannot be stored, in words, by field. */
export function useProblemWords(problems: FormProblem[]): FieldProblems {
  const t = useTranslations('editor')
  const locale = useLocale()
  return Object.fromEntries(
    problems.map(({ field, key, typed }) => {
      const most = formatNumber(/body$/.test(field) ? longestText : longestLine, locale)
      return [
        field,
        { message: key === 'number' ? t('problemNumber') : t('problemTooLong', { most }), typed },
      ]
    }),
  )
}
