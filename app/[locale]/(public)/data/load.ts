import { getTranslations } from 'next-intl/server'
import type { Catalogue } from '@/lib/data-catalogue'
import { findHoldings } from '@/lib/directory/holdings'
import { findOverview } from '@/lib/directory/overview'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/locales'
import { type DataKind, dataKinds } from '@/lib/open-data'

/** What is given out, with its words in a language: for the page and for catalogues of data. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  const [t, overview, holdings] = await Promise.all([
    getTranslations({ locale }),
    findOverview(),
    findHoldings(),
  ])
  const kinds = dataKinds.map((kind) => [
    kind,
    { name: t(`data.kind.${kind}.name`), what: t(`data.kind.${kind}.what`) },
  ])
  return {
    site: env().SITE_URL,
    name: t('site.tagline'),
    description: t('site.description'),
    kinds: Object.fromEntries(kinds) as Record<DataKind, { name: string; what: string }>,
    overview,
    holdings,
  }
}
