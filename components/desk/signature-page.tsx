import { useLocale, useTranslations } from 'next-intl'
import { ActivityText } from '@/components/activity/activity-text'
import { DeskPage } from '@/components/frame/desk-page'
import { useFieldName } from '@/components/history/use-field-name'
import { ActForm, type FormAction } from '@/components/moderation/act-form'
import { ProblemSummary } from '@/components/moderation/messages'
import { StoryText } from '@/components/story/story-text'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { Signer, Signing } from '@/lib/editorial/signing'
import { formatDay, formatList, formatTime } from '@/lib/format'
import { SignatureActions } from './signature-actions'

/** What was written into the form, and why it could not be taken. */
export type RefusedSignature = { reason: string; refusal: string; act: string }

/** The exact text of a joint entry, who stands by it, and what the person can do about it. */
export function SignaturePage({
  actor,
  signing,
  now,
  refused,
  action,
}: {
  actor: Actor
  signing: Signing
  now: Date
  refused: RefusedSignature | undefined
  action: FormAction
}) {
  const t = useTranslations('signing')
  const words = useTranslations()
  const locale = useLocale()
  const { title, signers, revision, shown, lastLook } = signing
  const problem = refused && {
    field: refused.refusal.startsWith('reason') ? 'reason' : undefined,
    words:
      refused.refusal === 'reasonMissing'
        ? t('reasonMissing')
        : words(`desk.refusal.${refused.refusal}` as 'desk.refusal.notNow'),
  }
  return (
    <DeskPage
      actor={actor}
      path={deskAddress(signing, 'signature')}
      part="desk"
      trail={
        <Link href={deskAddress(signing)} dir="auto">
          {title.trim() || t('untitled')}
        </Link>
      }
      title={signers.length > 0 ? t('title') : t('titleAlone')}
      note={
        revision
          ? t('revision', { number: revision.number, at: formatTime(revision.frozenAt, locale) })
          : t('unfrozen')
      }
    >
      {problem ? (
        <ProblemSummary problems={[problem]} status={refused.refusal === 'stale' ? 409 : 422} />
      ) : null}
      <div className="max-w-measure space-y-8">
        {signers.length > 0 ? <Signers signing={signing} now={now} /> : null}
        {lastLook ? <LastLook signing={signing} action={action} /> : null}
        <SignatureActions signing={signing} refused={refused} problem={problem?.words} action={action} />
      </div>
      <section aria-labelledby="text" className="mt-12">
        <h2 id="text">{t('text')}</h2>
        <p className="quiet">{t('textHint')}</p>
        {shown ? (
          <article className="mt-4 border-line border-t border-b">
            {'activity' in shown ? (
              <ActivityText activity={shown.activity} level={2} filesAt="/desk/attachments" />
            ) : (
              <StoryText story={shown.story} level={2} filesAt="/desk/attachments" />
            )}
          </article>
        ) : (
          <p>{t('noText')}</p>
        )}
      </section>
    </DeskPage>
  )
}

/** Each owner, and whether it stands by the text; signatures of a text that was changed since count no more. */
function Signers({ signing, now }: { signing: Signing; now: Date }) {
  const t = useTranslations('signing')
  return (
    <section aria-labelledby="signers">
      <h2 id="signers" className="mb-1">
        {t('signers')}
      </h2>
      <ul>
        <li className="border-line border-t py-1.5">
          <b>{signing.lead}</b> {t(signing.revision ? 'leads' : 'writes')}
        </li>
        {signing.signers.map((signer) => (
          <li key={signer.acronym} className="border-line border-t py-1.5">
            <b>{signer.acronym}</b> <SignerWords signer={signer} signing={signing} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SignerWords({
  signer: { signed, voided },
  signing,
  now,
}: {
  signer: Signer
  signing: Signing
  now: Date
}) {
  const t = useTranslations('signing')
  const locale = useLocale()
  const nameOf = useFieldName()
  if (signed) return t('signed', { by: signed.by, at: formatDay(signed.at, locale, now) })
  const waits =
    signing.state === 'cosigning' ? t('waits', { since: formatDay(signing.since, locale, now) }) : t('notYet')
  if (!voided) return waits
  const fields = formatList(
    voided.changed.map((field) => nameOf(field)),
    locale,
  )
  const at = formatDay(voided.at, locale, now)
  return (
    <>
      {waits}{' '}
      <span className="block text-accent">
        {fields ? t('voided', { at, fields }) : t('voidedSame', { at })}
      </span>
    </>
  )
}

/** The secretariat changed the text: its owners may look before it is published. */
function LastLook({ signing, action }: { signing: Signing; action: FormAction }) {
  const t = useTranslations('signing.look')
  const locale = useLocale()
  const nameOf = useFieldName()
  const { lastLook } = signing
  if (!lastLook) return null
  const fields = formatList(
    lastLook.changed.map((field) => nameOf(field)),
    locale,
  )
  return (
    <section aria-labelledby="look" className="space-y-2 border-accent border-s-3 ps-4">
      <h2 id="look">{t('title')}</h2>
      <p>{t('changed', { fields, until: formatTime(lastLook.until, locale) })}</p>
      <p>
        <Link href={`/desk/documents/${signing.id}/history`}>{t('differences')}</Link>
      </p>
      {signing.actions.includes('confirm') ? (
        <ActForm target={signing} act="confirm" action={action} label={t('confirm')} look="decisive" />
      ) : null}
    </section>
  )
}
