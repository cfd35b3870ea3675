import { escapeHtml } from '@/lib/html'

/** A value to choose, with how much it leads to where that is counted. */
export type Option = { value: string; label: string; count?: number; depth?: number }

type Choice = { name: string; type: 'checkbox' | 'radio'; options: Option[]; chosen: readonly string[] }

/**
 * The items of a list of choices, as text. A list of activities offers some 350 values, more than all else that stands
 * on it: as elements for React they took longer than everything else that a page of results costs.
 */
export function optionsHtml({ name, type, options, chosen }: Choice): string {
  return options
    .map(({ value, label, count, depth = 0 }) => {
      const checked = isChosen(chosen, value) ? ' checked=""' : ''
      const within = depth > 0 ? ` data-depth="${depth}"` : ''
      const counted = count === undefined ? '' : `<b>${count}</b>`
      const input = `<input type="${type}" name="${escapeHtml(name)}" value="${escapeHtml(value)}"${checked}/>`
      return `<li><label>${input}<span${within}>${escapeHtml(label)}</span>${counted}</label></li>`
    })
    .join('')
}

/** An empty value stands for "any" and is chosen where nothing else is. */
export function isChosen(chosen: readonly string[], value: string): boolean {
  return value === '' ? chosen.length === 0 : chosen.includes(value)
}
