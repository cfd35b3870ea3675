import { useLocale, useTranslations } from 'next-intl'
import { largestFile } from '@/lib/attachments/check'
import { type FileProblem, mostFiles } from '@/lib/attachments/limits'
import { formatSize } from '@/lib/format'

/** What was written into a form about a file, and what is wrong with it. `token` is empty for a new one. */
export type RefusedFile = {
  token: string
  label: string
  alt: string
  problems: FileProblem[]
  refusal: string | null
}

/** What is wrong with a form about a file, and what to do about it. */
export function useFileProblemWords(): (problem: FileProblem | string) => string {
  const t = useTranslations()
  const locale = useLocale()
  return (problem) => {
    if (typeof problem === 'string') return t(`desk.refusal.${problem}` as 'desk.refusal.notNow')
    const size = formatSize(largestFile, locale)
    return t(`attachments.problem.${problem.field}.${problem.key}` as 'attachments.problem.file.kind', {
      size,
      most: mostFiles,
    })
  }
}
