import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { feedAddress } from '@/lib/feed-address'
import { dataAddress } from '@/lib/open-data'
import { type Filters, serialiseFilters } from '@/lib/search/params'

/** Ways to take a list of activities along, with what it is narrowed by: as a whole, not only the page shown. */
export function TakeAway({ filters }: { filters: Partial<Filters<'activities'>> }) {
  const t = useTranslations()
  const query = serialiseFilters('activities', { ...filters, cursor: [] })
  return (
    <ul className="not-printed mt-8 flex flex-wrap gap-x-5 gap-y-1 border-line border-t pt-3 text-[0.94rem]">
      <li>{t('feed.download')}</li>
      {(['csv', 'xlsx', 'jsonl'] as const).map((format) => (
        <li key={format}>
          <a
            href={dataAddress('activities', format, query)}
            rel="nofollow"
            aria-label={t('feed.as', { format: t(`data.format.${format}`) })}
          >
            {t(`data.format.${format}`)}
          </a>
        </li>
      ))}
      <li>
        <a href={feedAddress(filters)} type="application/atom+xml" rel="nofollow">
          {t('feed.link')}
        </a>
      </li>
      <li>
        <Link href={query ? `/alerts?${query}` : '/alerts'} rel="nofollow">
          {t('feed.alert')}
        </Link>
      </li>
      <li>
        <Link href="/data#feeds">{t('feed.what')}</Link>
      </li>
    </ul>
  )
}
