import { findActivity } from '@/lib/directory/activities'
import { bibTex, citationFile } from '../citation'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/activities/[slug]/citation.bib'>,
) {
  const { locale, slug } = await params
  return citationFile(locale, await findActivity(slug), `/activities/${slug}`, bibTex)
}
