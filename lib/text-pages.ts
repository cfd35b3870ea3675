import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { addressIn } from './addresses.ts'
import { defaultLocale, type Locale } from './locales.ts'

/** The pages of text about the directory; each is a file in `content/pages/{locale}/`. */
export const textPageNames = ['about', 'accessibility', 'methodology', 'privacy'] as const

export type TextPageName = (typeof textPageNames)[number]

export type TextPage = {
  name: TextPageName
  title: string
  summary: string
  /** Markdown. */
  body: string
  /** The language of the text, which is English where the one asked for has none. */
  language: Locale
}

const frontMatter = z.strictObject({ title: z.string().min(1), summary: z.string().min(1) })

export function isTextPageName(value: string): value is TextPageName {
  return (textPageNames as readonly string[]).includes(value)
}

/**
 * The page in a language, or in English where it is not written in that language yet. Links to other
 * pages of the portal lead to those in the language asked for. Throws where the English file is
 * missing, or a file does not begin with its title and summary.
 */
export async function readTextPage(
  name: TextPageName,
  locale: Locale,
  root: string = join(process.cwd(), 'content', 'pages'),
): Promise<TextPage> {
  const own = locale === defaultLocale ? null : await readIfThere(join(root, locale, `${name}.md`))
  const text = own ?? (await readFile(join(root, defaultLocale, `${name}.md`), 'utf8'))
  const [, fields, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? []
  if (fields === undefined || body === undefined)
    throw new Error(
      `content/pages/…/${name}.md must begin with its title and summary between two lines of ---`,
    )
  return {
    name,
    ...frontMatter.parse(parse(fields)),
    body: body.replace(ownLink, (_, path: string) => `](${addressIn(locale, path)})`),
    language: own === null ? defaultLocale : locale,
  }
}

/** A Markdown link to another page of the portal. */
const ownLink = /\]\((\/[^)\s]*)\)/g

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
