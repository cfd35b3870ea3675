import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { feedAddress } from '@/lib/feed-address'
import type { Filters } from '@/lib/search/params'

/** Ways to take a list of activities along, with what it is narrowed by. */
export function TakeAway({ filters }: { filters: Partial<Filters<'activities'>> }) {
  const t = useTranslations('feed')
  return (
    <p className="not-printed mt-8 flex flex-wrap gap-x-6 gap-y-1 border-line border-t pt-3 text-[0.94rem]">
      <a href={feedAddress(filters)} type="application/atom+xml" rel="nofollow">
        {t('link')}
      </a>
      <Link href="/data#feeds">{t('what')}</Link>
    </p>
  )
}
