import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

export function Footer() {
  const t = useTranslations()
  return (
    <footer className="not-printed bg-paper pt-10 pb-24 text-[0.94rem] md:pb-10">
      <div className="frame grid gap-8 md:grid-cols-[2fr_1fr_1fr]">
        <div className="max-w-md space-y-3">
          <p>{t('footer.helplines')}</p>
          <p className="quiet">{t('footer.licence')}</p>
        </div>
        <nav aria-label={t('footer.browse')}>
          <ul className="space-y-2">
            {(['measures', 'periods', 'programmes'] as const).map((key) => (
              <li key={key}>
                <Link href={`/${key}`}>{t(`nav.${key}`)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('footer.more')}>
          <ul className="space-y-2">
            {(['about', 'methodology', 'accessibility', 'privacy'] as const).map((key) => (
              <li key={key}>
                <Link href={`/${key}`}>{t(`footer.${key}`)}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
