import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'

/** What an administrator looks after. */
const parts = ['people', 'agencies', 'measures', 'guidance'] as const

export function AdminPage({ actor }: { actor: Actor }) {
  const t = useTranslations('desk')
  return (
    <DeskPage actor={actor} path="/desk/admin" part="admin" title={t('parts.admin')}>
      <ul className="max-w-measure space-y-3">
        {parts.map((part) => (
          <li key={part}>
            <Link href={`/desk/admin/${part}`} className="font-semibold">
              {t(`admin.${part}`)}
            </Link>
            <p className="quiet">{t(`admin.${part}Hint`)}</p>
          </li>
        ))}
        <li>
          <Link href="/desk/periods" className="font-semibold">
            {t('parts.periods')}
          </Link>
          <p className="quiet">{t('admin.periodsHint')}</p>
        </li>
      </ul>
    </DeskPage>
  )
}
