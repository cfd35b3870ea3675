import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { longestSearch } from '@/lib/search/params'

/** One thing chosen: in words, and where taking it away leads. */
export type ChosenFilter = { parameter: string; label: string; without: string }

/** What is chosen, as words, each with a way to remove it, and a way to remove all. */
export function ChosenFilters({ chosen, clear }: { chosen: ChosenFilter[]; clear: string }) {
  const t = useTranslations('filters')
  if (chosen.length === 0) return null
  return (
    <ul aria-label={t('chosen')} className="mb-4 flex flex-wrap gap-x-3 gap-y-2 text-[0.94rem]">
      {chosen.map(({ parameter, label, without }) => (
        <li key={`${parameter} ${label}`}>
          <Link
            href={without}
            rel="nofollow"
            aria-label={t('remove', { label })}
            className="inline-flex gap-2 border border-line px-2.5 py-1 text-text no-underline hover:border-quiet"
          >
            {label} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chosen.length > 1 ? (
        <li>
          <Link href={clear} className="inline-block py-1">
            {t('clear')}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}

/** Names the values that mean nothing here; the others still apply. */
export function FilterProblems({ problems }: { problems: { parameter: string; value: string }[] }) {
  if (problems.length === 0) return null
  return (
    <ul className="mb-4 border-accent border-s-3 ps-4">
      {problems.map(({ parameter, value }) => (
        <li key={`${parameter} ${value}`}>
          <Problem parameter={parameter} value={value} />
        </li>
      ))}
    </ul>
  )
}

function Problem({ parameter, value }: { parameter: string; value: string }) {
  const t = useTranslations('filters')
  if (parameter === 'former') return <FormerNote note={value} />
  if (parameter === 'q') return t('problemWords', { value, count: longestSearch })
  if (parameter === 'cursor') return t('problemCursor')
  return t('problem', { value, parameter: t(`parameter.${parameter as 'agency'}`) })
}

/** What an address of the former inventory asked for in vain: `period-94`, `agency-unido`, `measure`. */
function FormerNote({ note }: { note: string }) {
  const t = useTranslations('filters')
  const [, what = '', name] = /^([a-z]+)(?:-(.+))?$/.exec(note) ?? []
  if (!name) return t('formerUnnamed', { what })
  return t('former', {
    what,
    name: /^\d+$/.test(name) ? t('formerNumber', { number: name }) : t('formerName', { name }),
  })
}
