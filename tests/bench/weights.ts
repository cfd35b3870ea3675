import { request } from 'node:http'

export type PageWeight = {
  name: string
  /** Bytes as sent. */
  gzip: number
  brotli: number
  css: number
  script: number
  fonts: number
  fontFiles: number
}

/** Bytes that may be sent; scripts beyond those of the bare page. */
export const limits = { html: 15_000, css: 20_000, script: 20_000 }

/**
 * What a browser loads for a page, found in its HTML and styles: its bytes with gzip and with brotli, the style
 * sheets and scripts (inline ones too, data not) with gzip, and the font files whose `unicode-range` meets a
 * letter of the page. Throws where something that the page names does not answer 200.
 */
export async function weigh(origin: string, name: string, path: string): Promise<PageWeight> {
  const gzip = await get(origin, path, 'gzip')
  const brotli = await get(origin, path, 'br')
  const html = (await get(origin, path, 'identity')).toString()
  const styles = stylesOf(html)
  const css = await sizes(origin, styles, 'gzip')
  const scripts = await sizes(origin, scriptsOf(html), 'gzip')
  const inline = [
    ...html.matchAll(/<script\b(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g),
  ]
  const fonts = await fontsOf(origin, html, styles)
  return {
    name,
    gzip: gzip.length,
    brotli: brotli.length,
    css: sum(css),
    script: sum(scripts) + sum(inline.map(([, text = '']) => Buffer.byteLength(text))),
    fonts: sum(await sizes(origin, fonts, 'identity')),
    fontFiles: fonts.length,
  }
}

function stylesOf(html: string): string[] {
  return tags(html, 'link')
    .filter((tag) => attribute(tag, 'rel') === 'stylesheet')
    .flatMap((tag) => attribute(tag, 'href') ?? [])
}

/** Browsers of today leave out those marked `nomodule`. */
function scriptsOf(html: string): string[] {
  const own = tags(html, 'script').filter((tag) => !/\snomodule\b/i.test(tag))
  const early = tags(html, 'link').filter((tag) => attribute(tag, 'as') === 'script')
  return [
    ...new Set([
      ...own.flatMap((tag) => attribute(tag, 'src') ?? []),
      ...early.flatMap((tag) => attribute(tag, 'href') ?? []),
    ]),
  ]
}

async function fontsOf(origin: string, html: string, styles: string[]): Promise<string[]> {
  const letters = new Set([...visibleText(html)].map((letter) => letter.codePointAt(0) ?? 0))
  const early = tags(html, 'link').filter((tag) => attribute(tag, 'as') === 'font')
  const found = new Set(early.flatMap((tag) => attribute(tag, 'href') ?? []))
  for (const style of styles) {
    const css = (await get(origin, style, 'identity')).toString()
    for (const [face] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
      const file = /url\(\s*["']?([^"')]+)/.exec(face)?.[1]
      const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1] ?? 'U+0-10FFFF'
      if (file && [...letters].some((letter) => isWithin(letter, ranges)))
        found.add(new URL(file, origin + style).pathname)
    }
  }
  return [...found]
}

/** Without the names of the languages, which are written in letters of the system (`.language`). */
function visibleText(html: string): string {
  return html
    .replace(/<a\b[^>]*\sclass="language\b[^>]*>[^<]*<\/a>/g, '')
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

/** `U+0-FF, U+131, U+4??` */
function isWithin(letter: number, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [, start = '', end] = /U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/i.exec(range) ?? []
    const from = Number.parseInt(start.replaceAll('?', '0'), 16)
    const to = Number.parseInt(end ?? start.replaceAll('?', 'F'), 16)
    return letter >= from && letter <= to
  })
}

function tags(html: string, name: string): string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, 'gi')) ?? []
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&')
}

function sizes(origin: string, paths: string[], encoding: string): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await get(origin, path, encoding)).length))
}

/** The body as it comes over the line, still compressed. */
function get(origin: string, path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(origin + path, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(parts))
        else reject(new Error(`${path} answered ${response.statusCode} instead of 200.`))
      })
    })
      .once('error', reject)
      .end()
  })
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
