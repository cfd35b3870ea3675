import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { MechanismMatrix } from '@/lib/directory/mechanism-matrix'
import type { MechanismReference } from '@/lib/directory/references'
import { formatList } from '@/lib/format'

type Seat = MechanismMatrix['seats'][number]
type Role = Seat['roles'][number]

/** Roles by weight: the first that an agency holds is the one its mark shows. */
const weight: Role[] = ['secretariat', 'administrator', 'chair', 'co_chair', 'member']

/** The role that stands for all that an agency holds in a mechanism. */
export function mainRole(roles: readonly Role[]): Role {
  return weight.find((role) => roles.includes(role)) ?? 'member'
}

export function shortName({ acronym, name }: MechanismReference): string {
  return acronym ?? name
}

/** Agencies against mechanisms, a mark in each seat. It scrolls within itself; the names of agencies stay. */
export function SeatMatrix({ matrix }: { matrix: MechanismMatrix }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  const seats = new Map(matrix.seats.map((seat) => [`${seat.agency} ${seat.mechanism}`, seat]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="matrix" aria-label={t('matrix.label')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('matrix.agency')}</span>
            </th>
            {matrix.mechanisms.map((mechanism) => (
              <th key={mechanism.slug} scope="col" {...language}>
                <Link href={`/mechanisms/${mechanism.slug}`} title={mechanism.name}>
                  {shortName(mechanism)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.agencies.map((agency) => (
            <tr key={agency.slug}>
              <th scope="row">
                <Link href={`/agencies/${agency.slug}`} title={agency.name}>
                  {agency.acronym}
                </Link>
              </th>
              {matrix.mechanisms.map((mechanism) => {
                const roles = seats.get(`${agency.slug} ${mechanism.slug}`)?.roles
                if (!roles) return <td key={mechanism.slug} />
                const words = formatList(
                  roles.map((role) => t(`vocabulary.membershipRole.${role}`)),
                  locale,
                )
                const main = mainRole(roles)
                return (
                  <td key={mechanism.slug} className={main === 'member' ? 'map-1' : 'map-3'}>
                    <span className="sr-only">{words}</span>
                    <span aria-hidden="true" title={words}>
                      {t(`matrix.mark.${main}`)}
                    </span>
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

/** The seats of each mechanism in words. */
export function SeatTable({ matrix }: { matrix: MechanismMatrix }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf('en')
  const agencies = new Map(matrix.agencies.map((agency) => [agency.slug, agency.acronym]))
  const wordsOf = ({ agency, roles }: Seat) => {
    const special = roles.filter((role) => role !== 'member')
    const name = agencies.get(agency) ?? agency
    if (special.length === 0) return name
    const words = special.map((role) => t(`vocabulary.membershipRole.${role}`))
    return `${name} (${formatList(words, locale)})`
  }
  return (
    <table className="mt-2 text-[0.88rem]">
      <thead>
        <tr>
          {(['mechanism', 'members'] as const).map((column) => (
            <th key={column} scope="col" className="pe-6 text-start">
              {t(`matrix.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.mechanisms.map((mechanism) => (
          <tr key={mechanism.slug} className="border-line border-t align-baseline">
            <th scope="row" className="py-1 pe-6 text-start font-normal" {...language}>
              {mechanism.name}
            </th>
            <td>
              {formatList(
                matrix.seats.filter((seat) => seat.mechanism === mechanism.slug).map(wordsOf),
                locale,
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
