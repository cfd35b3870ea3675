import { useLocale, useTranslations } from 'next-intl'
import { type FilterWord, filterWords, type Names } from '@/lib/directory/filter-words'

/** What is chosen, in the reader's words. */
export function useFilterWords(names: Names): FilterWord[] {
  return filterWords(useTranslations(), useLocale(), names)
}
