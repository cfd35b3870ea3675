import type { ReactNode } from 'react'
import { Link } from './link'

/** A narrow column of links, each with how much it leads to. */
export function CountedLinks({
  links,
}: {
  links: { href: string; label: ReactNode; count: number; title?: string }[]
}) {
  return (
    <ul>
      {links.map(({ href, label, count, title }) => (
        <li key={href} className="flex items-baseline gap-3 border-line border-t py-1">
          <Link href={href} rel="nofollow" title={title} className="min-w-0 flex-1">
            {label}
          </Link>
          <span className="quiet tabular-nums">{count}</span>
        </li>
      ))}
    </ul>
  )
}
