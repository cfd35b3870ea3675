import { toBibTex } from '@/lib/citation'
import { citationFile } from '../citation'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/activities/[slug]/citation.bib'>,
) {
  return citationFile(params, { type: 'application/x-bibtex', extension: 'bib', write: toBibTex })
}
