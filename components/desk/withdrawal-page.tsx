import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { ActForm, type FormAction } from '@/components/moderation/act-form'
import { ProblemSummary } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { Signing } from '@/lib/editorial/signing'
import { formatList } from '@/lib/format'

/** One question before a text that was handed over is taken back. */
export function WithdrawalPage({
  actor,
  signing,
  refused,
  action,
}: {
  actor: Actor
  signing: Signing
  refused: string | undefined
  action: FormAction
}) {
  const t = useTranslations('withdrawal')
  const words = useTranslations('desk.refusal')
  const locale = useLocale()
  const { title, signers, actions, state } = signing
  const signed = signers.flatMap(({ acronym, signed }) => (signed ? [acronym] : []))
  return (
    <DeskPage
      actor={actor}
      path={deskAddress(signing, 'withdrawal')}
      part="desk"
      trail={
        <Link href={deskAddress(signing)} dir="auto">
          {title.trim() || t('untitled')}
        </Link>
      }
      title={t('title')}
    >
      {refused ? (
        <ProblemSummary
          problems={[{ words: words(refused as 'notNow') }]}
          status={refused === 'stale' ? 409 : 422}
        />
      ) : null}
      <div className="max-w-measure space-y-4">
        {actions.includes('withdraw') ? (
          <>
            <p>{t(state === 'cosigning' ? 'fromPartners' : 'fromSecretariat')}</p>
            {signed.length > 0 ? (
              <p>{t('voids', { agencies: formatList(signed, locale), count: signed.length })}</p>
            ) : null}
            <ActForm target={signing} act="withdraw" action={action} label={t('do')} look="decisive" />
          </>
        ) : (
          <p>{t('notNow')}</p>
        )}
        <p>
          <Link href="/desk">{t('leave')}</Link>
        </p>
      </div>
    </DeskPage>
  )
}
