import { useLocale, useTranslations } from 'next-intl'
import { ActForm, type FormAction } from '@/components/moderation/act-form'
import { Link } from '@/components/ui/link'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { Signing } from '@/lib/editorial/signing'
import { formatList } from '@/lib/format'

/** What an owner can do about a joint text: sign it, not be part of it, or go on writing. */
export function SignatureActions({
  signing,
  refused,
  problem,
  action,
}: {
  signing: Signing
  refused: { reason: string; act: string } | undefined
  problem: string | undefined
  action: FormAction
}) {
  const t = useTranslations('signing')
  const locale = useLocale()
  const { actions } = signing
  const own = signing.signers.filter(({ isTheirs }) => isTheirs)
  const agencies = formatList(
    own.map(({ acronym }) => acronym),
    locale,
  )
  const unsigned = formatList(
    own.flatMap(({ acronym, signed }) => (signed ? [] : [acronym])),
    locale,
  )
  const going = actions.includes('decline') ? 'decline' : actions.includes('leave') ? 'leave' : null
  return (
    <>
      {actions.includes('sign') ? (
        <section aria-labelledby="sign" className="space-y-3">
          <h2 id="sign">{t('sign.title')}</h2>
          <p>{t('sign.hint')}</p>
          <ActForm
            target={signing}
            act="sign"
            action={action}
            label={t('sign.do', { agencies: unsigned })}
            look="decisive"
          />
        </section>
      ) : null}
      {going ? (
        <details open={refused?.act === going}>
          <summary className="font-semibold">{t(`${going}.title`, { agencies })}</summary>
          <div className="mt-3">
            <ActForm
              target={signing}
              act={going}
              action={action}
              label={t(`${going}.do`, { agencies })}
              fields={<ReasonField hint={t(`${going}.hint`)} given={refused?.reason} problem={problem} />}
            />
          </div>
        </details>
      ) : null}
      <p className="flex flex-wrap gap-x-6">
        {actions.includes('save') ? <Link href={deskAddress(signing)}>{t('write')}</Link> : null}
        {actions.includes('submit') ? (
          <Link href={deskAddress(signing, 'submission')}>{t('check')}</Link>
        ) : null}
        {actions.includes('withdraw') ? (
          <Link href={deskAddress(signing, 'withdrawal')}>{t('takeBack')}</Link>
        ) : null}
        <Link href={`/desk/documents/${signing.id}/history`}>{t('history')}</Link>
      </p>
    </>
  )
}

function ReasonField({
  hint,
  given,
  problem,
}: {
  hint: string
  given: string | undefined
  problem: string | undefined
}) {
  const t = useTranslations('signing')
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor="reason" className="block font-semibold">
        {t('reason')}
      </label>
      <p id="reason-hint" className="quiet mb-1">
        {hint}
      </p>
      {problem ? (
        <p id="reason-problem" className="mb-1 font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <textarea
        id="reason"
        name="reason"
        rows={4}
        maxLength={2000}
        dir="auto"
        defaultValue={given}
        aria-describedby={problem ? 'reason-hint reason-problem' : 'reason-hint'}
        aria-invalid={problem ? true : undefined}
        className="field"
      />
    </div>
  )
}
