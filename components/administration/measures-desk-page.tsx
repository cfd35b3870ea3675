import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Answer } from '@/lib/administration/form'
import type { MeasureItem } from '@/lib/administration/measures/queries'
import type { Actor } from '@/lib/auth/actor'
import { AdminTrail } from './agencies-desk-page'
import { Done } from './done'
import { type FormAction, useFormState } from './form'
import { FormAnswer } from './form-answer'

/** The taxonomy in its order, which can be changed one place at a time. */
export function MeasuresDeskPage({
  actor,
  measures,
  move,
  answer,
  done,
}: {
  actor: Actor
  measures: MeasureItem[]
  move: (slug: string, form: FormData) => Promise<void>
  answer: Answer | undefined
  done: string | undefined
}) {
  const t = useTranslations('administration.measures')
  const form = useFormState(answer, {})
  return (
    <DeskPage
      actor={actor}
      path="/desk/admin/measures"
      part="admin"
      title={t('title')}
      trail={<AdminTrail />}
      note={t('note')}
      actions={
        <Link href="/desk/admin/measures/new" className="button">
          {t('new')}
        </Link>
      }
    >
      <Done done={done} />
      <FormAnswer form={form} />
      <ol className="max-w-measure">
        {measures.map((measure, index) => (
          <li key={measure.slug} className="border-line border-t py-2">
            <p>
              <Link href={`/desk/admin/measures/${measure.slug}`} className="font-semibold">
                {measure.label}
              </Link>{' '}
              <span className="quiet">{measure.shortLabel}</span>
            </p>
            <p className="quiet">
              {t('line', {
                kind: t(`kind.${measure.kind}`),
                activities: measure.activities,
                stories: measure.stories,
              })}
            </p>
            <Moves
              label={measure.label}
              isFirst={index === 0}
              isLast={index === measures.length - 1}
              action={move.bind(null, measure.slug)}
            />
          </li>
        ))}
      </ol>
    </DeskPage>
  )
}

function Moves({
  label,
  isFirst,
  isLast,
  action,
}: {
  label: string
  isFirst: boolean
  isLast: boolean
  action: FormAction
}) {
  const t = useTranslations('administration.measures')
  const locale = useLocale()
  const directions = [
    ['up', isFirst],
    ['down', isLast],
  ] as const
  return (
    <form action={action} className="flex gap-4 text-[0.88rem]">
      <input type="hidden" name="locale" value={locale} />
      {directions.map(([direction, isImpossible]) =>
        isImpossible ? null : (
          <button
            key={direction}
            type="submit"
            name="direction"
            value={direction}
            className="text-link underline underline-offset-3"
          >
            {t(direction)}
            <span className="sr-only"> {label}</span>
          </button>
        ),
      )}
    </form>
  )
}
