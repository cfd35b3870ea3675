import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import type { Actor } from '@/lib/auth/actor'
import { formatList } from '@/lib/format'

/** Where everybody begins who signs in. */
export function DeskHome({ actor }: { actor: Actor }) {
  const t = useTranslations('desk')
  const locale = useLocale()
  const list = (items: string[]) => formatList(items, locale)
  const speaksFor = actor.agencies.map(({ acronym, standing }) => t(`standings.${standing}`, { acronym }))
  return (
    <DeskPage actor={actor} path="/desk" part="desk" title={t('parts.desk')}>
      <div className="max-w-measure space-y-2">
        <p>{t('youAre', { name: actor.name, roles: list(actor.roles.map((role) => t(`roles.${role}`))) })}</p>
        {speaksFor.length > 0 ? <p>{t('youSpeakFor', { agencies: list(speaksFor) })}</p> : null}
      </div>
    </DeskPage>
  )
}
