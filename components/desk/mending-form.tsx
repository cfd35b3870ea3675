import { useTranslations } from 'next-intl'
import { type FormAction, TargetFields } from '@/components/moderation/act-form'
import type { Submission } from '@/lib/editorial/submission'
import { Choice } from './choices'

/** Names in the text to be confirmed as tags, and invisible characters to be taken away, without opening the text. */
export function MendingForm({ submission, action }: { submission: Submission; action: FormAction }) {
  const t = useTranslations('submission.mend')
  const { document, named, missing } = submission
  const hasInvisible = missing.some(({ key }) => key === 'directionControl' || key === 'invisibleCharacter')
  const { countries, agencies } = named
  if (countries.length + agencies.length === 0 && !hasInvisible) return null
  return (
    <form action={action} aria-labelledby="mend" className="space-y-3">
      <TargetFields target={document} />
      <input type="hidden" name="kind" value={document.kind} />
      <h2 id="mend">{t('title')}</h2>
      {countries.map(({ iso3, name }) => (
        <Choice
          key={iso3}
          type="checkbox"
          name="country"
          value={iso3}
          label={t('country', { name })}
          isChosen={false}
        />
      ))}
      {agencies.map(({ slug, acronym }) => (
        <Choice
          key={slug}
          type="checkbox"
          name="mention"
          value={slug}
          label={t('mention', { acronym })}
          isChosen={false}
        />
      ))}
      {hasInvisible ? (
        <Choice type="checkbox" name="invisible" value="on" label={t('invisible')} isChosen={false} />
      ) : null}
      <button type="submit" className="button-plain">
        {t('do')}
      </button>
    </form>
  )
}
