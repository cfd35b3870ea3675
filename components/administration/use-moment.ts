import { useLocale, useTranslations } from 'next-intl'
import { formatTimeIn } from '@/lib/format'
import type { TimeZone } from '@/lib/time-zones'

/** Says a time in the zone in which it was stated: "30 June 2027 at 23:59 (New York)". */
export function useMoment(): (moment: Date | string, timeZone: TimeZone) => string {
  const t = useTranslations()
  const locale = useLocale()
  return (moment, timeZone) =>
    t('administration.moment', {
      time: formatTimeIn(moment, locale, timeZone),
      zone: t(`timeZones.${timeZone}`),
    })
}
