import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { ResultFigure } from '@/components/results/result-figure'
import { ContentNote } from '@/components/ui/content-note'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { StoryDetail } from '@/lib/directory/stories'
import { formatDate } from '@/lib/format'
import { StoryFacts } from './story-facts'

/** One story: a warning where it needs one, the text, its figures and facts beside it, where it comes from. */
export function StoryPage({ story }: { story: StoryDetail }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf(story.language)
  return (
    <PublicPage path={`/stories/${story.slug}`} current="stories">
      <article>
        <PageHead
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
          <Prose text={story.body} language={story.language} long />
          <div className="space-y-10">
            <Figures results={story.results} />
            <StoryFacts story={story} />
          </div>
        </div>
        <Section title={t('story.provenance')}>
          <div className="quiet max-w-measure space-y-1">
            {story.provenanceNote ? (
              <p>
                <InLanguage language="en">{story.provenanceNote}</InLanguage>
              </p>
            ) : null}
            <p>
              {t('story.version', {
                version: story.version,
                published: formatDate(story.publishedAt, locale),
                updated: formatDate(story.updatedAt, locale),
              })}
            </p>
          </div>
        </Section>
      </article>
    </PublicPage>
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
