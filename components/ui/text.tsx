import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { directionOf, type Locale } from '@/lib/locales'
import { allowedElements } from '@/lib/markdown'

/**
 * `lang` and `dir` for a text in `language`, where that is not the language of the page around it:
 * a screen reader then pronounces it rightly, and it runs in its own direction.
 */
export function useLanguageOf(language: Locale): { lang?: Locale; dir?: 'ltr' | 'rtl' } {
  const t = useTranslations()
  return t('language') === language ? {} : { lang: language, dir: directionOf(language) }
}

/** A text of the inventory in its own language. */
export function InLanguage({ language, children }: { language: Locale; children: ReactNode }) {
  return <span {...useLanguageOf(language)}>{children}</span>
}

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ),
}

/** A Markdown text as it is published. Headings start at `h2`, or one level deeper with `nested`. */
export function Prose({
  text,
  language = 'en',
  long = false,
  nested = false,
}: {
  text: string
  language?: Locale
  /** Long reading: the serif, larger. */
  long?: boolean
  nested?: boolean
}) {
  return (
    <div className={long ? 'prose prose-long' : 'prose'} {...useLanguageOf(language)}>
      <Markdown
        remarkPlugins={[remarkGfm]}
        allowedElements={allowedElements}
        unwrapDisallowed
        components={nested ? { ...components, h2: 'h3', h3: 'h4' } : components}
      >
        {text}
      </Markdown>
    </div>
  )
}
