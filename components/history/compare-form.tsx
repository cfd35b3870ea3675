import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '@/lib/addresses'

/** Chooses two texts to be held against each other; `numbers` are all that there are, the newest first. */
export function CompareForm({
  id,
  numbers,
  compared,
}: {
  id: string
  numbers: number[]
  compared: { from: number; to: number } | null
}) {
  const t = useTranslations('history')
  const locale = useLocale()
  const chosen = { from: compared?.from ?? numbers[1], to: compared?.to ?? numbers[0] }
  return (
    <form
      action={addressIn(locale, `/desk/documents/${id}/history`)}
      method="get"
      aria-label={t('compare')}
      className="mt-5 flex flex-wrap items-end gap-4"
    >
      {(['from', 'to'] as const).map((side) => (
        <div key={side}>
          <label htmlFor={side} className="mb-0.5 block text-[0.88rem] text-quiet">
            {t(`sides.${side}`)}
          </label>
          <select id={side} name={side} defaultValue={chosen[side]} className="field">
            {numbers.map((number) => (
              <option key={number} value={number}>
                {t('number', { number })}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" className="button-plain">
        {t('compare')}
      </button>
    </form>
  )
}
