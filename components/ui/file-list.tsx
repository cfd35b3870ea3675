import { useLocale, useTranslations } from 'next-intl'
import type { PublishedFileItem } from '@/lib/directory/files'
import { formatSize } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import { Section } from './page-head'
import { InLanguage } from './text'

/** Files that go with a text: pictures as such with what they show, all others by name, kind and size. */
export function FileList({
  files,
  at,
  language,
}: {
  files: PublishedFileItem[]
  at: '/files' | '/desk/attachments'
  /** Of the text that they go with. */
  language: Locale
}) {
  const t = useTranslations('files')
  const locale = useLocale()
  if (files.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="max-w-measure space-y-6">
        {files.map(({ token, label, alt, name, mediaType, size }) => (
          <li key={token}>
            {alt ? (
              // biome-ignore lint/performance/noImgElement: a file of its own, sent as it is
              <img
                src={`${at}/${token}`}
                alt={alt}
                lang={language}
                loading="lazy"
                className="mb-1.5 max-h-96"
              />
            ) : null}
            <a href={`${at}/${token}`} className="break-words">
              <InLanguage language={language}>{label}</InLanguage>
            </a>
            <p className="quiet break-words">
              {t('about', { name, kind: t(`kinds.${kindOf(mediaType)}`), size: formatSize(size, locale) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Kind = 'pdf' | 'docx' | 'picture'

function kindOf(mediaType: string): Kind {
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType.startsWith('image/') ? 'picture' : 'docx'
}
