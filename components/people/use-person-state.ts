import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/format'
import type { PersonRecord } from '@/lib/people/queries'

/** Says in words how things stand with an account. */
export function usePersonState(): (person: PersonRecord) => string {
  const t = useTranslations('people')
  const locale = useLocale()
  return ({ disabledAt, signedInAt, createdAt }) => {
    if (disabledAt) return t('states.disabled', { date: formatDate(disabledAt, locale) })
    if (signedInAt) return t('states.active', { date: formatDate(signedInAt, locale) })
    return t('states.invited', { date: formatDate(createdAt, locale) })
  }
}
