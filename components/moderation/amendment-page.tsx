import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { AmendmentForm } from '@/components/editor/amendment-form'
import { EditorWords, proseOf, useChoicesInWords } from '@/components/editor/editor-words'
import { StaleForm } from '@/components/editor/stale-form'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { Choices } from '@/lib/editorial/choices'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import type { Draft } from '@/lib/editorial/draft'
import type { FormProblem } from '@/lib/editorial/form'
import type { HistoryEntry } from '@/lib/editorial/history'
import type { Requirement } from '@/lib/editorial/requirements'
import type { Review } from '@/lib/editorial/review'
import type { FormAction } from './act-form'
import { useAmendmentProblems } from './amendment-problems'
import { ConflictNotice, ProblemSummary } from './messages'

/** Why an edit was not taken, with all that was typed. */
export type RefusedAmendment = {
  typed: Draft
  /** What cannot be stored. */
  problems: FormProblem[]
  /** The group to which an empty item is added, for browsers without script. */
  adding?: string | null
  refusal?: string
  requirements?: Requirement[]
  isConflict?: boolean
  /** Whether somebody made another revision in the meantime. */
  isOtherText?: boolean
  last?: HistoryEntry | null
}

/** For somebody who is signed in no more, every field as it was sent. */
export type AmendmentAnswer = { refused?: RefusedAmendment; entries?: [string, string][] }

/**
 * A moderator's own edit: the next revision, which the owners see and another moderator approves. The form is that of
 * the editor, but nothing is saved before the button is pressed.
 */
export function AmendmentPage({
  actor,
  review,
  choices,
  guidance,
  now,
  refused,
  action,
}: {
  actor: Actor
  review: Review & { text: Draft }
  choices: Choices
  guidance: Record<string, string>
  now: Date
  refused: RefusedAmendment | undefined
  action: FormAction
}) {
  const t = useTranslations('moderation')
  const { entry, kind, lead, text, revision, actions } = review
  const path = `/desk/moderation/${entry.id}`
  const { inFields, inAll } = useAmendmentProblems(refused)
  const target = { lockVersion: entry.lockVersion, key: randomUUID() }
  const setting = {
    ...{ lead, mayInvite: false, adding: refused?.adding ?? null, problems: inFields },
    choices: useChoicesInWords(choices),
    guidance: proseOf(guidance),
  }
  return (
    <DeskPage
      actor={actor}
      path={`${path}/amendment`}
      part="moderation"
      trail={<Link href={path}>{entry.title || t('untitled')}</Link>}
      title={t('amendment.title')}
      note={t('amendment.note')}
      hasScript
    >
      {refused?.isConflict ? (
        <ConflictNotice last={refused.last ?? null} now={now} hasTyped={!refused.isOtherText} />
      ) : null}
      {inAll.length > 0 ? <ProblemSummary problems={inAll} /> : null}
      {refused?.adding ? <AddedNotice field={refused.adding} /> : null}
      <EditorWords>
        {refused?.isOtherText ? (
          <StaleForm
            text={{ ...target, ...setting, kind, draft: text, lastWrite: null }}
            mine={refused.typed}
            action={action}
          />
        ) : actions.includes('amend') || refused ? (
          <AmendmentForm
            {...{ kind, setting, action }}
            draft={refused?.typed ?? text}
            target={{ ...target, amended: revision?.number ?? 0 }}
            isUnsaved={refused !== undefined}
            words={{ do: t('amendment.do'), unsaved: t('amendment.unsaved') }}
          />
        ) : (
          <p>{t('asked.notNow')}</p>
        )}
      </EditorWords>
    </DeskPage>
  )
}

/** Without script an item is added by a new page, on which its place has to be found again. */
function AddedNotice({ field }: { field: string }) {
  const t = useTranslations('moderation.amendment')
  return (
    <p role="status" className="mb-8">
      {/* biome-ignore lint/a11y/noAutofocus: the page was made for what this leads to */}
      <a href={`#${fieldAnchor(field)}`} autoFocus>
        {t('added')}
      </a>
    </p>
  )
}
