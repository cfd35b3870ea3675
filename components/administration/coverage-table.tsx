import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Coverage, CoverageCell, CoverageRow } from '@/lib/administration/periods/coverage'
import { formatList } from '@/lib/format'

/** Who reported on what: a table, and where there is no room for one, a list of agencies. */
export function CoverageTable({ coverage, caption }: { coverage: Coverage; caption: string }) {
  return (
    <>
      <WideCoverage coverage={coverage} caption={caption} />
      <NarrowCoverage coverage={coverage} />
    </>
  )
}

function WideCoverage({ coverage: { measures, rows }, caption }: { coverage: Coverage; caption: string }) {
  const t = useTranslations('administration.periods')
  return (
    <div className="hidden overflow-x-auto lg:block">
      <table className="figures w-full text-[0.88rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-ink border-b align-bottom">
            <th scope="col" className="py-1.5 pe-3">
              {t('agency')}
            </th>
            <th scope="col" className="py-1.5 pe-3">
              {t('standingColumn')}
            </th>
            {measures.map(({ slug, shortLabel }) => (
              <th key={slug} scope="col" className="figure py-1.5 ps-3">
                {shortLabel}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.agency.slug} className="border-line border-b align-baseline">
              <th scope="row" className="whitespace-nowrap py-1.5 pe-3 font-semibold">
                <AgencyLink row={row} />
              </th>
              <td className="whitespace-nowrap py-1.5 pe-3">
                <Standing row={row} />
              </td>
              {row.cells.map((cell, index) => (
                <td key={measures[index]?.slug} className="figure py-1.5 ps-3">
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Those who reported one by one; the others have no more to tell than their names. */
function NarrowCoverage({ coverage: { measures, rows } }: { coverage: Coverage }) {
  const t = useTranslations('administration.periods')
  const locale = useLocale()
  const named = (standing: CoverageRow['standing']) =>
    formatList(
      rows.filter((row) => row.standing === standing).map(({ agency }) => agency.acronym),
      locale,
    )
  return (
    <div className="space-y-3 lg:hidden">
      <ul>
        {rows.map((row) =>
          row.standing === 'reported' ? (
            <li key={row.agency.slug} className="border-line border-t py-2">
              <h3 className="font-sans text-base">
                <AgencyLink row={row} />
              </h3>
              <p>
                <Standing row={row} />
              </p>
              <ul className="quiet">
                {row.cells.map((cell, index) =>
                  cell.published + cell.underWay > 0 ? (
                    <li key={measures[index]?.slug}>
                      {t('onMeasure', { measure: measures[index]?.shortLabel ?? '', ...cell })}
                    </li>
                  ) : null,
                )}
              </ul>
            </li>
          ) : null,
        )}
      </ul>
      {(['nothing', 'missing'] as const).map((standing) =>
        named(standing) ? (
          <p key={standing} className="border-line border-t pt-2">
            <b>{t(`standing.${standing}`, { published: 0, underWay: 0 })}</b> {named(standing)}
          </p>
        ) : null,
      )}
    </div>
  )
}

function AgencyLink({ row: { agency } }: { row: CoverageRow }) {
  return (
    <Link href={`/agencies/${agency.slug}`} title={agency.name}>
      {agency.acronym}
    </Link>
  )
}

/** What an agency said, in words; where it said nothing, whether there is anybody to ask. */
function Standing({ row: { standing, entries, hasFocalPoint } }: { row: CoverageRow }) {
  const t = useTranslations('administration.periods')
  const silent = standing === 'missing' && !hasFocalPoint
  return (
    <>
      {t(`standing.${standing}`, entries)}
      {silent ? <span className="quiet"> {t('noFocalPoint')}</span> : null}
    </>
  )
}

/** "2", "2 + 1" where one more is under way; nothing where there is nothing. */
function Cell({ cell: { published, underWay } }: { cell: CoverageCell }) {
  const t = useTranslations('administration.periods')
  if (published + underWay === 0) return null
  return (
    <>
      <span aria-hidden>{t('cell', { published, underWay })}</span>
      <span className="sr-only">{t('cellWords', { published, underWay })}</span>
    </>
  )
}
