import { dcatCatalogue } from '@/lib/data-catalogue'
import { defaultLocale } from '@/lib/locales'
import { loadCatalogue } from '../load'

/** The catalogue in DCAT, in English whatever the address: harvesters read one. */
export async function GET(): Promise<Response> {
  const catalogue = dcatCatalogue(await loadCatalogue(defaultLocale))
  return new Response(`${JSON.stringify(catalogue, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/ld+json; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
      'Access-Control-Allow-Origin': '*',
    },
  })
}
