import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownToHtml as html } from '../markdown.ts'
import type { RichNode } from './rich-node.ts'
import { markdownOf, richTextOf } from './rich-text.ts'

/**
 * What readers get of a text: blocks, and between them each letter with the marks on it, in whatever order these lie
 * around each other. A line break in the Markdown is a space for them.
 */
function markdownToHtml(markdown: string): string {
  const open = new Set<string>()
  return html(markdown)
    .split(/(<[^>]*>|&[#\w]+;)/)
    .flatMap((piece) => {
      const [, end, name = ''] = /^<(\/?)(\w+)/.exec(piece) ?? []
      if (!['em', 'strong', 'del', 'a', 'code'].includes(name)) {
        if (name !== '') return [piece]
        return (piece.startsWith('&') ? [piece] : [...piece.replaceAll('\n', ' ')]).map(
          (letter) => `${letter}${[...open].sort().join('')}`,
        )
      }
      const mark =
        name === 'a' && !end ? piece : ([...open].find((each) => each.startsWith(`<${name}`)) ?? piece)
      if (end) open.delete(mark)
      else open.add(mark)
      return []
    })
    .join('')
}

/** The same after the editor had it. */
function afterEditing(markdown: string): string | null {
  const document = richTextOf(markdown)
  return document && markdownToHtml(markdownOf(document))
}

describe('a text that is opened in the editor', () => {
  it.each([
    ['paragraphs', 'One line\nand its next.\n\nAnother, with *emphasis*, **weight** and ~~what is gone~~.'],
    ['headings', '## What was done\n\nThis.\n\n### Where\n\nThere.\n\n#### When\n\nThen.'],
    ['tight and nested lists', '- one\n  1. first\n  2. second\n     - deep\n- two'],
    ['lists that stand apart', '3. three\n\n4. four\n\n   goes on'],
    ['two lists in a row', '- one\n\n<!-- -->'.slice(0, 5)],
    [
      'links',
      '[The report](https://example.org/a?b=1&c=2), <https://example.org> and https://example.org/d.',
    ],
    ['quotes', '> She said so.\n>\n> - and this\n'],
    ['tables', '| Country | Laws |\n| :-- | --: |\n| Kenya | 2 |\n| Côte d’Ivoire | **3** \\| 4 |'],
    ['breaks', 'One  \ntwo\\\nthree'],
    ['rules and code', 'Before\n\n---\n\n`code *as it is*`'],
    ['marks within words', 'un**believ**able *a**b**c* **`x`**'],
    ['what only looks like Markdown', '1\\. no list, \\*no stars\\*, # no heading, a_b_c, 5 < 6 & 7 > 3'],
    ['nothing', ''],
  ])('reads the same afterwards: %s', (_, markdown) => {
    expect(afterEditing(markdown)).toBe(markdownToHtml(markdown))
  })

  it('reads the same afterwards: every text of the inventory', () => {
    const folder = 'content/inventory'
    const texts = ['activities', 'stories', 'programmes'].flatMap((kind) =>
      readdirSync(join(folder, kind)).map((file) =>
        readFileSync(join(folder, kind, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
      ),
    )
    for (const text of texts) expect(afterEditing(text)).toBe(markdownToHtml(text))
  })

  it.each([
    ['footnotes', 'A claim.[^1]\n\n[^1]: Its source.'],
    ['raw HTML', 'A <b>bold</b> word'],
    ['pictures', '![alt](https://example.org/a.png)'],
    ['boxes to tick', '- [ ] open'],
    ['blocks of code', '```\ncode\n```'],
    ['a first heading', '# Title'],
    ['links by reference', '[a][b]\n\n[b]: https://example.org'],
  ])('stays Markdown where it holds what the editor does not know: %s', (_, markdown) => {
    expect(richTextOf(markdown)).toBeNull()
  })

  it('reads the same afterwards, or stays Markdown, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'é',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '*',
        '**',
        '_',
        '~~',
        '`',
        '[',
        '](',
        ')',
        '<',
        '>',
        '# ',
        '## ',
      ],
      ...[
        '- ',
        '1. ',
        '> ',
        '|',
        '| a | b |\n|---|---|\n',
        '---',
        '\\',
        '&',
        '&amp;',
        'https://a.org',
        '\t',
        '!',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const markdown = pieces.join('')
        const after = afterEditing(markdown)
        if (after !== null) expect(after).toBe(markdownToHtml(markdown))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is written in the editor', () => {
  const text = fc.tuple(
    fc.string({ unit: fc.constantFrom(...'abc é*_~`[]()<>#-+.1|\\&!:/"\''), minLength: 1, maxLength: 12 }),
    fc.subarray(['bold', 'italic', 'strike', 'link']),
  )
  const inlines = fc.array(text, { minLength: 1, maxLength: 5 }).map((all) =>
    all.map(([value, names]): RichNode => {
      const marks = names.map((type) =>
        type === 'link' ? { type, attrs: { href: 'https://example.org/a_(b)?c=*d*' } } : { type },
      )
      return { type: 'text', text: value, ...(marks.length > 0 && { marks }) }
    }),
  )
  const paragraph = inlines.map((content): RichNode => ({ type: 'paragraph', content }))
  const { block } = fc.letrec<{ block: RichNode }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      paragraph,
      inlines.map((content) => ({ type: 'heading', attrs: { level: 3 }, content })),
      fc.constant<RichNode>({ type: 'paragraph' }),
      fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((content) => ({ type: 'blockquote', content })),
      fc
        .tuple(
          fc.boolean(),
          fc.array(fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })), {
            minLength: 1,
            maxLength: 3,
          }),
        )
        .map(([ordered, items]) => ({
          type: ordered ? 'orderedList' : 'bulletList',
          content: items.map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
        })),
      fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 }).map((rows) => ({
        type: 'table',
        content: rows.map((cells, row) => ({
          type: 'tableRow',
          content: cells.map((cell) => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [cell] })),
        })),
      })),
    ),
  }))

  it('keeps white space outside of marks, where some of it came out of another mark', () => {
    const strike = { type: 'strike' }
    const content = [
      { type: 'text', text: ' ', marks: [strike] },
      { type: 'text', text: ' a', marks: [{ type: 'italic' }, strike] },
    ]
    const markdown = markdownOf({ type: 'doc', content: [{ type: 'paragraph', content }] })
    expect(html(markdown)).toBe('<p>  <del><em>a</em></del></p>')
    expect(afterEditing(markdown)).toBe(markdownToHtml(markdown))
  })

  it('holds all its words as Markdown, and opens again as it was left', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const markdown = markdownOf({ type: 'doc', content })
        const words = (value: string) => value.replace(/\s+/g, '')
        expect(words(plain(html(markdown)))).toBe(words(textIn({ type: 'doc', content })))
        expect(afterEditing(markdown)).toBe(markdownToHtml(markdown))
      }),
      { numRuns: 200 },
    )
  })
})

function textIn({ text = '', content = [] }: RichNode): string {
  return text + content.map(textIn).join('')
}

function plain(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
}
