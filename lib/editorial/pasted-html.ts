/** Placeholder. */
export function cleanPastedHtml(html: string, _parse: (html: string) => Document): string {
  return html
}
