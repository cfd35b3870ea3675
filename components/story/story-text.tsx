import { useTranslations } from 'next-intl'
import { ResultFigure } from '@/components/results/result-figure'
import { ContentNote } from '@/components/ui/content-note'
import { FileList } from '@/components/ui/file-list'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { StoryDetail } from '@/lib/directory/stories'
import { StoryFacts } from './story-facts'

/** What a story's page says: the same on the page itself and in a preview of it at the desk. */
export function StoryText({
  story,
  level = 1,
  filesAt = '/files',
}: {
  story: StoryDetail
  /** The level of the title. */
  level?: 1 | 2
  /** Where its files are: those of a text under way are at the desk. */
  filesAt?: '/files' | '/desk/attachments'
}) {
  const t = useTranslations()
  const language = useLanguageOf(story.language)
  return (
    <>
      <PageHead
        level={level}
        trail={
          <>
            <Link href="/stories">{t('nav.stories')}</Link>
            {story.countries.map(({ iso3, name }) => (
              <span key={iso3}>
                {' · '}
                <Link href={`/countries/${iso3.toLowerCase()}`}>{name}</Link>
              </span>
            ))}
          </>
        }
        title={<InLanguage language={story.language}>{story.title}</InLanguage>}
      >
        <ContentNote note={story.contentNote} language={story.language} />
        <p className="lede" {...language}>
          {story.lede}
        </p>
      </PageHead>
      <div className="grid gap-x-16 gap-y-12 md:grid-cols-[minmax(0,1fr)_15rem] [&_.prose>:first-child]:mt-0">
        <Prose text={story.body} language={story.language} long nested={level === 2} />
        <div className="space-y-10">
          <Figures results={story.results} />
          <FileList files={story.files} at={filesAt} language={story.language} />
          <StoryFacts story={story} />
        </div>
      </div>
    </>
  )
}

function Figures({ results }: { results: StoryDetail['results'] }) {
  const t = useTranslations('story')
  if (results.length === 0) return null
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" className="mb-4 text-[1.12rem]">
        {t('numbers')}
      </h2>
      <ul className="space-y-7">
        {results.map((result) => (
          <li key={result.slug} className="border-line border-t pt-3">
            <ResultFigure result={result} within="story" />
          </li>
        ))}
      </ul>
    </section>
  )
}
