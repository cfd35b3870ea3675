import { useLocale, useTranslations } from 'next-intl'
import { type FormAction, type Target, TargetFields } from '@/components/moderation/act-form'
import type { PublishedFileItem } from '@/lib/directory/files'
import type { EditedKind } from '@/lib/editorial/fields'
import { formatSize } from '@/lib/format'
import { FileFields } from './file-fields'
import type { RefusedFile } from './use-file-problem-words'

/** One file of a text, to be described anew or taken away. */
export function AttachedFile({
  file,
  target,
  isWritable,
  refused,
  action,
}: {
  file: PublishedFileItem
  target: Target & { kind: EditedKind }
  isWritable: boolean
  refused: RefusedFile | undefined
  action: FormAction
}) {
  const t = useTranslations('attachments')
  const locale = useLocale()
  const { token, name, size, mediaType, label, alt } = file
  const isPicture = mediaType.startsWith('image/')
  return (
    <>
      {isPicture ? (
        // biome-ignore lint/performance/noImgElement: a file of its own, sent as it is
        <img src={`/desk/attachments/${token}`} alt={alt ?? ''} className="mb-2 max-h-48" />
      ) : null}
      <p className="mb-3 break-words">
        <a href={`/desk/attachments/${token}`}>{name}</a>{' '}
        <span className="quiet">{formatSize(size, locale)}</span>
      </p>
      {isWritable ? (
        <form action={action} aria-label={name} className="space-y-4">
          <TargetFields target={target} />
          <input type="hidden" name="kind" value={target.kind} />
          <input type="hidden" name="token" value={token} />
          <FileFields
            suffix={token}
            given={refused ?? { label, alt: alt ?? '' }}
            problems={refused?.problems ?? []}
            isPicture={isPicture}
          />
          <div className="flex flex-wrap gap-3">
            <button type="submit" name="act" value="describe" className="button-plain">
              {t('describe')}
            </button>
            <button type="submit" name="act" value="remove" className="button-plain">
              {t('remove', { name })}
            </button>
          </div>
        </form>
      ) : (
        <p>
          {label} <span className="quiet">{alt}</span>
        </p>
      )}
    </>
  )
}
