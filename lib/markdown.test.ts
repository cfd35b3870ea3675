import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { vectors } from '../tests/support/vectors.ts'
import { allowedElements, markdownToHtml } from './markdown.ts'

describe('a text as HTML', () => {
  it('keeps what texts are made of', () => {
    expect(
      markdownToHtml(
        '## Work\n\nIn **Kenya**, see [the report](https://example.org/a?b=1&c=2).\n\n- one\n- two',
      ),
    ).toBe(
      '<h2>Work</h2>\n<p>In <strong>Kenya</strong>, see <a href="https://example.org/a?b=1&#x26;c=2">the report</a>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    )
    expect(markdownToHtml('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<td>1</td>')
  })

  it.each(vectors)('lets nothing run and nothing load: %j', (hostile) => {
    const body = new JSDOM(markdownToHtml(hostile)).window.document.body
    for (const element of body.querySelectorAll('*')) {
      expect(allowedElements).toContain(element.localName)
      expect(element.getAttributeNames().filter((name) => !/^(?:href|start)$/.test(name))).toEqual([])
    }
    for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]'))
      expect(link.protocol).toMatch(/^(?:https?|mailto|about):$/)
  })
})
