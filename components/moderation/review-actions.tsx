import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { HistoryEntry } from '@/lib/editorial/history'
import type { Review } from '@/lib/editorial/review'
import type { Action } from '@/lib/editorial/workflow'
import { ActForm, type FormAction } from './act-form'

/** Why something could not be done, and what was done by somebody else meanwhile. */
export type ReviewAnswer = { act: Action; refusal: string; isConflict: boolean; last: HistoryEntry | null }

/** Actions that are one press of a button, the safe ones first. */
const pressed = [
  'claim',
  'unschedule',
  'requestChanges',
  'confirm',
  'reopen',
  'reviewEmergency',
  'approve',
  'publish',
] as const satisfies Action[]
type Pressed = (typeof pressed)[number]

const decisive: readonly Action[] = ['approve', 'publish', 'reviewEmergency']

/** Actions for which something is asked, each on a page of its own: by the name of what it makes. */
export const askedActs = {
  schedule: 'schedule',
  refusal: 'refuse',
  withdrawal: 'unpublish',
  emergency: 'publishInEmergency',
} as const satisfies Record<string, Action>
export type Asked = keyof typeof askedActs

/** What can be done with the document now: drawn from what the policy allows this person. */
export function ReviewActions({ review, action }: { review: Review; action: FormAction }) {
  const t = useTranslations('moderation.act')
  const { entry, actions } = review
  const target = { id: entry.id, lockVersion: entry.lockVersion }
  const path = `/desk/moderation/${entry.id}`
  const labelOf = (act: Pressed) =>
    act === 'claim' && entry.claim ? t('takeOver') : t(act, { revision: review.revision?.number ?? 0 })
  const isClaimed = entry.claim?.isMine && !entry.claim.isOver
  const possible = pressed.filter((act) => actions.includes(act) && !(act === 'claim' && isClaimed))
  const asked = (Object.keys(askedActs) as Asked[]).filter((name) => actions.includes(askedActs[name]))
  return (
    <>
      {possible
        .filter((act) => !decisive.includes(act))
        .map((act) => (
          <ActForm key={act} target={target} act={act} action={action} label={labelOf(act)} />
        ))}
      {actions.includes('amend') ? (
        <Link href={`${path}/amendment`} className="button-plain">
          {t('amend')}
        </Link>
      ) : null}
      {asked.includes('schedule') ? (
        <Link href={`${path}/schedule`} className="button-plain">
          {t('schedule')}
        </Link>
      ) : null}
      {possible
        .filter((act) => decisive.includes(act))
        .map((act) => (
          <ActForm key={act} target={target} act={act} action={action} label={labelOf(act)} look="decisive" />
        ))}
      <div className="flex basis-full flex-wrap items-baseline gap-x-5 gap-y-1 text-[0.94rem]">
        {entry.state === 'in_review' && actions.includes('amend') && entry.openComments === 0 ? (
          <a href="#text">{t('commentFirst')}</a>
        ) : null}
        {actions.includes('release') ? (
          <ActForm target={target} act="release" action={action} label={t('release')} look="link" />
        ) : null}
        {asked
          .filter((name) => name !== 'schedule')
          .map((name) => (
            <Link key={name} href={`${path}/${name}`}>
              {t(askedActs[name])}
            </Link>
          ))}
      </div>
    </>
  )
}
