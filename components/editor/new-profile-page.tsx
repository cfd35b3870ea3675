import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import type { Actor } from '@/lib/auth/actor'
import type { FormAction } from './edited-text'

/** The profile of an agency that has none yet. */
export function NewProfilePage({
  actor,
  agency,
  begin,
}: {
  actor: Actor
  agency: { slug: string; name: string }
  begin: FormAction
}) {
  const t = useTranslations('editor')
  return (
    <DeskPage actor={actor} path={`/desk/agencies/${agency.slug}`} part="desk" title={agency.name}>
      <form action={begin} className="max-w-measure space-y-4">
        <p>{t('beginNote', { agency: agency.name })}</p>
        <button type="submit" className="button">
          {t('begin')}
        </button>
      </form>
    </DeskPage>
  )
}
