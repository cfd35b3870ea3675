import { useTranslations } from 'next-intl'
import { type PersonProblem, standings } from '@/lib/people/schema'
import type { AgencyChoice } from './person-form'

/** So many rows stand empty, so that some more can be chosen without script. */
const emptyRows = 2

/** The agencies that somebody belongs to, each with how they stand in it. */
export function AgencyRows({
  chosen,
  agencies,
  problem,
}: {
  chosen: { slug: string; standing: string }[]
  agencies: AgencyChoice[]
  problem: PersonProblem | undefined
}) {
  const t = useTranslations('people')
  const empty = Array.from({ length: emptyRows }, () => ({ slug: '', standing: 'lead' }))
  const rows = [...chosen, ...empty].map((row, index) => ({ ...row, number: index + 1 }))
  return (
    <fieldset className={problem ? 'border-exit border-s-3 ps-4' : ''} aria-describedby="agencies-hint">
      <legend className="font-semibold">{t('agencies')}</legend>
      <p id="agencies-hint" className="quiet mb-1">
        {t('agenciesHint')} {t('moreAgencies')}
      </p>
      {problem ? <p className="mb-1 font-semibold text-exit">{t(`problems.${problem}`)}</p> : null}
      <div className="space-y-2">
        {rows.map(({ slug, standing, number }) => {
          const agency = t('agency', { number })
          return (
            <div key={number} className="flex flex-wrap gap-2">
              <select
                id={`agency-${number}`}
                name="agency"
                defaultValue={slug}
                aria-label={agency}
                className="field max-w-md min-w-0 flex-1 basis-60"
              >
                <option value="">{t('noAgency')}</option>
                {agencies.map((each) => (
                  <option key={each.slug} value={each.slug}>
                    {each.acronym === each.name ? each.name : `${each.acronym} · ${each.name}`}
                  </option>
                ))}
              </select>
              <select
                name="standing"
                defaultValue={standing}
                aria-label={t('agencyStanding', { agency })}
                className="field max-w-32"
              >
                {standings.map((each) => (
                  <option key={each} value={each}>
                    {t(`standings.${each}`)}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
