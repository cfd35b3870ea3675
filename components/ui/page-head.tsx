import type { ReactNode } from 'react'

/** The head of a page: where one is, what it is, and in one sentence what it holds. */
export function PageHead({
  trail,
  title,
  mark,
  level = 1,
  children,
}: {
  /** The way up, before the title. */
  trail?: ReactNode
  title: ReactNode
  /** An acronym set as a sign beside the title. */
  mark?: string
  /** 2 where it stands within another page, as a preview does. */
  level?: 1 | 2
  children?: ReactNode
}) {
  const Heading = `h${level}` as const
  return (
    <header className="pt-10 pb-8">
      {trail ? <p className="quiet mb-3">{trail}</p> : null}
      <div className="flex flex-wrap items-center gap-4">
        {mark ? (
          <span
            aria-hidden="true"
            className="grid min-h-16 min-w-16 place-items-center bg-solid px-3 font-semibold text-on-solid"
          >
            {mark}
          </span>
        ) : null}
        <Heading className="page-title min-w-0 max-w-3xl flex-1 basis-72 break-words">{title}</Heading>
      </div>
      {children ? <div className="mt-4 space-y-2">{children}</div> : null}
    </header>
  )
}

/** A part of a page under its own heading. */
export function Section({
  title,
  id,
  aside,
  children,
}: {
  title: ReactNode
  id?: string
  /** A link at the end of the heading's line. */
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="mt-14">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
