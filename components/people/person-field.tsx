import { useTranslations } from 'next-intl'
import type { PersonProblem } from '@/lib/people/schema'

/** One line of text about somebody, with its help and what is wrong with it. */
export function PersonField({
  name,
  value,
  problem,
  autoComplete,
  isAddress = false,
}: {
  name: 'name' | 'email'
  value: string
  problem: PersonProblem | undefined
  autoComplete: string
  isAddress?: boolean
}) {
  const t = useTranslations('people')
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor={name} className="block font-semibold">
        {t(name)}
      </label>
      <p id={`${name}-hint`} className="quiet mb-1">
        {t(`${name}Hint`)}
      </p>
      {problem ? (
        <p id={`${name}-problem`} className="mb-1 font-semibold text-exit">
          {t(`problems.${problem}`)}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type={isAddress ? 'email' : 'text'}
        defaultValue={value}
        autoComplete={autoComplete}
        spellCheck={false}
        dir={isAddress ? 'ltr' : 'auto'}
        aria-describedby={problem ? `${name}-hint ${name}-problem` : `${name}-hint`}
        aria-invalid={problem ? true : undefined}
        className="field max-w-md"
      />
    </div>
  )
}
