import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/**
 * Where the control leads: a page that everybody may have open. After the GOV.UK pattern "Exit a page
 * quickly": a red button, three presses of Shift, no step back to here; it cannot erase the history.
 */
const elsewhere = 'https://www.wikipedia.org/'

/**
 * Works as a link without script. The script stands by itself in `public/exit-this-page.js`, so that
 * it is at work before, and without, everything else on the page.
 */
export function ExitPage() {
  const t = useTranslations('exit')
  return (
    <div className="not-printed fixed inset-x-0 bottom-0 z-10 flex md:static md:items-center md:gap-3">
      <p className="hidden text-[0.82rem] text-on-bar lg:block">
        {t('note')} ·{' '}
        <Link href="/privacy" className="text-on-bar">
          {t('what')}
        </Link>
      </p>
      <a
        href={elsewhere}
        rel="nofollow noreferrer"
        data-exit-this-page=""
        className="block flex-1 bg-exit px-4 py-3 text-center font-semibold text-on-bar no-underline hover:underline md:py-1.5"
      >
        {t('button')}
      </a>
      <output
        data-exit-presses=""
        data-exit-pressed={t('pressed', { times: '{times}' })}
        className="sr-only"
        aria-live="polite"
      />
      <script src="/exit-this-page.js" async />
    </div>
  )
}
