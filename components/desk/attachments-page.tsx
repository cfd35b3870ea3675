import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { type FormAction, TargetFields } from '@/components/moderation/act-form'
import { DoneNotice, ProblemSummary } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import { largestFile } from '@/lib/attachments/check'
import { mostFiles } from '@/lib/attachments/limits'
import type { Actor } from '@/lib/auth/actor'
import type { PublishedFileItem } from '@/lib/directory/files'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { EditedDocument } from '@/lib/editorial/queries'
import { formatNumber, formatSize } from '@/lib/format'
import { AttachedFile } from './attached-file'
import { FileFields } from './file-fields'
import { type RefusedFile, useFileProblemWords } from './use-file-problem-words'

export const fileDeeds = ['added', 'described', 'removed'] as const
export type FileDeed = (typeof fileDeeds)[number]

/** The files of a text: what each is, what a picture shows, and a form for another one. */
export function AttachmentsPage({
  actor,
  document,
  files,
  done,
  refused,
  action,
}: {
  actor: Actor
  document: EditedDocument
  files: PublishedFileItem[]
  done: FileDeed | null
  refused: RefusedFile | undefined
  action: FormAction
}) {
  const t = useTranslations('attachments')
  const words = useFileProblemWords()
  const isWritable = document.actions.includes('save')
  const about = (token: string) => (refused?.token === token ? refused : undefined)
  return (
    <DeskPage
      actor={actor}
      path={deskAddress(document, 'attachments')}
      part="desk"
      trail={
        <Link href={deskAddress(document)} dir="auto">
          {document.title.trim() || t('untitled')}
        </Link>
      }
      title={t('title')}
      note={t('note')}
    >
      {done ? <DoneNotice words={t(`done.${done}`)} /> : null}
      {refused ? (
        <ProblemSummary
          problems={[
            ...refused.problems.map((problem) => ({
              field: `${problem.field}${refused.token}`,
              words: words(problem),
            })),
            ...(refused.refusal ? [{ words: words(refused.refusal) }] : []),
          ]}
          status={refused.refusal === 'stale' ? 409 : 422}
        />
      ) : null}
      <div className="max-w-measure">
        {files.length === 0 ? <p>{t('none')}</p> : null}
        <ul>
          {files.map((file) => (
            <li key={file.token} className="border-line border-t py-5">
              <AttachedFile
                file={file}
                target={document}
                isWritable={isWritable}
                refused={about(file.token)}
                action={action}
              />
            </li>
          ))}
        </ul>
        {isWritable && files.length < mostFiles ? (
          <NewFile document={document} refused={about('')} action={action} />
        ) : null}
        <p className="mt-8 flex flex-wrap gap-x-6">
          <Link href={deskAddress(document)}>{t('write')}</Link>
          <Link href={deskAddress(document, 'submission')}>{t('check')}</Link>
        </p>
      </div>
    </DeskPage>
  )
}

function NewFile({
  document,
  refused,
  action,
}: {
  document: EditedDocument
  refused: RefusedFile | undefined
  action: FormAction
}) {
  const t = useTranslations('attachments')
  const locale = useLocale()
  const words = useFileProblemWords()
  const problem = refused?.problems.find(({ field }) => field === 'file')
  return (
    <section aria-labelledby="new" className="border-line border-t pt-6">
      <h2 id="new" className="mb-3">
        {t('new')}
      </h2>
      <form action={action} className="space-y-6">
        <TargetFields target={document} />
        <input type="hidden" name="kind" value={document.kind} />
        <input type="hidden" name="token" value="" />
        <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
          <label htmlFor="file" className="block font-semibold">
            {t('file')}
          </label>
          <p id="file-hint" className="quiet mb-1">
            {t('fileHint', { size: formatSize(largestFile, locale), most: formatNumber(mostFiles, locale) })}
          </p>
          {problem ? (
            <p id="file-problem" className="mb-1 font-semibold text-exit">
              {words(problem)}
            </p>
          ) : null}
          <input
            id="file"
            name="file"
            type="file"
            accept=".pdf,.docx,.jpg,.jpeg,.png,.webp"
            aria-describedby={problem ? 'file-hint file-problem' : 'file-hint'}
            aria-invalid={problem ? true : undefined}
            className="field"
          />
        </div>
        <FileFields suffix="" given={refused} problems={refused?.problems ?? []} isPicture={null} />
        <button type="submit" name="act" value="add" className="button">
          {t('add')}
        </button>
      </form>
    </section>
  )
}
