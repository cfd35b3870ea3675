import { useTranslations } from 'next-intl'
import { type FileProblem, longestAlt, longestLabel } from '@/lib/attachments/limits'
import { useFileProblemWords } from './use-file-problem-words'

/** What a file is, and what a picture shows. */
export function FileFields({
  suffix,
  given,
  problems,
  isPicture,
}: {
  /** Tells the fields of several files apart. */
  suffix: string
  given: { label: string; alt: string } | undefined
  problems: FileProblem[]
  /** Null where it is not known yet. */
  isPicture: boolean | null
}) {
  return (
    <>
      <TextField name="label" suffix={suffix} given={given?.label} most={longestLabel} problems={problems} />
      {isPicture === false ? (
        <input type="hidden" name="alt" value="" />
      ) : (
        <TextField name="alt" suffix={suffix} given={given?.alt} most={longestAlt} problems={problems} />
      )}
    </>
  )
}

function TextField({
  name,
  suffix,
  given,
  most,
  problems,
}: {
  name: 'label' | 'alt'
  suffix: string
  given: string | undefined
  most: number
  problems: FileProblem[]
}) {
  const t = useTranslations('attachments')
  const words = useFileProblemWords()
  const id = `${name}${suffix}`
  const problem = problems.find(({ field }) => field === name)
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor={id} className="block font-semibold">
        {t(name)}
      </label>
      <p id={`${id}-hint`} className="quiet mb-1">
        {t(`${name}Hint`, { most })}
      </p>
      {problem ? (
        <p id={`${id}-problem`} className="mb-1 font-semibold text-exit">
          {words(problem)}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type="text"
        dir="auto"
        defaultValue={given}
        aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}
        aria-invalid={problem ? true : undefined}
        className="field"
      />
    </div>
  )
}
