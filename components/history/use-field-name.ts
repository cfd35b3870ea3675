import { useTranslations } from 'next-intl'

/** What a field is called, as in the editor; within a list (`results`) the part of one of its things. */
export function useFieldName(): (field: string, list?: string) => string {
  const t = useTranslations()
  return (field, list) => {
    const keys = [
      ...(list ? [`editor.item.${list}.${field}`] : []),
      `editor.field.${field}`,
      `history.fields.${field}`,
      `editor.item.results.${field}`,
    ]
    const known = keys.find((key) => t.has(key as 'history.fields.provenance'))
    return known ? t(known as 'history.fields.provenance') : field
  }
}
