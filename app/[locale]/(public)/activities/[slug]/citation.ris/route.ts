import { toRis } from '@/lib/citation'
import { citationFile } from '../citation'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/activities/[slug]/citation.ris'>,
) {
  return citationFile(params, { type: 'application/x-research-info-systems', extension: 'ris', write: toRis })
}
