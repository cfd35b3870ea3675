import { escapeHtml } from '../html.ts'

/**
 * A mail before it is written out: parts that become plain text and HTML alike, so that both say the same.
 * Addresses are whole.
 */
export type Letter = { language: string; direction: 'ltr' | 'rtl'; subject: string; parts: LetterPart[] }

export type LetterPart =
  | { kind: 'paragraph'; text: string }
  | { kind: 'quiet'; text: string }
  /** One thing to do, on a line of its own. */
  | { kind: 'link'; label: string; url: string }
  | { kind: 'list'; items: { title: string; url: string; lines: string[] }[] }

/** The letter as plain text, with addresses beneath what they belong to. */
export function letterAsText({ parts }: Letter): string {
  const texts = parts.map((part) => {
    if (part.kind === 'link') return `${part.label}:\n${part.url}`
    if (part.kind === 'list')
      return part.items.map(({ title, url, lines }) => [title, ...lines, url].join('\n')).join('\n\n')
    return part.text
  })
  return `${texts.join('\n\n')}\n`
}

/** The letter as HTML that any program for mail shows: no pictures, no styles, nothing that tells who read it. */
export function letterAsHtml({ language, direction, subject, parts }: Letter): string {
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${direction}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body>',
    ...parts.map(htmlOf),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function htmlOf(part: LetterPart): string {
  if (part.kind === 'link') return `<p>${linkOf(part.url, part.label)}</p>`
  if (part.kind === 'paragraph') return `<p>${escapeHtml(part.text)}</p>`
  if (part.kind === 'quiet') return `<p><small>${escapeHtml(part.text)}</small></p>`
  const items = part.items.map(({ title, url, lines }) =>
    [`<li><p><b>${linkOf(url, title)}</b>`, ...lines.map(escapeHtml)].join('<br>\n'),
  )
  return `<ul>\n${items.map((item) => `${item}</p></li>`).join('\n')}\n</ul>`
}

function linkOf(url: string, label: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`
}
