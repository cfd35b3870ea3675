import { useTranslations } from 'next-intl'
import { useRefusalWords } from './use-refusal-words'

/** A comment that could not be taken, with what was typed. `about` is the field, or the comment that was answered. */
export type CommentAnswer = { about: string; passage: string; body: string; refusal: string }

/** What is said, or what was said and could not be taken. */
export function SaidField({
  id,
  label,
  refused,
}: {
  id: string
  label: string
  refused: CommentAnswer | undefined
}) {
  const refusal = useCommentRefusal()
  const problem = refused && refused.refusal !== 'passageMissing' ? refusal(refused.refusal) : undefined
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {problem ? (
        <p id={`${id}-problem`} className="font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <textarea
        id={id}
        name="body"
        rows={3}
        dir="auto"
        defaultValue={refused?.body}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className="field"
      />
    </div>
  )
}

/** The words that a comment is about, as they stand in the text. */
export function PassageField({ id, refused }: { id: string; refused: CommentAnswer | undefined }) {
  const t = useTranslations('comments')
  const problem = refused?.refusal === 'passageMissing' ? t('refusal.passageMissing') : undefined
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {t('passage')}
      </label>
      <p id={`${id}-hint`} className="quiet">
        {t('passageHint')}
      </p>
      {problem ? (
        <p id={`${id}-problem`} className="font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <input
        id={id}
        name="passage"
        dir="auto"
        autoComplete="off"
        defaultValue={refused?.passage}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
        className="field"
      />
    </div>
  )
}

function useCommentRefusal(): (reason: string) => string {
  const t = useTranslations('comments')
  const refusal = useRefusalWords()
  return (reason) => {
    const own = `refusal.${reason}` as 'refusal.empty'
    return t.has(own) ? t(own) : refusal(reason)
  }
}
