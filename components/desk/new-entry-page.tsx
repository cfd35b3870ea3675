import { randomUUID } from 'node:crypto'
import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import type { FormAction } from '@/components/moderation/act-form'
import { ProblemSummary } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { type BegunEntry, begunKinds, type NewEntry } from '@/lib/editorial/begin'
import type { Rollable } from '@/lib/editorial/roll-forward'
import { formatSpan } from '@/lib/format'
import type { OpenRound } from '@/lib/reporting/rounds'
import { Choice, Choices } from './choices'
import { Duplicates } from './duplicates'

/** What was chosen in a form that was not taken, and why it was not. */
export type RefusedEntry = { given: NewEntry; refusal: Extract<BegunEntry, { ok: false }> }

/** Where an entry is begun: for which agency and period, empty or from what was reported before. */
export function NewEntryPage({
  actor,
  agencies,
  rounds,
  rollable,
  given,
  refused,
  action,
}: {
  actor: Actor
  agencies: { id: string; acronym: string }[]
  rounds: OpenRound[]
  rollable: Rollable[]
  /** What is chosen from the beginning. */
  given: Pick<NewEntry, 'kind' | 'agencyId' | 'period' | 'rolledFromId'>
  refused: RefusedEntry | undefined
  action: FormAction
}) {
  const t = useTranslations('newEntry')
  const words = useTranslations()
  const locale = useLocale()
  const chosen = refused?.given ?? given
  const refusal = refused?.refusal
  const duplicates = refusal && 'duplicates' in refusal ? refusal.duplicates : []
  return (
    <DeskPage
      actor={actor}
      path="/desk/activities/new"
      part="desk"
      trail={<Link href="/desk">{words('desk.parts.desk')}</Link>}
      title={t('title')}
    >
      {refusal ? <Refusal refusal={refusal} /> : null}
      <form action={action} className="max-w-measure space-y-8">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={chosen && refused ? refused.given.key : randomUUID()} />
        {duplicates.length > 0 ? (
          <div className="border-accent border-s-3 ps-4">
            <Duplicates duplicates={duplicates} />
            <Choice type="checkbox" name="sure" value="on" label={t('sure')} isChosen={false} />
          </div>
        ) : null}
        {agencies.length > 1 ? (
          <Choices id="agency" legend={t('agency')}>
            {agencies.map(({ id, acronym }) => (
              <Choice key={id} name="agency" value={id} label={acronym} isChosen={id === chosen.agencyId} />
            ))}
          </Choices>
        ) : (
          <input type="hidden" name="agency" value={agencies[0]?.id ?? ''} />
        )}
        <Choices id="kind" legend={t('kind')}>
          {begunKinds.map((kind) => (
            <Choice
              key={kind}
              name="kind"
              value={kind}
              label={t(`kinds.${kind}`)}
              isChosen={kind === chosen.kind}
            />
          ))}
        </Choices>
        <Choices id="period" legend={t('period')} hint={t('periodHint')}>
          {rounds.map((round) => (
            <Choice
              key={round.slug}
              name="period"
              value={round.slug}
              label={formatSpan(round, locale, 'long')}
              isChosen={round.slug === chosen.period || rounds.length === 1}
            />
          ))}
          {rounds.length === 0 ? <p>{t('noPeriod')}</p> : null}
        </Choices>
        {rollable.length > 0 ? (
          <div>
            <label htmlFor="rolledFrom" className="block font-semibold">
              {t('rolledFrom')}
            </label>
            <p id="rolledFrom-hint" className="quiet mb-1">
              {t('rolledFromHint')}
            </p>
            <select
              id="rolledFrom"
              name="rolledFrom"
              aria-describedby="rolledFrom-hint"
              defaultValue={chosen.rolledFromId}
              className="field"
            >
              <option value="">{t('empty')}</option>
              {rollable.map(({ id, title, period, agencyId }) => (
                <option key={id} value={id}>
                  {t('rollable', {
                    period: formatSpan(period, locale),
                    title,
                    agency: agencies.find((agency) => agency.id === agencyId)?.acronym ?? '',
                  })}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <button type="submit" className="button">
          {t('begin')}
        </button>
      </form>
    </DeskPage>
  )
}

function Refusal({ refusal }: Pick<RefusedEntry, 'refusal'>) {
  const t = useTranslations()
  const own = `newEntry.refusal.${refusal.reason}` as 'newEntry.refusal.statement'
  const words = t.has(own) ? t(own) : t(`desk.refusal.${refusal.reason}` as 'desk.refusal.notNow')
  const fields: Record<string, string> = {
    agencyMissing: 'agency',
    periodMissing: 'period',
    periodClosed: 'period',
    duplicates: 'sure',
    notFound: 'rolledFrom',
  }
  return <ProblemSummary problems={[{ field: fields[refusal.reason], words }]} />
}
