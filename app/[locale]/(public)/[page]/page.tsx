import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { TextPageView } from '@/components/text-page/text-page'
import { isTextPageName, readTextPage, textPageNames } from '@/lib/text-pages'
import { Missing } from '../missing'

type Props = PageProps<'/[locale]/[page]'>

export function generateStaticParams(): { page: string }[] {
  return textPageNames.map((page) => ({ page }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page: name } = await params
  if (!isTextPageName(name)) return {}
  const { title, summary } = await readTextPage(name, await getLocale())
  return pageMetadata({ path: `/${name}`, title, description: summary })
}

export default async function Page({ params }: Props) {
  const { page: name } = await params
  if (!isTextPageName(name)) return <Missing path={`/${name}`} />
  return <TextPageView page={await readTextPage(name, await getLocale())} />
}
