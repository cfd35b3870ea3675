import { useLocale, useTranslations } from 'next-intl'
import type { SessionState } from '@/lib/auth/sessions'
import { formatTime } from '@/lib/format'
import { browserOf } from '@/lib/visitor-browser'

type FormAction = (form: FormData) => Promise<void>

/** Where somebody is signed in, with a way to end each and all others. */
export function SessionTable({
  sessions,
  endOne,
  endOthers,
}: {
  sessions: SessionState[]
  endOne: FormAction
  endOthers: FormAction
}) {
  const t = useTranslations('account')
  const locale = useLocale()
  const nameOf = (userAgent: string) => {
    const known = browserOf(userAgent)
    return known ? t('browserOn', known) : t('unknownBrowser')
  }
  return (
    <>
      <table className="figures records w-full max-w-3xl">
        <thead>
          <tr>
            {(['browser', 'since', 'seen', 'what'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, browser, createdAt, seenAt, isThis }) => (
            <tr key={id}>
              <th scope="row">{nameOf(browser)}</th>
              <td data-column={t('since')}>{formatTime(createdAt, locale)}</td>
              <td data-column={t('seen')}>{formatTime(seenAt, locale)}</td>
              <td>
                {isThis ? (
                  t('thisOne')
                ) : (
                  <form action={endOne}>
                    <input type="hidden" name="locale" value={locale} />
                    <button type="submit" name="session" value={id} className="text-link underline">
                      {t('end')}
                      <span className="sr-only">
                        {nameOf(browser)}, {formatTime(createdAt, locale)}
                      </span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 ? (
        <form action={endOthers} className="mt-4">
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" className="button-plain">
            {t('endOthers')}
          </button>
        </form>
      ) : null}
    </>
  )
}
