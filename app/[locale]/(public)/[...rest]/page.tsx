import { Missing, missingMetadata } from '../missing'

/** What is for one person is made for each request, and so are the pages for what is not there. */
export const dynamic = 'force-dynamic'

export const generateMetadata = missingMetadata

/** Of public addresses that lead nowhere the server around Next knows by itself; of others it does not. */
export default async function Page({ params }: PageProps<'/[locale]/[...rest]'>) {
  const { rest } = await params
  return <Missing path={`/${rest.join('/')}`} />
}
