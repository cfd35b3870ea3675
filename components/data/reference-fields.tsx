import { useTranslations } from 'next-intl'
import { useLanguageOf } from '@/components/ui/text'
import type { ReferenceField } from '@/lib/interchange/reference'

/** Parameters or fields: name and type, beside them what they mean and which values there are. */
export function ReferenceFields({ fields }: { fields: ReferenceField[] }) {
  const t = useTranslations('reference')
  const language = useLanguageOf('en')
  if (fields.length === 0) return null
  return (
    <dl className="text-[0.94rem]">
      {fields.map(({ name, type, description, values, example }) => (
        <div
          key={name}
          className="grid gap-x-6 border-line border-t py-1.5 md:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <dt className="min-w-0">
            <code dir="ltr" className="break-words font-semibold text-ink">
              {name}
            </code>{' '}
            <code dir="ltr" className="quiet break-words">
              {type}
            </code>
          </dt>
          <dd {...language}>
            {description}
            {values.length > 0 ? (
              <span className="quiet block">{t('oneOf', { values: values.join(', ') })}</span>
            ) : null}
            {example ? <span className="quiet block">{t('example', { value: example })}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
