import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/** The ways to look at a list, besides itself. */
export const views = {
  activities: ['timeline', 'map'],
  results: ['charts', 'map'],
  mechanisms: ['matrix'],
} as const

export type Viewed = keyof typeof views
export type View = (typeof views)[Viewed][number]

/** The same choice seen in another way. `query` is what narrows it. */
export function ViewLinks({ of, current, query }: { of: Viewed; current: 'list' | View; query: string }) {
  const t = useTranslations('views')
  const search = query ? `?${query}` : ''
  return (
    <nav aria-label={t('label')} className="not-printed mb-5">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 border-line border-b">
        {(['list', ...views[of]] as const).map((view) => (
          <li key={view}>
            <Link
              href={`/${of}${view === 'list' ? '' : `/${view}`}${search}`}
              rel={search ? 'nofollow' : undefined}
              aria-current={view === current ? 'page' : undefined}
              className={`-mb-px block pt-1 pb-1.5 text-ink no-underline hover:underline ${view === current ? 'border-glow border-b-3' : 'border-transparent border-b-3'}`}
            >
              {t(view)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Views by their full names, on a page that is no list itself. `query` is what narrows them. */
export function ViewNames({ of, query = '' }: { of: readonly Viewed[]; query?: string }) {
  const t = useTranslations('views')
  const search = query ? `?${query}` : ''
  return (
    <ul aria-label={t('label')} className="not-printed flex flex-wrap gap-x-6 gap-y-1">
      {of
        .flatMap((list) => views[list].map((view) => [list, view] as const))
        .map(([list, view]) => (
          <li key={`${list} ${view}`}>
            <Link href={`/${list}/${view}${search}`} rel={search ? 'nofollow' : undefined}>
              {t(`title.${list}.${view}` as 'title.activities.map')}
            </Link>
          </li>
        ))}
    </ul>
  )
}

/** By what a picture is divided: the choices as links, the present one as a word. */
export function Groupings<G extends string>({
  choices,
  current,
  addressOf,
}: {
  choices: readonly { value: G; label: string }[]
  current: G
  /** Without language. */
  addressOf: (value: G) => string
}) {
  const t = useTranslations('views')
  return (
    <p className="not-printed mb-4 flex flex-wrap gap-x-4">
      <span className="quiet">{t('divided')}</span>
      {choices.map(({ value, label }) =>
        value === current ? (
          <b key={value} aria-current="true">
            {label}
          </b>
        ) : (
          <Link key={value} href={addressOf(value)} rel="nofollow">
            {label}
          </Link>
        ),
      )}
    </p>
  )
}
