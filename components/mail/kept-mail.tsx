import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { formatTime } from '@/lib/format'
import type { KeptMail } from '@/lib/mail/kept'

/** The mails that a demonstration kept instead of sending them. */
export function KeptMailList({ mails }: { mails: KeptMail[] }) {
  const t = useTranslations('keptMail')
  return (
    <PublicPage path="/dev/mail">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      {mails.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="space-y-4">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link href={`/dev/mail/${mail.id}`}>{mail.subject}</Link>
            <Recipient mail={mail} />
          </li>
        ))}
      </ul>
    </PublicPage>
  )
}

/** One of them, as a program for mail without pictures shows it. */
export function KeptMailPage({ mail }: { mail: KeptMail }) {
  const t = useTranslations('keptMail')
  return (
    <PublicPage path={`/dev/mail/${mail.id}`}>
      <PageHead title={mail.subject} trail={<Link href="/dev/mail">{t('all')}</Link>}>
        <Recipient mail={mail} />
      </PageHead>
      <div className="max-w-measure whitespace-pre-wrap break-words">
        {mail.text.split(/(https?:\/\/\S+)/).map((part, index) => {
          const key = `${index} ${part}`
          return index % 2 ? (
            <a key={key} href={part}>
              {part}
            </a>
          ) : (
            <span key={key}>{part}</span>
          )
        })}
      </div>
    </PublicPage>
  )
}

function Recipient({ mail: { to, date } }: { mail: KeptMail }) {
  const t = useTranslations('keptMail')
  const locale = useLocale()
  return <p className="quiet">{t('to', { address: to, date: date ? formatTime(date, locale) : '' })}</p>
}
