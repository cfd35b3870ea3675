import { MatrixPage } from '@/components/mechanism/matrix-page'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadMechanismMatrix } from '../../../../views'

export { generateMetadata } from '../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: PageProps<'/[locale]/mechanisms/matrix/filtered'>) {
  const data = await inReadersLanguage(loadMechanismMatrix(queryFrom(await searchParams)))
  return <MatrixPage data={data} site={env().SITE_URL} />
}
