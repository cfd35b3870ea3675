import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { LessNarrow as LessNarrowCount } from '@/lib/directory/less-narrow'
import { formatList } from '@/lib/format'

/** The way out of an empty list: what there would be without each of the filters that empty it. */
export function LessNarrow<Parameter extends string>({
  lessNarrow,
  words,
  addressWithout,
  counted,
  nothing,
}: {
  lessNarrow: LessNarrowCount<Parameter>[]
  /** What is chosen, in words. */
  words: { parameter: string; label: string }[]
  addressWithout: (parameter: Parameter) => string
  /** So many, in words. */
  counted: (count: number) => string
  /** What to do where no single filter is to blame. */
  nothing: string
}) {
  const t = useTranslations('filters')
  const locale = useLocale()
  if (lessNarrow.length === 0) return <p className="mb-8">{nothing}</p>
  return (
    <ul className="mb-8 space-y-1.5">
      {lessNarrow.map(({ parameter, count }) => (
        <li key={parameter}>
          <Link href={addressWithout(parameter)} rel="nofollow">
            {t('without', {
              filter: formatList(
                words.filter((word) => word.parameter === parameter).map(({ label }) => label),
                locale,
              ),
            })}
          </Link>{' '}
          <span className="quiet">{counted(count)}</span>
        </li>
      ))}
    </ul>
  )
}
