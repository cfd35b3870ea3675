import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'

/** Rules of the house that the linter cannot check. Each finding names the place and says what to do. */

const generated = 'lib/database/generated/'
const sources = ['app', 'components', 'lib'].flatMap((folder) => filesUnder(folder)).filter(isOurs)
const shown = sources.filter((file) => /^(app|components)\//.test(file))
const code = (files: string[]) => files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))

describe('style', () => {
  it('knows start and end, not left and right, so that every page can run from right to left', () => {
    const what = 'write the logical side: ms-, pe-, start-, border-e, text-start; margin-inline-start in CSS'
    const sides = [
      /(?<![\w-])-?(?:scroll-)?[mp][lr]-[\w./[\]%()-]+/,
      /(?<![\w-])-?(?:left|right)-(?:[\d[(]|px|auto|full)[\w./%\])-]*/,
      /(?<![\w-])(?:border|rounded)-(?:[lr]|[tb][lr])(?:-[\w[\]]+)?(?![\w-])/,
      /(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w-])/,
    ]
    const properties = [
      /(?:margin|padding|border)-(?:left|right)\b/,
      /border-(?:top|bottom)-(?:left|right)-radius/,
      /(?:^|[;{\s])(?:left|right)\s*:/,
      /(?:text-align|float|clear)\s*:\s*(?:left|right)/,
    ]
    const inClasses = code(shown).flatMap((file) =>
      stringsOf(file).flatMap(({ text, line }) =>
        matches(sides, text).map((side) => at(file, line, side, what)),
      ),
    )
    const inStyleSheets = shown
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        linesOf(file).flatMap((text, index) =>
          matches([...properties, ...sides], text).map((side) => at(file, index + 1, side.trim(), what)),
        ),
      )
    expect([...inClasses, ...inStyleSheets]).toEqual([])
  })

  it('stands in classes: the content security policy refuses style attributes', () => {
    const found = elementsOf(shown).flatMap(({ file, node }) =>
      node.type === 'JSXAttribute' && nameOf(node) === 'style'
        ? [
            at(
              file,
              lineOf(file, node),
              'style=',
              'use a class, or an attribute of SVG such as width or fill',
            ),
          ]
        : [],
    )
    expect(found).toEqual([])
  })
})

describe('words', () => {
  it('stand in the messages, not in the markup', () => {
    const spoken = new Set([
      'alt',
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'label',
      'placeholder',
      'title',
    ])
    const what = 'move the words to content/messages/en.json and fetch them with t()'
    const found = elementsOf(shown).flatMap(({ file, node }) => {
      const text =
        node.type === 'JSXText'
          ? node.value
          : node.type === 'JSXAttribute' && spoken.has(nameOf(node))
            ? literalOf(node.value)
            : node.type === 'JSXElement' || node.type === 'JSXFragment'
              ? (node.children as Node[]).map((child) => literalOf(child)).join(' ')
              : ''
      return /\p{L}/u.test(String(text)) ? [at(file, lineOf(file, node), String(text).trim(), what)] : []
    })
    expect(found).toEqual([])
  })

  it('of the messages are all used', () => {
    /** Keys that the code puts together from what it is given; each with the place that does so. */
    const composed: [prefix: string, file: string][] = [
      ['vocabulary.agencyKindPlural.', 'components/agency/agencies-page.tsx'],
      ['failure.', 'lib/server/failure.ts'],
      ['openData.', 'lib/interchange/words.ts'],
      ['requirements.', 'components/desk/requirement-words.ts'],
      ['moderation.checks.', 'components/moderation/review-checks.tsx'],
      ['moderation.state.', 'components/moderation/use-state-words.ts'],
      ['comments.refusal.', 'components/moderation/comment-fields.tsx'],
    ]
    const asked = code(sources).flatMap(keysAskedIn)
    const isAsked = (key: string) => asked.some((pattern) => pattern.test(key))
    const dead = keysOf('en').filter(
      (key) => !isAsked(key) && !composed.some(([prefix]) => key.startsWith(prefix)),
    )
    expect(dead.map((key) => `${key}: remove it from every catalogue, or show it`)).toEqual([])
    for (const [prefix, file] of composed) {
      expect(existsSync(file), `${file} is gone: remove ${prefix} from this list`).toBe(true)
      expect(keysOf('en').some((key) => key.startsWith(prefix))).toBe(true)
    }
  })

  it('of a translation have their English', () => {
    const english = new Set(keysOf('en'))
    const locales = readdirSync('content/messages').map((name) => name.replace('.json', ''))
    expect(locales).toContain('en')
    const found = locales.flatMap((locale) =>
      keysOf(locale)
        .filter((key) => !english.has(key))
        .map((key) => `content/messages/${locale}.json ${key}: remove it, or add it to en.json`),
    )
    expect(found).toEqual([])
  })
})

describe('code', () => {
  it('has no SQL put together from text', () => {
    const files = [...sources, ...filesUnder('prisma'), ...filesUnder('tests')].filter(
      (file) => !file.endsWith('house-rules.test.ts'),
    )
    const what = 'use $queryRaw`…` or $executeRaw`…`, which pass values beside the statement'
    expect(findLines(code(files), /\$(?:query|execute)RawUnsafe/, what)).toEqual([])
  })

  it('reads the environment in one place', () => {
    const files = code(sources).filter((file) => file !== 'lib/env.ts')
    expect(findLines(files, /\bprocess\.env\b/, 'add the variable to lib/env.ts and call env()')).toEqual([])
  })

  it('of public pages is not sent to the browser', () => {
    const files = code(shown).filter(
      (file) => /^components\/(?!editor\/|desk\/)/.test(file) || file.includes('/(public)/'),
    )
    const what = 'render it on the server: public pages are documents that work without script'
    expect(findLines(files, /^\s*['"]use client['"]/, what)).toEqual([])
  })

  it('stands in files that can be read in one go', () => {
    /** Files that are longer because their parts are read side by side; they may not grow further. */
    const longer: Record<string, number> = { 'lib/inventory/schema.ts': 350 }
    const found = sources.flatMap((file) => {
      if (!/\.tsx?$/.test(file)) return []
      const { length } = linesOf(file)
      const most = longer[file] ?? 300
      return length > most ? [`${file} has ${length} lines: divide it by concept, ${most} are the most`] : []
    })
    expect(found).toEqual([])
  })

  it('names no place of one machine and no registry', () => {
    const files = filesUnder('.').filter((file) => isOurs(file) && !file.endsWith('house-rules.test.ts'))
    const what = 'use a relative path, or leave the address to the configuration of the machine'
    const places = /(?<![\w./-])\/(?:work|home|root|Users)\/\w|[A-Z]:\\\\Users|registry\.\w+\.\w+|"resolved":/
    expect(findLines(files, places, what)).toEqual([])
  })
})

type Node = { type: string; start: number; [key: string]: unknown }

/** All files of a folder but what .gitignore leaves out. */
function filesUnder(folder: string): string[] {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean)
  const isIgnored = (path: string) =>
    path === '.git' ||
    ignored.some((line) =>
      line.startsWith('*') ? path.endsWith(line.slice(1)) : line.replace(/\/$/, '') === path,
    )
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (isIgnored(path) || isIgnored(entry.name)) return []
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : []
  })
}

function isOurs(file: string): boolean {
  return !file.startsWith(generated) && !/\.(?:woff2|png|ico|jpg|tar)$/.test(file)
}

const texts = new Map<string, string>()

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8')
  texts.set(file, text)
  return text
}

function linesOf(file: string): string[] {
  return textOf(file).replace(/\n$/, '').split('\n')
}

function findLines(files: string[], pattern: RegExp, what: string): string[] {
  return files.flatMap((file) =>
    linesOf(file).flatMap((text, index) =>
      pattern.test(text) ? [at(file, index + 1, text.trim(), what)] : [],
    ),
  )
}

function matches(patterns: RegExp[], text: string): string[] {
  return patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

function at(file: string, line: number, found: string, what: string): string {
  return `${file}:${line} ${found.slice(0, 80)}: ${what}`
}

/** Every node of a file's syntax tree, each before those within it. */
function nodesOf(file: string): Node[] {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      if (typeof (value as Node).type === 'string') found.push(value as Node)
      Object.values(value).forEach(visit)
    }
  }
  visit(parseAst(textOf(file), { lang: file.endsWith('x') ? 'tsx' : 'ts' }))
  return found
}

function elementsOf(files: string[]): { file: string; node: Node }[] {
  return code(files).flatMap((file) =>
    nodesOf(file)
      .filter(({ type }) => type.startsWith('JSX'))
      .map((node) => ({ file, node })),
  )
}

function stringsOf(file: string): { text: string; line: number }[] {
  return nodesOf(file).flatMap((node) => {
    const text =
      node.type === 'Literal'
        ? node.value
        : node.type === 'TemplateElement'
          ? (node.value as { raw: string }).raw
          : null
    return typeof text === 'string' ? [{ text, line: lineOf(file, node) }] : []
  })
}

function lineOf(file: string, node: Node): number {
  return textOf(file).slice(0, node.start).split('\n').length
}

function nameOf(node: Node): string {
  return String((node.name as { name: unknown }).name)
}

/** The text of a string that stands alone, also in braces; else nothing. */
function literalOf(value: unknown): string {
  const node = value as Node | null
  if (node?.type === 'JSXExpressionContainer') return literalOf(node.expression)
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : ''
}

/**
 * What a file may ask of the messages: every string and template in it, under every namespace that it opens.
 * More than it does ask; a key that is not among them is asked for nowhere.
 */
function keysAskedIn(file: string): RegExp[] {
  const nodes = nodesOf(file)
  const namespaces = nodes.flatMap((node) => {
    const opens = ['useTranslations', 'getTranslations'].includes(
      String((node.callee as Node | undefined)?.name),
    )
    if (node.type !== 'CallExpression' || !opens) return []
    const [argument] = node.arguments as Node[]
    if (argument?.type !== 'ObjectExpression') return [literalOf(argument)]
    const named = (argument.properties as Node[]).find(
      (property) => (property.key as Node)?.name === 'namespace',
    )
    return [literalOf(named?.value)]
  })
  // Words without a page around them come by a translator that is handed on.
  if (nodes.some((node) => node.type === 'Identifier' && node.name === 'Translate')) namespaces.push('')
  const asked = nodes.flatMap((node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') return [escaped(node.value)]
    if (node.type !== 'TemplateLiteral') return []
    return [
      (node.quasis as { value: { raw: string } }[]).map(({ value }) => escaped(value.raw)).join('[^.]+'),
    ]
  })
  return [...new Set(namespaces)].flatMap((namespace) =>
    asked.map((key) => new RegExp(`^${namespace ? `${escaped(namespace)}\\.` : ''}${key}$`)),
  )
}

function keysOf(locale: string): string[] {
  const flatten = (value: object, prefix: string): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null ? flatten(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
    )
  return flatten(JSON.parse(readFileSync(`content/messages/${locale}.json`, 'utf8')), '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
