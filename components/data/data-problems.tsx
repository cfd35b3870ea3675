import { useTranslations } from 'next-intl'
import { problemTypes } from '@/lib/interchange/problems'

/** What each type of problem means. The API's answers refer here by these anchors (RFC 9457, 3.1.1). */
export function DataProblems() {
  const t = useTranslations('data')
  return (
    <details className="mt-6">
      <summary className="font-semibold">{t('problemsTitle')}</summary>
      <ul className="mt-3 max-w-measure list-disc space-y-2 ps-5">
        {problemTypes.map((type) => (
          <li key={type} id={`problem-${type}`}>
            {t(`problem.${type}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
