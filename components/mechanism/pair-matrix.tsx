import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { MechanismMatrix } from '@/lib/directory/mechanism-matrix'
import type { AgencyReference } from '@/lib/directory/references'
import { formatList } from '@/lib/format'
import { quantileClasses, shadeOf } from '@/lib/map/classes'
import { shortName } from './seat-matrix'

/** What a pair of agencies shares, whichever of them comes first. */
export function sharedBy(matrix: MechanismMatrix): (one: string, other: string) => readonly string[] {
  const pairs = new Map(matrix.pairs.map(({ one, other, mechanisms }) => [`${one} ${other}`, mechanisms]))
  return (one, other) => pairs.get(`${one} ${other}`) ?? pairs.get(`${other} ${one}`) ?? []
}

/** The agencies that sit with any other. */
export function pairedAgencies({ agencies, pairs }: MechanismMatrix): AgencyReference[] {
  const paired = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  return agencies.filter(({ slug }) => paired.has(slug))
}

/** Agencies against each other: in how many mechanisms they sit together. */
export function PairMatrix({ matrix }: { matrix: MechanismMatrix }) {
  const t = useTranslations('matrix')
  const agencies = pairedAgencies(matrix)
  const shared = sharedBy(matrix)
  const classes = quantileClasses(matrix.pairs.map(({ mechanisms }) => mechanisms.length))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="matrix" aria-label={t('pairLabel')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('agency')}</span>
            </th>
            {agencies.map((agency) => (
              <th key={agency.slug} scope="col">
                <span title={agency.name}>{agency.acronym}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => (
            <tr key={agency.slug}>
              <th scope="row">
                <Link href={`/agencies/${agency.slug}`} title={agency.name}>
                  {agency.acronym}
                </Link>
              </th>
              {agencies.map((other) => {
                if (other.slug === agency.slug) return <td key={other.slug} className="self" />
                const count = shared(agency.slug, other.slug).length
                if (count === 0) return <td key={other.slug} />
                return (
                  <td key={other.slug} className={`map-${shadeOf(count, classes)}`}>
                    {count}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The pairs in words, those that share the most first. */
export function PairTable({ matrix }: { matrix: MechanismMatrix }) {
  const t = useTranslations('matrix')
  const locale = useLocale()
  const agencies = new Map(matrix.agencies.map((agency) => [agency.slug, agency.acronym]))
  const mechanisms = new Map(matrix.mechanisms.map((mechanism) => [mechanism.slug, shortName(mechanism)]))
  return (
    <table className="mt-2 text-[0.88rem]">
      <thead>
        <tr>
          <th scope="col" className="pe-6 text-start">
            {t('pair')}
          </th>
          <th scope="col" className="pe-6 text-end">
            {t('together')}
          </th>
          <th scope="col" className="text-start">
            {t('in')}
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.pairs
          .toSorted((a, b) => b.mechanisms.length - a.mechanisms.length)
          .map(({ one, other, mechanisms: shared }) => (
            <tr key={`${one} ${other}`} className="border-line border-t align-baseline">
              <th scope="row" className="py-0.5 pe-6 text-start font-normal">
                {formatList([agencies.get(one) ?? one, agencies.get(other) ?? other], locale)}
              </th>
              <td className="pe-6 text-end">{shared.length}</td>
              <td>
                {formatList(
                  shared.map((slug) => mechanisms.get(slug) ?? slug),
                  locale,
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
