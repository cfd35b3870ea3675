import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { SearchOutcome } from '@/lib/directory/search'
import { useQuoted } from './use-quoted'

/** How the words fared: what was passed over, what stands nowhere, and what may have been meant. */
export function Outcome({
  outcome: { text, nothing, openQuote, tooMany, better, former, common, unknown, has, of },
  addressOf,
}: {
  outcome: SearchOutcome
  /** The address of the same list under another search. */
  addressOf: (text: string) => string
}) {
  const t = useTranslations('search')
  const quoted = useQuoted()
  const notes = [
    nothing && common.length === 0 ? t('noWords', { text }) : null,
    nothing && common.length > 0 ? t('onlyCommon', { count: common.length, words: quoted(common) }) : null,
    !nothing && common.length > 0 ? t('common', { count: common.length, words: quoted(common) }) : null,
    !nothing && openQuote ? t('openQuote') : null,
    tooMany === null ? null : t('tooMany', { count: tooMany }),
    unknown.length > 0 && better === null
      ? t('unknown', { count: unknown.length, words: quoted(unknown) })
      : null,
    has < of && unknown.length < of ? t('some', { has, of }) : null,
  ].filter((note) => note !== null)
  if (notes.length === 0 && former.length === 0 && better === null) return null
  return (
    <div className="mb-6 max-w-measure space-y-1 border-glow border-s-3 ps-4">
      {better === null ? null : (
        <p>
          {t.rich('didYouMean', {
            link: () => (
              <Link href={addressOf(better)} rel="nofollow" className="font-semibold">
                {better}
              </Link>
            ),
          })}
        </p>
      )}
      {former.map(({ name, agency }) => (
        <p key={name}>
          {t.rich('former', {
            name,
            link: () => (
              <Link href={`/agencies/${agency.slug}`} className="font-semibold">
                {agency.acronym}
              </Link>
            ),
          })}
        </p>
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
