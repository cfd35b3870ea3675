import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatNumber } from '@/lib/format'
import { directionOf } from '@/lib/locales'

/** How many results each group has. They are counted, not added up: a count says nothing of their size. */
export function CountBars({ bars }: { bars: { label: string; count: number; href: string | null }[] }) {
  const t = useTranslations('charts')
  const locale = useLocale()
  const mirrored = directionOf(locale) === 'rtl'
  const most = Math.max(...bars.map(({ count }) => count))
  return (
    <div>
      <h2 className="mt-8 mb-3">{t('counts')}</h2>
      <ul>
        {bars.map(({ label, count, href }) => {
          const width = Math.round((count / most) * 10_000) / 100
          return (
            <li
              key={label}
              className="grid grid-cols-[9rem_minmax(0,1fr)_2rem] items-center gap-x-4 border-line border-t py-1 sm:grid-cols-[14rem_minmax(0,1fr)_2rem]"
            >
              {href ? (
                <Link href={href} rel="nofollow">
                  {label}
                </Link>
              ) : (
                <span className="quiet">{label}</span>
              )}
              <svg aria-hidden="true" width="100%" height={14} className="quantity plain">
                <rect x={mirrored ? `${100 - width}%` : 0} width={`${width}%`} height={14} />
              </svg>
              <span className="text-end tabular-nums">{formatNumber(count, locale)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
