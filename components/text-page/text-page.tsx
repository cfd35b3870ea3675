import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { TextPage } from '@/lib/text-pages'

/** A page of text about the directory itself. */
export function TextPageView({ page }: { page: TextPage }) {
  return (
    <PublicPage path={`/${page.name}`}>
      <PageHead title={<InLanguage language={page.language}>{page.title}</InLanguage>}>
        <p className="lede" {...useLanguageOf(page.language)}>
          {page.summary}
        </p>
      </PageHead>
      <Prose text={page.body} language={page.language} />
    </PublicPage>
  )
}
