import type { Metadata } from 'next'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { StoryPage } from '@/components/story/story-page'
import { findStory, listStories } from '@/lib/directory/stories'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { articleOf } from '@/lib/structured-data'
import { GoneOrMissing } from '../../gone'

type Props = PageProps<'/[locale]/stories/[slug]'>

/** The newest are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listStories({}, 3)).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const story = await inReadersLanguage(findStory(slug))
  if (!story) return {}
  return pageMetadata({
    path: `/stories/${slug}`,
    title: story.title,
    description: story.lede,
    type: 'article',
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const story = await inReadersLanguage(findStory(slug))
  if (!story) return <GoneOrMissing kind="story" slug={slug} path={`/stories/${slug}`} />
  return (
    <>
      <JsonLd data={articleOf(story, env().SITE_URL)} />
      <StoryPage story={story} />
    </>
  )
}
