import { cacheLife } from 'next/cache'
import { Missing } from '../missing'

export function generateStaticParams(): { rest: string[] }[] {
  return [{ rest: ['nothing-here'] }]
}

export default async function Page({ params }: PageProps<'/[locale]/[...rest]'>) {
  'use cache'
  cacheLife('directory')
  const { rest } = await params
  return <Missing path={`/${rest.join('/')}`} />
}
