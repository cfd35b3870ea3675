import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import type { Holdings } from '@/lib/directory/holdings'

/** The identifiers by which others know the entities. */
export function DataOrganizations({
  organizations,
  total,
}: {
  organizations: Holdings['organizations']
  total: number
}) {
  const t = useTranslations('data')
  const language = useLanguageOf('en')
  return (
    <Section title={t('organizationsTitle')} id="organizations">
      <p className="max-w-measure">{t('organizations', { count: organizations.length, total })}</p>
      <details className="mt-3">
        <summary className="text-link">{t('organizationsShow')}</summary>
        <table className="figures mt-3 w-full text-[0.94rem]">
          <thead>
            <tr>
              {(['acronym', 'name', 'identifier'] as const).map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`pe-4 pb-1 ${column === 'name' ? 'max-sm:hidden' : ''}`}
                >
                  {t(`organizationColumn.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {organizations.map(({ slug, acronym, name, iatiIdentifier }) => (
              <tr key={slug} className="border-line border-t align-baseline">
                <th scope="row" className="py-1 pe-4 font-normal">
                  <Link href={`/agencies/${slug}`}>{acronym}</Link>
                </th>
                <td className="py-1 pe-4 max-sm:hidden" {...language}>
                  {name}
                </td>
                <td className="whitespace-nowrap py-1">
                  <bdi>{iatiIdentifier}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  )
}
