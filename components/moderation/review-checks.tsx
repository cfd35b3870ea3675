import { useTranslations } from 'next-intl'
import { useRequirementWords } from '@/components/desk/requirement-words'
import type { Review } from '@/lib/editorial/review'

/** Before an approval: what is missing from the text, what is doubtful about it, and what is still open. */
export function ReviewChecks({ review: { requirements, threads, revision, entry } }: { review: Review }) {
  const t = useTranslations('moderation')
  const words = useRequirementWords()
  if (!revision || entry.state === 'published') return null
  const open = threads.filter(({ resolved }) => !resolved).length
  return (
    <section aria-labelledby="checks" className="mt-6 max-w-measure">
      <h2 id="checks" className="mb-1 font-sans text-[0.94rem]">
        {t('checks.title')}
      </h2>
      <ul className="space-y-0.5">
        {requirements.map((requirement) => (
          <li
            key={words(requirement)}
            className={requirement.severity === 'must' ? 'text-exit' : 'text-accent'}
          >
            {t(`checks.${requirement.severity}`)}{' '}
            <a href={`#field-${requirement.field.split('.')[0]}`}>{words(requirement)}</a>
          </li>
        ))}
        {requirements.length === 0 ? <li>{t('checks.complete')}</li> : null}
        <li>{t('checks.open', { count: open })}</li>
      </ul>
    </section>
  )
}
