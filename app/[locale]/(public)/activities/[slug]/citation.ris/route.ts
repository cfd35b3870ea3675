import { findActivity } from '@/lib/directory/activities'
import { citationFile, ris } from '../citation'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/activities/[slug]/citation.ris'>,
) {
  const { locale, slug } = await params
  return citationFile(locale, await findActivity(slug), `/activities/${slug}`, ris)
}
