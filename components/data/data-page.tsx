import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import type { Holdings } from '@/lib/directory/holdings'
import type { Overview } from '@/lib/directory/overview'
import { feedAddress } from '@/lib/feed-address'
import { formatDate } from '@/lib/format'
import { apiAddress, catalogueAddress, openApiAddress, wholeInventoryAddress } from '@/lib/open-data'
import { DataChanges } from './data-changes'
import { DataExamples } from './data-examples'
import { DataKinds } from './data-kinds'
import { DataOrganizations } from './data-organizations'
import { DataProblems } from './data-problems'
import { DataTerms } from './data-terms'
import { DataViews } from './data-views'

export type DataPageData = {
  overview: Overview
  holdings: Holdings
  /** The public address without a path. */
  site: string
}

/** What there is to take away, how, under which terms, and what changed. */
export function DataPage({ data }: { data: DataPageData }) {
  const t = useTranslations('data')
  const locale = useLocale()
  const { overview, holdings, site } = data
  const date = overview.updatedAt ? formatDate(overview.updatedAt, locale) : ''
  return (
    <PublicPage path="/data" current="data">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
        {date ? <p className="quiet">{t('asOf', { date })}</p> : null}
      </PageHead>
      <div className="gap-x-14 lg:grid lg:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="min-w-0 max-w-3xl">
          <DataKinds counts={holdings.counts} />
          <Section title={t('wholeTitle')} id="whole">
            <p className="max-w-measure">{t('whole')}</p>
            <p className="mt-4">
              <a href={wholeInventoryAddress} rel="nofollow" className="button" download>
                {t('wholeLink')}
              </a>
            </p>
          </Section>
          <DataViews />
          <Api site={site} />
          <DataExamples site={site} />
          <Feeds />
          <DataTerms site={site} date={date} />
          <DataOrganizations organizations={holdings.organizations} total={holdings.counts.agencies} />
          <Section title={t('catalogueTitle')} id="catalogue">
            <p className="max-w-measure">{t('catalogue')}</p>
            <p className="mt-3">
              <a href={catalogueAddress}>{t('catalogueLink')}</a>
            </p>
          </Section>
          <DataChanges changes={holdings.changes} />
        </div>
        <Contents />
      </div>
    </PublicPage>
  )
}

const parts = [
  ...(['kinds', 'whole', 'views', 'api', 'examples', 'feeds'] as const),
  ...(['licence', 'organizations', 'catalogue', 'changes'] as const),
] as const

/** The way to each part, beside the text where there is room. */
function Contents() {
  const t = useTranslations('data')
  return (
    <nav
      aria-label={t('onThisPage')}
      className="not-printed hidden self-start text-[0.94rem] lg:sticky lg:top-6 lg:mt-2 lg:block"
    >
      <p className="quiet mb-2">{t('onThisPage')}</p>
      <ul className="space-y-1.5 border-line border-s-2 ps-4">
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`${part}Title`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const code = (chunks: ReactNode) => (
  <code dir="ltr" className="break-words text-[0.9em]">
    {chunks}
  </code>
)

function Api({ site }: { site: string }) {
  const t = useTranslations('data')
  return (
    <Section title={t('apiTitle')} id="api">
      <div className="max-w-measure space-y-3">
        <p>{t.rich('api', { code, address: site + apiAddress })}</p>
        <p>{t.rich('apiColumns', { code })}</p>
      </div>
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Link href="/data/reference">{t('apiReference')}</Link>
        </li>
        <li>
          <a href={openApiAddress}>{t('apiOpenApi')}</a>
        </li>
        <li>
          <Link href="/activities">{t('apiList')}</Link>
        </li>
      </ul>
      <DataProblems />
    </Section>
  )
}

function Feeds() {
  const t = useTranslations('data')
  return (
    <Section title={t('feedsTitle')} id="feeds">
      <div className="max-w-measure space-y-3">
        <p>{t('feeds')}</p>
        <p>{t('feedsFilters')}</p>
        <p>{t.rich('feedsAlerts', { link: (chunks) => <Link href="/alerts">{chunks}</Link> })}</p>
      </div>
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <a href={feedAddress({})} type="application/atom+xml">
            {t('feedsAll')}
          </a>
        </li>
        <li>
          <a href={feedAddress({ country: ['mex'] })} type="application/atom+xml" rel="nofollow">
            {t('feedsExample')}
          </a>
        </li>
      </ul>
    </Section>
  )
}
