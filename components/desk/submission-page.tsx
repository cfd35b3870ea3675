import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeskPage } from '@/components/frame/desk-page'
import { useFieldName } from '@/components/history/use-field-name'
import { ActForm, type FormAction } from '@/components/moderation/act-form'
import { DoneNotice, ProblemSummary } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { Submission } from '@/lib/editorial/submission'
import { formatList, formatSpan } from '@/lib/format'
import { Duplicates } from './duplicates'
import { MendingForm } from './mending-form'
import { RequirementList } from './requirement-list'

/** Before a text is handed over: what is missing, what is doubtful, and the button that says what happens. */
export function SubmissionPage({
  actor,
  submission,
  refused,
  isMended,
  action,
  mend,
}: {
  actor: Actor
  submission: Submission
  /** Why the text was not handed over. */
  refused: string | undefined
  /** Whether the text was mended on this page just now. */
  isMended: boolean
  action: FormAction
  mend: FormAction
}) {
  const t = useTranslations('submission')
  const words = useTranslations()
  const { document, missing, doubts, duplicates, rolled, files } = submission
  const isWritable = document.actions.includes('save')
  const isClear = missing.length + doubts.length + duplicates.length === 0
  return (
    <DeskPage
      actor={actor}
      path={deskAddress(document, 'submission')}
      part="desk"
      trail={
        <Link href={deskAddress(document)} dir="auto">
          {document.title.trim() || document.lead.name}
        </Link>
      }
      title={t('title')}
    >
      {refused ? (
        <ProblemSummary
          problems={[{ words: words(`desk.refusal.${refused}` as 'desk.refusal.notNow') }]}
          status={refused === 'stale' ? 409 : 422}
        />
      ) : null}
      {isMended && !refused ? <DoneNotice words={t('mend.done')} /> : null}
      <div className="max-w-measure space-y-10">
        {isClear ? <p>{t('clear')}</p> : null}
        <Part name="missing" isShown={missing.length > 0}>
          <RequirementList document={document} requirements={missing} isLinked={isWritable} />
        </Part>
        <Part name="doubts" isShown={doubts.length > 0}>
          <RequirementList document={document} requirements={doubts} isLinked={isWritable} />
        </Part>
        <Part name="duplicates" isShown={duplicates.length > 0}>
          <Duplicates duplicates={duplicates} />
        </Part>
        {isWritable ? <MendingForm submission={submission} action={mend} /> : null}
        {rolled ? <Rolled rolled={rolled} /> : null}
        {files === null ? null : (
          <p>
            <Link href={deskAddress(document, 'attachments')}>{t('files', { count: files })}</Link>
          </p>
        )}
        <HandOver submission={submission} action={action} />
      </div>
    </DeskPage>
  )
}

function Part({
  name,
  isShown,
  children,
}: {
  name: 'missing' | 'doubts' | 'duplicates'
  isShown: boolean
  children: ReactNode
}) {
  const t = useTranslations('submission')
  if (!isShown) return null
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t(`${name}.title`)}</h2>
      <p className="quiet mb-2">{t(`${name}.hint`)}</p>
      {children}
    </section>
  )
}

/** What is as it was in the entry of the last period, and what was changed. */
function Rolled({ rolled }: { rolled: NonNullable<Submission['rolled']> }) {
  const t = useTranslations('submission.rolled')
  const locale = useLocale()
  const nameOf = useFieldName()
  const { title, slug, period, fields } = rolled
  const names = (isChanged: boolean) =>
    formatList(
      fields.filter((field) => field.isChanged === isChanged).map(({ field }) => nameOf(field)),
      locale,
    )
  const [same, changed] = [names(false), names(true)]
  return (
    <section aria-labelledby="rolled">
      <h2 id="rolled">{t('title')}</h2>
      <p className="quiet mb-2">
        {slug ? <Link href={`/activities/${slug}`}>{title}</Link> : title}
        {period ? ` · ${formatSpan(period, locale)}` : null}
      </p>
      {same ? <p className="text-accent">{t('same', { fields: same })}</p> : null}
      {changed ? <p>{t('changed', { fields: changed })}</p> : null}
    </section>
  )
}

function HandOver({ submission, action }: { submission: Submission; action: FormAction }) {
  const t = useTranslations('submission')
  const words = useTranslations('desk.refusal')
  const locale = useLocale()
  const { document, missing, doubts, duplicates, signers, refusal } = submission
  const partners = formatList(signers, locale)
  if (refusal === 'notYours') return <p>{t('byLead', { lead: document.lead.acronym })}</p>
  if (refusal) return <p>{words(refusal)}</p>
  if (missing.length > 0) return <p>{t('first')}</p>
  return (
    <section aria-labelledby="hand-over" className="space-y-3 border-line border-t pt-6">
      <h2 id="hand-over">{t('handOver')}</h2>
      <p>{signers.length > 0 ? t('thenSigned', { partners, count: signers.length }) : t('thenSent')}</p>
      {doubts.length + duplicates.length > 0 ? <p>{t('goingOn')}</p> : null}
      <ActForm
        target={document}
        act="submit"
        action={action}
        label={signers.length > 0 ? t('ask', { partners }) : t('send')}
        look="decisive"
      />
    </section>
  )
}
