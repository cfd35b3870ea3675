import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import { formatList, formatSpan } from '@/lib/format'
import type { DeskItem } from '@/lib/reporting/my-desk'
import { useTurnWords } from './use-turn-words'

/** Documents one beneath the other: what each is, who is to act, and when and with whom. */
export function DeskItems({ items, now }: { items: DeskItem[]; now: Date }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="border-line border-t py-2.5">
          <DeskEntry item={item} now={now} />
        </li>
      ))}
    </ul>
  )
}

function DeskEntry({ item, now }: { item: DeskItem; now: Date }) {
  const t = useTranslations('myDesk')
  const locale = useLocale()
  const words = useTurnWords(now)
  const { id, kind, title, lead, partners, period, reason, openComments, turn, slug } = item
  return (
    <>
      <Link href={addressOf(item)} className="font-semibold" dir="auto">
        {title.trim() || t('untitled')}
      </Link>
      <p className={item.isMine ? 'font-semibold text-accent' : ''}>{words(item)}</p>
      {reason && (turn === 'write' || turn === 'nothing') ? (
        <p>
          {t('reason')} <q dir="auto">{reason}</q>
        </p>
      ) : null}
      <p className="quiet flex flex-wrap gap-x-4">
        <span>{t(`kinds.${kind}`)}</span>
        {period ? <span>{formatSpan(period, locale)}</span> : null}
        <span>
          {partners.length > 0 ? t('joint', { lead, partners: formatList(partners, locale) }) : lead}
        </span>
        {openComments > 0 ? (
          <Link href={`/desk/documents/${id}/comments`}>{t('comments', { count: openComments })}</Link>
        ) : null}
        {turn === 'review' && item.state === 'submitted' ? (
          <Link href={deskAddress(item, 'withdrawal')}>{t('takeBack')}</Link>
        ) : null}
        {slug && publicParts[kind] ? (
          <Link href={`/${publicParts[kind]}/${slug}`}>{t('seePublic')}</Link>
        ) : null}
        <Link href={`/desk/documents/${id}/history`}>{t('history')}</Link>
      </p>
    </>
  )
}

/** The page on which what is to be done can be done; for what others are to do, the text. */
function addressOf(item: DeskItem): string {
  if (item.turn === 'sign' || (item.turn === 'look' && item.isMine)) return deskAddress(item, 'signature')
  return deskAddress(item)
}

const publicParts: Record<DeskItem['kind'], string | null> = {
  activity: 'activities',
  story: 'stories',
  agency_profile: null,
  programme_result: null,
}
