import { useLocale, useTranslations } from 'next-intl'
import { localeNames, locales } from '@/lib/locales'
import { type PersonProblem, roles } from '@/lib/people/schema'
import { AgencyRows } from './agency-rows'
import { PersonField } from './person-field'

export type AgencyChoice = { slug: string; acronym: string; name: string }

/** The details of somebody as they stand in the form: anything may have been typed. */
export type GivenPerson = {
  name: string
  email: string
  language: string
  roles: string[]
  agencies: { slug: string; standing: string }[]
}

/** What is wrong in a form about somebody, with what was typed; without, where it was only a button. */
export type PersonAnswer = { given?: GivenPerson | undefined; problems: PersonProblem[] }

/** Where the problems of the form lie. */
const fieldOf: Record<PersonProblem, string> = {
  name: 'name',
  email: 'email',
  emailTaken: 'email',
  roles: 'role-focal_point',
  lastAdministrator: 'role-administrator',
  agencies: 'agency-1',
  agencyTwice: 'agency-1',
  agencyUnknown: 'agency-1',
}

/** Everything that an administrator says of somebody. */
export function PersonForm({
  id,
  given,
  problems,
  agencies,
  action,
  submit,
}: {
  id?: string
  given: GivenPerson
  problems: PersonProblem[]
  agencies: AgencyChoice[]
  action: (form: FormData) => Promise<void>
  submit: string
}) {
  const t = useTranslations('people')
  const problemOf = (...mine: PersonProblem[]) => problems.find((problem) => mine.includes(problem))
  return (
    <form action={action} noValidate className="max-w-measure space-y-6">
      {problems.length > 0 ? <Summary problems={problems} /> : null}
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <input type="hidden" name="locale" value={useLocale()} />
      <PersonField name="name" value={given.name} problem={problemOf('name')} autoComplete="off" />
      <PersonField
        name="email"
        value={given.email}
        problem={problemOf('email', 'emailTaken')}
        autoComplete="off"
        isAddress
      />
      <div>
        <label htmlFor="language" className="mb-1 block font-semibold">
          {t('language')}
        </label>
        <select id="language" name="language" defaultValue={given.language} className="field max-w-60">
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {localeNames[locale]}
            </option>
          ))}
        </select>
      </div>
      <Roles chosen={given.roles} problem={problemOf('roles', 'lastAdministrator')} />
      <AgencyRows
        chosen={given.agencies}
        agencies={agencies}
        problem={problemOf('agencies', 'agencyTwice', 'agencyUnknown')}
      />
      <button type="submit" className="button">
        {submit}
      </button>
    </form>
  )
}

function Roles({ chosen, problem }: { chosen: string[]; problem: PersonProblem | undefined }) {
  const t = useTranslations('people')
  return (
    <fieldset className={problem ? 'border-exit border-s-3 ps-4' : ''} aria-describedby="roles-hint">
      <legend className="font-semibold">{t('roles')}</legend>
      <p id="roles-hint" className="quiet mb-1">
        {t('rolesHint')}
      </p>
      {problem ? <p className="mb-1 font-semibold text-exit">{t(`problems.${problem}`)}</p> : null}
      {roles.map((role) => (
        <label key={role} className="flex min-h-8 items-baseline gap-2.5">
          <input
            id={`role-${role}`}
            type="checkbox"
            name="role"
            value={role}
            defaultChecked={chosen.includes(role)}
          />
          {t(`role.${role}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Summary({ problems }: { problems: PersonProblem[] }) {
  const t = useTranslations('people')
  return (
    <div role="alert" className="border-2 border-exit p-4">
      <h2 className="mb-1">{t('problem')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <a href={`#${fieldOf[problem]}`}>{t(`problems.${problem}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
