import { citationFile, ris } from '../../../citation'
import { readVersion } from '../version'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/activities/[slug]/versions/[version]/citation.ris'>,
) {
  const { locale, slug, version } = await params
  const found = await readVersion(slug, version)
  return citationFile(locale, found?.activity, `/activities/${slug}/versions/${version}`, ris)
}
