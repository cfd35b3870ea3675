/** What stands in a field of a form; a file, or a field that is not there, is nothing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A whole number; undefined where the field holds none. */
export function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
