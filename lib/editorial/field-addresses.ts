/**
 * The control of a field in the form of its text: `results.0.value` has its own, what is chosen in lists or by months
 * has one for all, and files have a page.
 */
export function fieldAddress(path: string, field: string): string {
  const [first = ''] = field.split('.')
  if (first === 'attachments') return `${path}/attachments`
  return `${path}#${chosen.has(first) ? first : field}`
}

const chosen = new Set([
  'period',
  'measures',
  'countries',
  'regions',
  'partners',
  'mentions',
  'agencies',
  'pillars',
])
