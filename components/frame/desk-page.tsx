import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { type DeskPart, deskParts, mayOpen } from '@/lib/auth/desk-parts'
import { DeskSignedIn } from './desk-signed-in'
import { Languages } from './languages'
import { NotTranslated } from './not-translated'

/**
 * What surrounds every page of the desk. Denser than the public pages, in the same type and colours: what is to be
 * done stands at the top, beside the title. `path` is the page's address without its language.
 */
export function DeskPage({
  actor,
  path,
  part,
  title,
  trail,
  note,
  actions,
  hasScript = false,
  children,
}: {
  actor: Actor
  path: string
  /** The part of the desk that is underlined in the navigation. */
  part?: DeskPart
  title: ReactNode
  /** The way up, before the title. */
  trail?: ReactNode
  /** One quiet line beneath the title: the state of things, in words. */
  note?: ReactNode
  /** Links and forms, the safe one first, the decisive one last. */
  actions?: ReactNode
  /** Whether something on the page needs React in the browser. */
  hasScript?: boolean
  children: ReactNode
}) {
  const t = useTranslations()
  return (
    <>
      {hasScript ? null : <meta name="portal-scripts" content="none" />}
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-ground focus:p-3"
      >
        {t('site.skip')}
      </a>
      <header className="not-printed">
        <div className="bg-bar text-on-bar">
          <div className="frame flex flex-wrap items-center justify-between gap-x-6 py-1 md:min-h-11">
            <Link href="/" className="py-1.5 text-on-bar">
              {t('desk.public')}
            </Link>
            <Languages path={path} />
          </div>
        </div>
        <div className="border-line border-b">
          <div className="frame flex flex-wrap items-end justify-between gap-x-8 gap-y-1 pt-3">
            <DeskNavigation actor={actor} part={part} />
            <DeskSignedIn actor={actor} />
          </div>
        </div>
        <NotTranslated />
      </header>
      <main id="content" className="frame pb-16">
        <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 pt-6 pb-6">
          <div className="min-w-0 flex-1 basis-80">
            {trail ? <p className="quiet mb-1">{trail}</p> : null}
            <h1 className="desk-title break-words">{title}</h1>
            {note ? <p className="quiet mt-1">{note}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
        </header>
        {children}
      </main>
    </>
  )
}

function DeskNavigation({ actor, part }: { actor: Actor; part: DeskPart | undefined }) {
  const t = useTranslations('desk')
  const parts = (Object.keys(deskParts) as DeskPart[]).filter((each) => mayOpen(actor, each))
  return (
    <nav aria-label={t('navigation')} className="-mb-px">
      <ul className="flex flex-wrap gap-x-6">
        {parts.map((each) => (
          <li key={each}>
            <Link
              href={deskParts[each].path}
              aria-current={each === part ? 'page' : undefined}
              className={`block border-b-3 pt-1.5 pb-2 text-ink no-underline hover:underline ${each === part ? 'border-glow font-semibold' : 'border-transparent'}`}
            >
              {t(`parts.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
