import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { EditedDocument } from '@/lib/editorial/queries'
import type { FormAction } from './edited-text'
import { useEditorHead } from './editor-page'

/** A document that its reader cannot write into as it stands: where it is, and what can be done. */
export function ReadOnlyPage({
  actor,
  document,
  newKey,
  refusal,
  revise,
}: {
  actor: Actor
  document: EditedDocument
  newKey: string
  /** Why what was asked for was not done, in words. */
  refusal: string | null
  revise: FormAction
}) {
  const t = useTranslations('editor')
  const path = deskAddress(document)
  return (
    <DeskPage actor={actor} path={path} part="desk" {...useEditorHead(document)}>
      <div className="max-w-measure space-y-5">
        {refusal ? (
          <p role="alert" className="border-2 border-exit p-4">
            {refusal}
          </p>
        ) : null}
        <h2>{t('readOnly.title')}</h2>
        {document.reason ? <p dir="auto">{document.reason}</p> : null}
        <p>
          <Link href={`${path}/preview`}>{t('readOnly.see')}</Link>
        </p>
        {document.actions.includes('revise') ? (
          <form action={revise} className="space-y-2">
            <input type="hidden" name="lockVersion" value={document.lockVersion} />
            <input type="hidden" name="key" value={newKey} />
            <p className="quiet">{t('reviseNote')}</p>
            <button type="submit" className="button">
              {t('revise')}
            </button>
          </form>
        ) : null}
      </div>
    </DeskPage>
  )
}
