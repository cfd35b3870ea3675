import { useTranslations } from 'next-intl'
import type { Requirement } from '@/lib/editorial/requirements'

/** What a requirement says: what is wrong, and what to do. */
export function useRequirementWords(): (requirement: Requirement) => string {
  const t = useTranslations('requirements')
  const words = ({ key, field, data }: Requirement) => {
    if (key === 'missing' || key === 'invalid') {
      const own = `${key}.${wordOf(field)}` as 'missing.other'
      return t.has(own) ? t(own) : t(`${key}.other`)
    }
    const values = { ...data, ...(data && 'near' in data && { near: data.near || 'EMPTY' }) }
    return t(key as 'isLead', values)
  }
  return (requirement) => {
    const [list = '', position] = requirement.field.split('.')
    const within = `within.${list}` as 'within.results'
    const isItem = /^\d+$/.test(position ?? '') && t.has(within)
    return isItem
      ? t(within, { position: Number(position) + 1, words: words(requirement) })
      : words(requirement)
  }
}

/** `results.0.valueTo` and `result.valueTo` are `resultsValueTo`; what is said of a period is said of the whole. */
function wordOf(field: string): string {
  const names = field.split('.').filter((name) => !/^\d+$/.test(name))
  const [first = '', ...rest] = names[0] === 'result' ? ['results', ...names.slice(1)] : names
  if (first === 'period') return first
  return first + rest.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('')
}
