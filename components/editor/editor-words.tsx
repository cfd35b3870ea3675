import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import type { ReactNode } from 'react'
import { Prose } from '@/components/ui/text'
import type { Choice, Choices } from '@/lib/editorial/choices'
import { formatSpan } from '@/lib/format'

/** The words of the editor go to the browser, and no others. */
export function EditorWords({ children }: { children: ReactNode }) {
  const { language, editor, vocabulary } = useMessages()
  return (
    <NextIntlClientProvider messages={{ language, editor, vocabulary }}>{children}</NextIntlClientProvider>
  )
}

/** What can be chosen, with the periods in words. */
export function useChoicesInWords(choices: Choices): Choices {
  const locale = useLocale()
  const withSpan = ({ value }: Choice) => {
    const [startMonth = '', endMonth = ''] = value.split('--')
    return { value, label: formatSpan({ startMonth, endMonth }, locale, 'long') }
  }
  return { ...choices, periods: choices.periods.map(withSpan) }
}

/** Help beside the fields as it is shown. */
export function proseOf(guidance: Record<string, string>): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(guidance).map(([name, help]) => [name, <Prose key={name} text={help} />]),
  )
}
