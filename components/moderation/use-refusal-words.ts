import { useTranslations } from 'next-intl'

/** Why something could not be done, and what to do about it. */
export function useRefusalWords(): (reason: string) => string {
  const t = useTranslations()
  return (reason) => {
    const own = `moderation.refusal.${reason}` as 'moderation.refusal.noMoment'
    return t.has(own) ? t(own) : t(`desk.refusal.${reason}` as 'desk.refusal.notNow')
  }
}
