'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formatLocalTime } from '@/lib/format'
import type { Found } from './use-autosave'

/** A text that this browser kept because it could not be saved: after a crash, or when nobody was signed in any more. */
export function KeptCopyOffer({ found }: { found: Found | null }) {
  const t = useTranslations('editor.keptCopy')
  const locale = useLocale()
  if (!found) return null
  return (
    <section aria-labelledby="kept-copy" className="max-w-measure border-2 border-accent p-4">
      <h2 id="kept-copy" className="mb-1">
        {t('title')}
      </h2>
      <p>{t('text', { time: formatLocalTime(found.at, locale) })}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <button type="button" onClick={found.discard} className="button-plain">
          {t('discard')}
        </button>
        <button type="button" onClick={found.resume} className="button">
          {t('show')}
        </button>
      </p>
    </section>
  )
}
