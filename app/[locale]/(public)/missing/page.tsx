import { Missing, missingMetadata } from '../missing'

/** Addresses that lead nowhere are without number: each page is made when it is asked for. */
export const dynamic = 'force-dynamic'

/** The same for all of them. */
export const generateMetadata = missingMetadata

/** The server around Next asks for it in place of an address that leads nowhere, which is named in `path`. */
export default async function Page({ searchParams }: PageProps<'/[locale]/missing'>) {
  const { path } = await searchParams
  return <Missing path={typeof path === 'string' ? path : '/'} />
}
