import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import type { Actor } from '@/lib/auth/actor'
import type { PersonRecord } from '@/lib/people/queries'
import { type AgencyChoice, type PersonAnswer, PersonForm } from './person-form'
import { usePersonState } from './use-person-state'

/** What may have been done just now. */
export const doneThings = ['invited', 'changed', 'disabled', 'enabled'] as const

type FormAction = (form: FormData) => Promise<void>

/** One account, to be changed, disabled or enabled. */
export function PersonPage({
  actor,
  person,
  agencies,
  answer,
  done,
  actions,
}: {
  actor: Actor
  person: PersonRecord
  agencies: AgencyChoice[]
  answer: PersonAnswer | undefined
  done: (typeof doneThings)[number] | undefined
  actions: { change: FormAction; disable: FormAction; enable: FormAction }
}) {
  const t = useTranslations('people')
  const stateOf = usePersonState()
  const isDisabled = person.disabledAt !== null
  return (
    <DeskPage
      actor={actor}
      path={`/desk/admin/people/${person.id}`}
      part="admin"
      title={person.name}
      trail={<Link href="/desk/admin/people">{t('title')}</Link>}
      note={stateOf(person)}
    >
      {done ? (
        <p role="status" className="mb-6 border-glow border-s-3 ps-3">
          {t(`done.${done}`, { name: person.name })}
        </p>
      ) : null}
      <PersonForm
        id={person.id}
        given={answer?.given ?? person}
        problems={answer?.problems ?? []}
        agencies={agencies}
        action={actions.change}
        submit={t('save')}
      />
      <Section title={t(isDisabled ? 'enableTitle' : 'disableTitle')} id="access">
        <AccessForm
          id={person.id}
          hint={t(isDisabled ? 'enableHint' : 'disableHint')}
          submit={t(isDisabled ? 'enable' : 'disable')}
          action={isDisabled ? actions.enable : actions.disable}
        />
      </Section>
    </DeskPage>
  )
}

function AccessForm({
  id,
  hint,
  submit,
  action,
}: {
  id: string
  hint: string
  submit: string
  action: FormAction
}) {
  return (
    <form action={action} className="max-w-measure space-y-3">
      <p>{hint}</p>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={useLocale()} />
      <button type="submit" className="button-plain">
        {submit}
      </button>
    </form>
  )
}
