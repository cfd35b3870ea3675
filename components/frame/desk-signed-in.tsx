import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatList } from '@/lib/format'

/** Who is signed in, and the way out. */
export function DeskSignedIn({ actor: { name, agencies } }: { actor: Actor }) {
  const t = useTranslations('desk')
  const locale = useLocale()
  const acronyms = agencies.map(({ acronym }) => acronym)
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 pb-2 text-[0.88rem]">
      <p>
        <Link href="/desk/account">{name}</Link>
        {acronyms.length > 0 ? <span className="quiet"> {formatList(acronyms, locale)}</span> : null}
      </p>
      <form method="post" action="/desk/sign-out">
        <input type="hidden" name="locale" value={locale} />
        <button type="submit" className="text-link underline underline-offset-3">
          {t('signOut')}
        </button>
      </form>
    </div>
  )
}
