import type { Refusal } from './administer.ts'

/** What was written into a form, by the names of its fields. */
export type Given = Record<string, string>

/** What an action leaves for the page of its form: what was written, and why it was not done. */
export type Answer = { given: Given; refusal?: Refusal }

/** The texts of a form; a file is nothing. */
export function givenOf(form: FormData): Given {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith('$')))
}

/** Rows of a form as lists: `websites.0.url` becomes the `url` of the first of `websites`. */
export function withLists(given: Given): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  const lists: Record<string, Record<string, Given>> = {}
  for (const [name, value] of Object.entries(given)) {
    const [, list, index, field] = /^(\w+)\.(\d{1,3})\.(\w+)$/.exec(name) ?? []
    if (!list || !index || !field) {
      read[name] = value
      continue
    }
    lists[list] ??= {}
    lists[list][index] ??= {}
    lists[list][index][field] = value
  }
  for (const [list, rows] of Object.entries(lists)) {
    const numbers = Object.keys(rows).map(Number)
    read[list] = Array.from({ length: Math.max(...numbers) + 1 }, (_, index) => rows[index] ?? {})
  }
  return read
}

/** How many rows of a list the form had. */
export function rowsOf(given: Given, list: string): number {
  const numbers = Object.keys(given).flatMap((name) => {
    const [, named, index] = /^(\w+)\.(\d{1,3})\.\w+$/.exec(name) ?? []
    return named === list ? [Number(index)] : []
  })
  return numbers.length > 0 ? Math.max(...numbers) + 1 : 0
}
