import { JSDOM } from 'jsdom'

/**
 * The form of a page that holds these values, as a browser without script would send it; null where there is none.
 * React's hidden fields, by which it knows the action, are in it.
 */
export function formWith(html: string, values: Record<string, string>): FormData | null {
  const { document } = new JSDOM(html).window
  const form = [...document.forms].find((each) =>
    Object.entries(values).every(([name, value]) =>
      [...each.elements].some((field) => field.getAttribute('name') === name && textIn(field) === value),
    ),
  )
  if (!form) return null
  const sent = new FormData()
  for (const field of form.elements) {
    const [name, type] = [field.getAttribute('name'), field.getAttribute('type')]
    const isChosen = !/^(?:checkbox|radio)$/.test(type ?? '') || field.hasAttribute('checked')
    if (name && field.localName !== 'button' && type !== 'file' && isChosen) sent.append(name, textIn(field))
  }
  return sent
}

function textIn(field: Element): string {
  return 'value' in field ? String(field.value) : ''
}
