import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import type { FieldDifference, ItemDifference } from '@/lib/editorial/differences'
import { Changed, ChangedText, type Side } from './changed-text'
import { useFieldName } from './use-field-name'
import { useValueWords } from './use-value-words'

/**
 * One field of two texts: side by side where there is room, else as one text. What did not change stands once.
 * `beside` is what is said of it.
 */
export function DifferenceField({
  difference,
  vocabulary,
  as,
  beside,
}: {
  difference: FieldDifference
  vocabulary: Vocabulary
  /** Side by side, as one text at any width, or a first text, of which everything is new. */
  as: 'pair' | 'one' | 'first'
  beside?: ReactNode
}) {
  const t = useTranslations('history')
  const nameOf = useFieldName()
  const { field, isChanged } = difference
  const sides: Side[] =
    as === 'first' ? ['plain'] : as === 'one' || !isChanged ? ['both'] : ['before', 'after']
  return (
    <section
      aria-labelledby={`field-${field}`}
      className={`border-line border-t py-4 ${beside ? 'grid gap-x-8 gap-y-2 lg:grid-cols-[minmax(0,1fr)_17rem]' : ''}`}
    >
      <div>
        <h3 id={`field-${field}`} className="desk-field">
          {nameOf(field)}
          {isChanged || as === 'first' ? null : <span className="quiet font-normal"> {t('unchanged')}</span>}
        </h3>
        <div className={sides.length > 1 ? 'mt-1 grid gap-x-8 md:grid-cols-2' : 'mt-1'}>
          {sides.map((side) => (
            <div
              key={side}
              data-field={side === 'before' ? undefined : field}
              className={side === 'before' ? 'hidden min-w-0 md:block' : 'min-w-0'}
            >
              <DifferenceValue difference={difference} vocabulary={vocabulary} side={side} />
            </div>
          ))}
        </div>
      </div>
      {beside ? <div className="min-w-0">{beside}</div> : null}
    </section>
  )
}

function DifferenceValue({
  difference,
  vocabulary,
  side,
}: {
  difference: FieldDifference
  vocabulary: Vocabulary
  side: Side
}) {
  const words = useValueWords(vocabulary)
  const { field } = difference
  if (difference.kind === 'prose') return <ChangedText pieces={difference.pieces} side={side} />
  if (difference.kind === 'list')
    return (
      <ul className="space-y-1">
        {difference.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, rendered once on the server
          <li key={index} className="break-words">
            <Item field={field} item={item} vocabulary={vocabulary} side={side} />
          </li>
        ))}
      </ul>
    )
  const { before, after, isChanged } = difference
  if (!isChanged) return <>{words(field, after)}</>
  return (
    <>
      {before === undefined ? null : (
        <Changed change="removed" side={side}>
          {words(field, before)}
        </Changed>
      )}{' '}
      {after === undefined ? null : (
        <Changed change="added" side={side}>
          {words(field, after)}
        </Changed>
      )}
    </>
  )
}

function Item({
  field,
  item,
  vocabulary,
  side,
}: {
  field: string
  item: ItemDifference
  vocabulary: Vocabulary
  side: Side
}) {
  const nameOf = useFieldName()
  const words = useValueWords(vocabulary)
  if (item.change !== 'altered')
    return (
      <Changed change={item.change} side={side}>
        {words(field, item.value)}
      </Changed>
    )
  return (
    <>
      {words(field, item.value)}
      <dl className="ms-4">
        {item.fields
          .filter(({ isChanged }) => isChanged)
          .map((part) => (
            <div key={part.field}>
              <dt className="quiet inline">{nameOf(part.field, field)} </dt>
              <dd className="inline">
                <DifferenceValue difference={part} vocabulary={vocabulary} side={side} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
