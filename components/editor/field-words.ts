import { useTranslations } from 'next-intl'
import type { Choice } from '@/lib/editorial/choices'
import type { Field, GroupField, OptionList } from '@/lib/editorial/fields'
import { type Locale, localeNames } from '@/lib/locales'

/** What a field is called: `editor.field.title`, and within a group `editor.item.links.label`. */
export function useFieldLabel(): (field: Field, group?: GroupField) => string {
  const t = useTranslations('editor')
  return (field, group) => {
    const [owner, name = field.name] = field.name.startsWith('result.')
      ? field.name.split('.')
      : [group?.name]
    if (!owner) return t(`field.${name}` as 'field.title')
    return t(`item.${owner === 'result' ? 'results' : owner}.${name}` as 'item.links.label')
  }
}

/** The words of a choice: its own, or those of the messages. */
export function useChoiceLabel(): (list: OptionList, choice: Choice) => string {
  const t = useTranslations('vocabulary')
  return (list, { value, label }) => {
    if (label !== undefined) return label
    const name = value.replaceAll('-', '_')
    switch (list) {
      case 'languages':
        return localeNames[value as Locale]
      case 'pillars':
        return t(`pillar.${name}` as 'pillar.data')
      case 'qualifiers':
        return t(`qualifier.${name}` as 'qualifier.exactly')
      case 'sections':
        return t(`section.${name}` as 'section.background')
      default:
        return t(`scope.${name}` as 'scope.global')
    }
  }
}
