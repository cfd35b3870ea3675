import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/text'
import { addressIn } from '@/lib/addresses'
import type { Actor } from '@/lib/auth/actor'
import type { Choices } from '@/lib/editorial/choices'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { EditedDocument } from '@/lib/editorial/queries'
import { formatDate, formatTime } from '@/lib/format'
import { DocumentLinks } from './document-links'
import type { EditedText, FormAction, RefusedText } from './edited-text'
import { EditorForm } from './editor-form'
import { EditorWords, proseOf, useChoicesInWords } from './editor-words'
import { StaleForm } from './stale-form'

/** The page on which a document is written. */
export function EditorPage({
  actor,
  document,
  choices,
  guidance,
  newKey,
  adding,
  refused,
  action,
}: {
  actor: Actor
  document: EditedDocument
  choices: Choices
  guidance: Record<string, string>
  newKey: string
  adding: string | null
  refused: RefusedText | null
  action: FormAction
}) {
  const { id, kind, lead, mayInvite, lockVersion, draft, lastWrite } = document
  const path = deskAddress(document)
  const locale = useLocale()
  const t = useTranslations('editor')
  const to = (next: string) => addressIn(locale, next)
  const text: EditedText = {
    ...{ id, kind, lead, mayInvite, lockVersion, draft, adding },
    choices: useChoicesInWords(choices),
    lastWrite: lastWrite && {
      ...lastWrite,
      words: t('status.savedBy', { name: lastWrite.name, time: formatTime(lastWrite.at, locale) }),
    },
    personId: actor.personId,
    key: newKey,
    typed: refused?.typed ?? null,
    guidance: proseOf(guidance),
  }
  return (
    <DeskPage actor={actor} path={path} part="desk" hasScript {...useEditorHead(document)}>
      <EditorWords>
        {refused?.isStale && refused.typed ? (
          <StaleForm text={text} mine={refused.typed} action={action} />
        ) : (
          <EditorForm
            text={text}
            refused={refused}
            action={action}
            ways={{ preview: to(`${path}/preview`), check: to(`${path}/submission`) }}
          />
        )}
      </EditorWords>
    </DeskPage>
  )
}

/** Title, way up and state of a document, for the head of its pages. */
export function useEditorHead(document: EditedDocument) {
  const { kind, title, lead, state, stateSince, draft } = document
  const t = useTranslations('editor')
  const locale = useLocale()
  const named = kind === 'agency_profile' ? lead.name : title.trim()
  const language = 'language' in draft ? draft.language : 'en'
  return {
    title: named ? <InLanguage language={language}>{named}</InLanguage> : t('untitled'),
    trail: (
      <>
        <Link href="/desk">{t('backToDesk')}</Link> ·{' '}
        {t('ledBy', { kind: t(`kind.${kind}`), agency: lead.acronym })}
      </>
    ),
    actions: <DocumentLinks document={document} />,
    note: t('stateSince', { state: t(`state.${state}`), date: formatDate(stateSince, locale) }),
  }
}
