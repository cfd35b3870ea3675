import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Section } from '@/components/ui/page-head'
import type { Actor } from '@/lib/auth/actor'
import type { SessionState } from '@/lib/auth/sessions'
import { localeNames, locales } from '@/lib/locales'
import { noticeFrequencies, type Preferences } from '@/lib/people/schema'
import { SessionTable } from './session-table'

/** What came of a form on this page. */
export type AccountAnswer = { saved?: boolean; isAway?: boolean; goTo?: string }

type FormAction = (form: FormData) => Promise<void>

type Actions = Record<'savePreferences' | 'endOne' | 'endOthers' | 'connect' | 'disconnect', FormAction>

/** One's own account: what one chooses for oneself, and where one is signed in. */
export function AccountPage({
  actor,
  chosen,
  sessions,
  openId,
  answer,
  actions,
}: {
  actor: Actor
  chosen: Preferences
  sessions: SessionState[]
  /** The provider by which one may sign in, and the issuers whose accounts are connected. */
  openId: { name: string; issuers: string[] } | null
  answer: AccountAnswer
  actions: Actions
}) {
  const t = useTranslations('account')
  return (
    <DeskPage actor={actor} path="/desk/account" title={t('title')} note={t('email', { email: actor.email })}>
      {answer.saved ? (
        <p role="status" className="mb-4 border-glow border-s-3 ps-3">
          {t('saved')}
        </p>
      ) : null}
      <PreferencesForm chosen={chosen} action={actions.savePreferences} />
      <Section title={t('sessions')} id="sessions">
        <p className="mb-3 max-w-measure">{t('sessionsLede')}</p>
        <SessionTable sessions={sessions} endOne={actions.endOne} endOthers={actions.endOthers} />
      </Section>
      {openId ? <Connections {...openId} isAway={answer.isAway === true} actions={actions} /> : null}
    </DeskPage>
  )
}

function PreferencesForm({ chosen, action }: { chosen: Preferences; action: FormAction }) {
  const t = useTranslations('account')
  return (
    <form action={action} className="max-w-measure space-y-5">
      <input type="hidden" name="locale" value={useLocale()} />
      <h2>{t('preferences')}</h2>
      <div>
        <label htmlFor="language" className="mb-1 block font-semibold">
          {t('language')}
        </label>
        <select id="language" name="language" defaultValue={chosen.language} className="field max-w-60">
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {localeNames[locale]}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend className="mb-1 font-semibold">{t('notices')}</legend>
        {noticeFrequencies.map((value) => (
          <label key={value} className="flex min-h-8 items-baseline gap-2.5">
            <input type="radio" name="notices" value={value} defaultChecked={value === chosen.notices} />
            {t(`noticeFrequencies.${value}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        {t('save')}
      </button>
    </form>
  )
}

function Connections({
  name,
  issuers,
  isAway,
  actions,
}: {
  name: string
  issuers: string[]
  isAway: boolean
  actions: Actions
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <Section title={t('account.connections', { name })} id="connections">
      {isAway ? (
        <p role="alert" className="mb-3 font-semibold text-exit">
          {t('signIn.openIdAway', { name })}
        </p>
      ) : null}
      {issuers.map((issuer) => (
        <form key={issuer} action={actions.disconnect} className="space-y-3">
          <p className="break-words">{t('account.connected', { issuer })}</p>
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" name="issuer" value={issuer} className="button-plain">
            {t('account.disconnect')}
          </button>
        </form>
      ))}
      {issuers.length === 0 ? (
        <form action={actions.connect} className="space-y-3">
          <p className="max-w-measure">{t('account.connectionsNone', { name })}</p>
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" className="button-plain">
            {t('account.connect')}
          </button>
        </form>
      ) : null}
    </Section>
  )
}
