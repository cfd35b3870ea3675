import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { DoneNotice } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import { type Actor, isAdministrator, isFocalPoint, isModerator } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import { formatList } from '@/lib/format'
import type { MyDesk, SecretariatDesk } from '@/lib/reporting/my-desk'
import { DeskItems } from './desk-items'
import { DeskRoundSection } from './desk-round'

/** What was done on the page that led here; each has its words. */
export const deskDeeds = [
  'sent',
  'signatureAsked',
  'signed',
  'declined',
  'left',
  'takenBack',
  'seen',
  'nothingSigned',
  'nothingWithdrawn',
] as const
export type DeskDeed = (typeof deskDeeds)[number]

/** Where everybody begins who signs in: what waits for them first. */
export function DeskHome({
  actor,
  desk,
  secretariat,
  now,
  done,
}: {
  actor: Actor
  desk: MyDesk
  secretariat: SecretariatDesk | null
  now: Date
  done: DeskDeed | null
}) {
  const t = useTranslations('myDesk')
  const words = useTranslations('desk')
  const locale = useLocale()
  const isFocal = isFocalPoint(actor)
  const list = (items: string[]) => formatList(items, locale)
  const speaksFor = actor.agencies.map(({ acronym, standing }) => words(`standings.${standing}`, { acronym }))
  return (
    <DeskPage
      actor={actor}
      path="/desk"
      part="desk"
      title={words('parts.desk')}
      note={
        speaksFor.length > 0
          ? words('youSpeakFor', { agencies: list(speaksFor) })
          : words('youAre', {
              name: actor.name,
              roles: list(actor.roles.map((role) => words(`roles.${role}`))),
            })
      }
      actions={
        isFocal && desk.rounds.length > 0 ? (
          <Link href="/desk/activities/new" className="button">
            {t('round.new')}
          </Link>
        ) : null
      }
    >
      {done ? <DoneNotice words={t(`done.${done}`)} /> : null}
      {secretariat ? <Secretariat actor={actor} desk={secretariat} /> : null}
      {isFocal ? <OfAgencies desk={desk} now={now} /> : null}
    </DeskPage>
  )
}

function OfAgencies({ desk, now }: { desk: MyDesk; now: Date }) {
  const t = useTranslations('myDesk')
  const { mine, others, rounds, ended } = desk
  return (
    <div className="max-w-3xl">
      <section aria-labelledby="mine">
        <h2 id="mine" className="mb-2">
          {t('mine')}
        </h2>
        {mine.length > 0 ? <DeskItems items={mine} now={now} /> : <p>{t('nothingWaits')}</p>}
      </section>
      {rounds.map((round) => (
        <DeskRoundSection key={round.slug} round={round} now={now} />
      ))}
      {rounds.length === 0 ? <p className="mt-12">{t('noRound')}</p> : null}
      <Part name="others" items={others} now={now} />
      <Part name="ended" items={ended} now={now} />
      <p className="mt-12 flex flex-wrap gap-x-6">
        {desk.profiles.map(({ id, acronym }) => (
          <Link key={id} href={`/desk/agencies/${id}`}>
            {t('profile', { agency: acronym })}
          </Link>
        ))}
      </p>
    </div>
  )
}

function Part({ name, items, now }: { name: 'others' | 'ended'; items: MyDesk['mine']; now: Date }) {
  const t = useTranslations('myDesk')
  if (items.length === 0) return null
  return (
    <section aria-labelledby={name} className="mt-12">
      <h2 id={name} className="mb-2">
        {t(name)}
      </h2>
      <DeskItems items={items} now={now} />
    </section>
  )
}

/** For moderators and administrators: what waits, and where it is done. */
function Secretariat({ actor, desk }: { actor: Actor; desk: SecretariatDesk }) {
  const t = useTranslations('myDesk.secretariat')
  const parts = (['waiting', 'claimed', 'approved', 'emergency'] as const).filter((part) => desk[part] > 0)
  return (
    <section aria-labelledby="secretariat" className="mb-12 max-w-3xl">
      <h2 id="secretariat" className="mb-2">
        {t('title')}
      </h2>
      {parts.length > 0 ? (
        <ul>
          {parts.map((part) => (
            <li key={part}>{t(part, { count: desk[part] })}</li>
          ))}
        </ul>
      ) : (
        <p>{t('nothing')}</p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-6">
        {mayOpen(actor, 'moderation') ? (
          <Link href="/desk/moderation">{t(isModerator(actor) ? 'queue' : 'look')}</Link>
        ) : null}
        <Link href="/desk/periods">{t('periods')}</Link>
        {isAdministrator(actor) ? <Link href="/desk/admin">{t('administration')}</Link> : null}
        {mayOpen(actor, 'audit') ? <Link href="/desk/audit">{t('audit')}</Link> : null}
      </p>
    </section>
  )
}
