import { useLocale } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { addressIn } from '@/lib/addresses'
import type { Locale } from '@/lib/locales'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string; children: ReactNode }

/**
 * A link to another page of the portal, in the language of this one. A plain anchor: pages come whole
 * from the cache, so a client-side router would only add script.
 */
export function Link({ href, ...rest }: LinkProps) {
  return <a href={addressIn(useLocale() as Locale, href)} {...rest} />
}

/**
 * Where a link within a picture opens: for `<a>` in SVG, Chromium does not ask `<base target>`, so that pictures in
 * somebody else's frame have to say it themselves.
 */
export type LinkTarget = '_blank' | undefined

/** A link to somebody else's page. The address of ours is not passed on (Referrer-Policy). */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="noreferrer" className="break-words">
      {children}
    </a>
  )
}
