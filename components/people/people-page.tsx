import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { Actor } from '@/lib/auth/actor'
import { formatList } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import type { PeopleFound, PersonRecord } from '@/lib/people/queries'
import { usePersonState } from './use-person-state'

/** Everybody who has an account, or had one. */
export function PeoplePage({
  actor,
  search,
  found: { people, total },
}: {
  actor: Actor
  search: string
  found: PeopleFound
}) {
  const t = useTranslations('people')
  const narrowed = search.trim() ? 'yes' : 'no'
  return (
    <DeskPage
      actor={actor}
      path="/desk/admin/people"
      part="admin"
      title={t('title')}
      note={t('note', { count: total, narrowed })}
      actions={
        <Link href="/desk/admin/people/invitation" className="button">
          {t('inviteTitle')}
        </Link>
      }
    >
      <SearchForm search={search} />
      {people.length > 0 ? <PeopleTable people={people} /> : <p>{t('none')}</p>}
      {total > people.length ? <p className="mt-4">{t('more', { count: people.length })}</p> : null}
    </DeskPage>
  )
}

function SearchForm({ search }: { search: string }) {
  const t = useTranslations('people')
  const locale = useLocale() as Locale
  return (
    <search className="mb-6">
      <form action={addressIn(locale, '/desk/admin/people')}>
        <label htmlFor="q" className="mb-1 block font-semibold">
          {t('search')}
        </label>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={search}
            maxLength={200}
            className="field max-w-md flex-1 basis-60"
          />
          <button type="submit" className="button-plain">
            {t('find')}
          </button>
          {search.trim() ? <Link href="/desk/admin/people">{t('all')}</Link> : null}
        </div>
      </form>
    </search>
  )
}

function PeopleTable({ people }: { people: PersonRecord[] }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const stateOf = usePersonState()
  return (
    <table className="figures records w-full">
      <thead>
        <tr>
          {(['name', 'email', 'roles', 'agencies', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link href={`/desk/admin/people/${person.id}`}>{person.name}</Link>
            </th>
            <td dir="ltr" className="break-all">
              {person.email}
            </td>
            <td data-column={t('roles')}>
              {formatList(
                person.roles.map((role) => t(`role.${role}`)),
                locale,
              )}
            </td>
            <td data-column={t('agencies')}>
              {formatList(
                person.agencies.map(({ acronym }) => acronym),
                locale,
              )}
            </td>
            <td>{stateOf(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
