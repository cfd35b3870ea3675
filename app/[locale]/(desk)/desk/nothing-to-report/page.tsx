import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type RefusedStatement, StatementPage } from '@/components/desk/statement-page'
import { isFocalPoint } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { findMyDesk } from '@/lib/reporting/my-desk'
import { Missing } from '../../../(public)/missing'
import { deskMetadata, signedIn } from '../guard'
import { state } from './actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isFocalPoint, async () => (await getTranslations('statement'))('title'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/nothing-to-report'>) {
  const { period, agency } = await searchParams
  const path = '/desk/nothing-to-report'
  return signedIn(
    `${path}?${new URLSearchParams({ period: String(period ?? ''), agency: String(agency ?? '') })}`,
    isFocalPoint,
    async (actor) => {
      const now = new Date()
      const { rounds } = await findMyDesk(actor, now)
      const round = rounds.find(({ slug }) => slug === period)
      const report = round?.reports.find((each) => each.agency.id === agency)
      if (!round || !report) return <Missing path={path} />
      return (
        <StatementPage
          actor={actor}
          round={round}
          report={report}
          now={now}
          refused={formAnswer<RefusedStatement>()}
          action={state}
        />
      )
    },
  )
}
