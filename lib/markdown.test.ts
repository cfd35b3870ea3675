import { describe, expect, it } from 'vitest'
import { markdownToHtml } from './markdown.ts'

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

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://tracker.example/pixel.png)',
    '<a href="#" onclick="alert(1)">x</a>',
    '[x](<java\nscript:alert(1)>)',
    '<svg/onload=alert(1)>',
    '<https://x.example/"onmouseover="alert(1)>',
  ])('lets nothing run and nothing load: %s', (hostile) => {
    const html = markdownToHtml(hostile)
    expect(html).not.toMatch(/<(?:script|img|svg)|\son\w+\s*=\s*["']?alert|href="(?:javascript|data):/i)
    for (const [, name] of html.matchAll(/<(\w+)/g)) expect(['p', 'a']).toContain(name)
  })
})
