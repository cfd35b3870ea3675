import { useTranslations } from 'next-intl'
import { timeZones } from '@/lib/time-zones'

/** When something is to be published, and by which clocks. */
export function ScheduleFields({
  given,
  problem,
}: {
  given: { date: string; time: string; timeZone: string } | undefined
  problem: string | undefined
}) {
  const t = useTranslations('moderation.asked.schedule')
  const zone = useTranslations('timeZones')
  return (
    <fieldset className={problem ? 'border-exit border-s-3 ps-4' : ''} aria-describedby="schedule-hint">
      <legend className="font-semibold">{t('when')}</legend>
      <p id="schedule-hint" className="quiet mb-2">
        {t('hint')}
      </p>
      {problem ? <p className="mb-2 font-semibold text-exit">{problem}</p> : null}
      <div className="flex flex-wrap gap-4">
        {(['date', 'time'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name} className="block">
              {t(name)}
            </label>
            <input
              id={name}
              name={name}
              type={name}
              defaultValue={given?.[name]}
              aria-invalid={problem ? true : undefined}
              className="field"
            />
          </div>
        ))}
        <div className="min-w-48">
          <label htmlFor="timeZone" className="block">
            {t('timeZone')}
          </label>
          <select id="timeZone" name="timeZone" defaultValue={given?.timeZone ?? 'UTC'} className="field">
            {timeZones.map((name) => (
              <option key={name} value={name}>
                {zone(name)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </fieldset>
  )
}
