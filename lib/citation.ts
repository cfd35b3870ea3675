import type { ActivityDetail } from './directory/activities.ts'

/** What a citation of one activity names. `url` is the permanent address. */
export type Citation = {
  key: string
  authors: string[]
  title: string
  /** The reporting period, written out. */
  period: string
  year: number
  version: number
  published: string
  url: string
}

/** `publisher` is the name of the inventory, `period` the span in words. */
export function citationOf(
  activity: Pick<ActivityDetail, 'slug' | 'title' | 'agencies' | 'version' | 'updatedAt'>,
  { url, period }: { url: string; period: string },
): Citation {
  return {
    // Two versions may be cited in one list.
    key: `vawg-${activity.slug}${url.includes('/versions/') ? `-version-${activity.version}` : ''}`,
    authors: activity.agencies.map((agency) => agency.name),
    title: activity.title,
    period,
    year: Number(activity.updatedAt.slice(0, 4)),
    version: activity.version,
    published: activity.updatedAt.slice(0, 10),
    url,
  }
}

/** BibTeX's `@misc`, with the characters that TeX reads as commands escaped. */
export function toBibTex(citation: Citation, publisher: string): string {
  const fields = {
    author: citation.authors.map((author) => `{${escapeTex(author)}}`).join(' and '),
    title: `{${escapeTex(citation.title)}}`,
    year: String(citation.year),
    publisher: `{${escapeTex(publisher)}}`,
    note: escapeTex(`${citation.period}; version ${citation.version}`),
    url: citation.url,
  }
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{${citation.key},\n${lines.join(',\n')}\n}\n`
}

/**
 * RIS, as reference managers import it: one `TAG  - value` a line, CRLF, closed by `ER`. A line break within a value
 * would begin another line, so it becomes a space.
 */
export function toRis(citation: Citation, publisher: string): string {
  const lines = [
    ['TY', 'ELEC'],
    ...citation.authors.map((author) => ['AU', author]),
    ['TI', citation.title],
    ['PY', String(citation.year)],
    ['DA', citation.published.replaceAll('-', '/')],
    ['PB', publisher],
    ['N1', `${citation.period}; version ${citation.version}`],
    ['UR', citation.url],
    ['ER', ''],
  ]
  return lines.map(([tag, value = '']) => `${tag}  - ${onOneLine(value)}\r\n`).join('')
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** BibTeX counts a brace even behind a back-slash, so that braces of a text have to be named. */
const texCommands: Record<string, string> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function escapeTex(text: string): string {
  return onOneLine(text).replace(/[\\~^&%$#_{}]/g, (character) => texCommands[character] ?? `\\${character}`)
}
