import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { FormAction } from './edited-text'

/**
 * For somebody who sent a form when their session had ended: everything that they wrote is in this page and is sent
 * again with it, once they are signed in.
 */
export function SignedOutPage({ entries, action }: { entries: [string, string][]; action: FormAction }) {
  const t = useTranslations('editor')
  const body = entries.find(([name]) => name === 'body')?.[1]
  return (
    <>
      <meta name="portal-scripts" content="none" />
      <main id="content" className="frame max-w-measure space-y-6 py-10">
        <h1 className="desk-title">{t('answer.signedOutTitle')}</h1>
        <p>{t('answer.signedOut')}</p>
        <p>
          {t('answer.hint')}{' '}
          <Link href="/sign-in" target="_blank">
            {t('status.signIn')}
          </Link>
        </p>
        <form action={action} className="space-y-6">
          {entries.map(([name, value], index) =>
            name === 'body' ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may stand there several times
              <input key={index} type="hidden" name={name} value={value} />
            ),
          )}
          {body === undefined ? null : (
            <div>
              <label htmlFor="body" className="mb-1 block font-semibold">
                {t('field.body')}
              </label>
              <textarea id="body" name="body" rows={12} defaultValue={body} dir="auto" className="field" />
            </div>
          )}
          <button type="submit" name="intent" value="save" className="button">
            {t('save')}
          </button>
        </form>
      </main>
    </>
  )
}
