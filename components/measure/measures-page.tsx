import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { Prose } from '@/components/ui/text'
import type { MeasureListItem } from '@/lib/directory/measures'

/** The taxonomy: the measures, then the themes across them, each with what it covers. */
export function MeasuresPage({ measures }: { measures: MeasureListItem[] }) {
  const t = useTranslations('measures')
  return (
    <PublicPage path="/measures">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      <div className="-mt-8">
        {(['measure', 'thematic_focus'] as const).map((kind) => (
          <Section key={kind} id={kind} title={t(`kind.${kind}`)}>
            <ul className="grid gap-x-12 lg:grid-cols-2">
              {measures
                .filter((measure) => measure.kind === kind)
                .map((measure) => (
                  <MeasureItem key={measure.slug} measure={measure} />
                ))}
            </ul>
          </Section>
        ))}
      </div>
    </PublicPage>
  )
}

function MeasureItem({ measure }: { measure: MeasureListItem }) {
  const t = useTranslations('agencies')
  return (
    <li className="border-line border-t py-4">
      <h3 className="flex items-baseline text-[1.12rem]">
        <span aria-hidden="true" className={`measure-mark shrink-0 measure-${measure.slug}`} />
        <Link href={`/measures/${measure.slug}`} className="text-ink no-underline hover:underline">
          {measure.label}
        </Link>
      </h3>
      <div className="mt-1">
        <Prose text={measure.description} />
      </div>
      <p className="quiet mt-1">{t('activityCount', { count: measure.activityCount })}</p>
    </li>
  )
}
