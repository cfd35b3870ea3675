import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { NearDuplicate } from '@/lib/editorial/duplicates'
import { formatSpan } from '@/lib/format'

/** Entries that say nearly the same, each with its place. */
export function Duplicates({ duplicates }: { duplicates: NearDuplicate[] }) {
  const t = useTranslations('duplicates')
  const locale = useLocale()
  return (
    <>
      <p>{t('found', { count: duplicates.length })}</p>
      <ul className="my-1 list-disc ps-5">
        {duplicates.map(({ id, title, slug, isTheirs, period, state }) => (
          <li key={id}>
            <Link href={isTheirs ? deskAddress({ kind: 'activity', id }) : `/activities/${slug}`} dir="auto">
              {title || t('untitled')}
            </Link>{' '}
            <span className="quiet">
              {formatSpan(period, locale)} · {t(state === 'published' ? 'published' : 'underWay')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
