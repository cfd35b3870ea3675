import { useTranslations } from 'next-intl'
import type { PeriodItem } from '@/lib/administration/periods/queries'
import { useMoment } from './use-moment'

/** Where a period stands, in words: since when, until when. */
export function PeriodState({ period: { state, round } }: { period: Pick<PeriodItem, 'state' | 'round'> }) {
  const t = useTranslations('administration.periods')
  const moment = useMoment()
  if (!round) return t('state.notOpened')
  const { opensAt, deadlineAt, closedAt, timeZone } = round
  return t(`state.${state}`, {
    opens: moment(opensAt, timeZone),
    deadline: moment(deadlineAt, timeZone),
    closed: closedAt ? moment(closedAt, timeZone) : '',
  })
}
