import { escapeHtml } from '../html.ts'

/**
 * What a page says to this server in its head, since Next cannot say it in a response from its cache:
 * `<meta name="portal-status" content="404">` is its status, `<meta name="portal-scripts" content="none">` that
 * nothing on it needs Next's scripts in the browser.
 */
export function statusOf(html: string): number {
  return Number(metaOf(html, 'portal-status') ?? 200)
}

const element = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi
const scriptPreload = /<link\b[^>]*\bas="script"[^>]*>/gi

/**
 * The page without the scripts of Next, where it asks for that: a page without components of the browser would
 * only be rendered there once more, at the cost of some 150 kB. A page that arrives in parts needs the scripts
 * that put them in place and keeps all of them.
 */
export function withoutNextScripts(html: string): string {
  if (metaOf(html, 'portal-scripts') !== 'none' || scriptsOf(html).some(putsPartsInPlace)) return html
  return html
    .replace(element, (whole, attributes: string, text: string) =>
      /\ssrc="\/_next\//.test(attributes) || isOfNext(text) ? '' : whole,
    )
    .replace(scriptPreload, (whole) => (whole.includes('href="/_next/') ? '' : whole))
}

/**
 * The page with its own address in its forms that are sent to it. Where a form names none, browsers take along the
 * fragment of a link that was followed on the page: a list of what is wrong leads to fields, and then its next one
 * would be neither focused nor in sight.
 */
export function withOwnAddress(html: string, address: string): string {
  if (!/^\/(?![/\\])/.test(address)) return html
  return html.replace(/(<form\b[^>]*\s)action=""/g, (_, before) => `${before}action="${escapeHtml(address)}"`)
}

type Script = { attributes: string; text: string }

/** The inline scripts that a browser would run, as their text: exactly what stands between the tags. */
export function inlineScripts(html: string): string[] {
  return scriptsOf(html).map((script) => script.text)
}

const data = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((.*)\)$/s,
  /^self\.__next_f\.push\((.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.*)\);?$/s,
]

/** Whether the script is one by which Next hands over data, and holds nothing but data. */
export function isOfNext(script: string): boolean {
  for (const form of data) {
    const argument = form.exec(script)?.[1]
    if (argument !== undefined) return isJson(argument)
  }
  return false
}

function scriptsOf(html: string): Script[] {
  return [...html.matchAll(element)]
    .map(([, attributes = '', text = '']) => ({ attributes, text }))
    .filter(
      ({ attributes, text }) => text !== '' && !/\ssrc\s*=/i.test(attributes) && !isDataBlock(attributes),
    )
}

/** A script element of another type than JavaScript is data for others and is not run. */
function isDataBlock(attributes: string): boolean {
  return /\stype\s*=\s*["']?(?:application\/(?:ld\+)?json|speculationrules)\b/i.test(attributes)
}

/** React's scripts for parts that arrive later all call functions named `$RC`, `$RX` and so on. */
function putsPartsInPlace({ text }: Script): boolean {
  return /\$R[A-Z]\b/.test(text) && !isOfNext(text)
}

function metaOf(html: string, name: string): string | undefined {
  return new RegExp(`<meta name="${name}" content="([a-z0-9]+)"/?>`).exec(html)?.[1]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
