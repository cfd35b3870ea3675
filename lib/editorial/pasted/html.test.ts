import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { cleanPastedHtml } from './html.ts'
import { cleanAddress } from './links.ts'

const parse = (html: string) => new JSDOM(html).window.document
/** With each block on a line of its own, to be read. */
const clean = (html: string) =>
  cleanPastedHtml(html, parse).replace(
    /(?<!^)(<(?:p|h\d|ul|ol|li|table|tr|blockquote|hr)\b|<\/(?:ul|ol|table|blockquote)>)/g,
    '\n$1',
  )
const fixture = (name: string) => readFileSync(`tests/support/pasted/${name}.html`, 'utf8')

describe('what is pasted', () => {
  it('from Word keeps headings, lists, links and tables; notes, comments and deleted words are gone', () => {
    expect(clean(fixture('word')).split('\n')).toEqual(
      [
        '<h2>Work with prisons</h2>',
        '<p><strong>UNODC</strong> trained 120 officers in Kenya on the <em>Bangkok Rules</em>. The <a href="https://www.unodc.org/report?id=7">report</a> says more.</p>',
        '<ul>',
        '<li>Training of trainers',
        '<ul>',
        '<li>in Nairobi</li>',
        '<li>in Mombasa</li>',
        '</ul></li>',
        '<li>A handbook</li>',
        '</ul>',
        '<h3>What came of it</h3>',
        '<ol>',
        '<li>Standing orders were changed.</li>',
        '</ol>',
        '<p>They apply in all prisons.</p>',
        '<ol start="2">',
        '<li>A unit was set up:',
        '<ol>',
        '<li>with four officers</li>',
        '</ol></li>',
        '</ol>',
        '<table><tbody>',
        '<tr><th>',
        '<p>Place</p></th><th>',
        '<p>Officers</p></th></tr>',
        '<tr><td>',
        '<p>Nairobi (Lang’ata)</p></td><td>',
        '<p>1\u00a0200</p></td></tr></tbody>',
        '</table>',
      ].map((line) => line.replaceAll('\u00a0', '&nbsp;')),
    )
  })

  it('from Google Docs is not bold as a whole, and its lists lie within each other', () => {
    expect(clean(fixture('google-docs')).split('\n')).toEqual([
      '<h2>Laws</h2>',
      '<p>The law of <strong>2026</strong> is <em>new</em>, not <del>old</del>. See <a href="https://www.un.org/en/law?id=4">the text</a>.</p>',
      '<ol>',
      '<li>First',
      '<ul>',
      '<li>Beneath',
      '<ol>',
      '<li>Deepest</li>',
      '</ol></li>',
      '</ul></li>',
      '<li>Second</li>',
      '</ol>',
      '<table><tbody>',
      '<tr><th>',
      '<p>Country</p></th><th>',
      '<p>Laws</p></th></tr>',
      '<tr><td>',
      '<p>Kenya</p></td><td>',
      '<p>2</p></td></tr></tbody>',
      '</table>',
      '<hr>',
    ])
  })

  it('from Outlook leads where its links led, and numbers count up again', () => {
    expect(clean(fixture('outlook')).split('\n')).toEqual([
      '<p>Dear colleagues,</p>',
      '<p>Please find the inputs of <strong>UN Women</strong>, with <a href="https://www.unwomen.org/en/what-we-do?page=2">the page</a> and <a href="mailto:jane.roe@un.org">Jane</a>:</p>',
      '<ol>',
      '<li>Shelters were opened</li>',
      '<li>A hotline answers</li>',
      '</ol>',
      '<ol>',
      '<li>Courts heard the cases</li>',
      '<li>Judges were trained</li>',
      '<li>Clerks were trained</li>',
      '</ol>',
      '<p><strong>From:</strong> Jane</p>',
    ])
  })

  it('from Word for the web has one list where every item is a list', () => {
    expect(clean(fixture('word-web')).split('\n')).toEqual([
      '<p><strong>Two things</strong></p>',
      '<ul>',
      '<li>Shelters',
      '<ul>',
      '<li>in the north</li>',
      '</ul></li>',
      '<li>Hotlines</li>',
      '</ul>',
    ])
  })

  it.each([
    [
      'a sentence that begins with a year stays one',
      '<p>2019 was</p><p>2020 was</p>',
      '<p>2019 was</p>\n<p>2020 was</p>',
    ],
    ['one number alone is no list', '<p>1. is the number</p>', '<p>1. is the number</p>'],
    ['typed bullets are a list', '<p>•\u00a0one</p><p>•\ttwo</p>', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    [
      'typed letters are a list',
      '<p>a)  one</p><p>b)  <b>two</b></p>',
      '<ol>\n<li>one</li>\n<li><strong>two</strong></li>\n</ol>',
    ],
    [
      'a layout in cells is none',
      '<table><tr><td><p>left</p></td></tr><tr><td>right</td></tr></table>',
      '<p>left</p>\n<p>right</p>',
    ],
    [
      'cells that reach over others leave them empty',
      '<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>',
      '<table><tbody>\n<tr><th>\n<p>a</p></th><th></th><th>\n<p>b</p></th></tr>\n<tr><td>\n<p>c</p></td><td>\n<p>d</p></td><td>\n<p>e</p></td></tr></tbody>\n</table>',
    ],
    [
      'line breaks divide paragraphs when there are two',
      'one<br>still<br><br>two',
      '<p>one<br>still</p>\n<p>two</p>',
    ],
    [
      'scripts and what they hang on are gone',
      '<p onclick="x()">a<script>x()</script><img src=x onerror=x()><a href="javascript:x()">b</a></p>',
      '<p>ab</p>',
    ],
    ['hidden words stay hidden', '<p>a<span style="display:none">secret</span>b</p>', '<p>ab</p>'],
    [
      'a text that is struck through elsewhere stays',
      '<p><del>a</del> <s>b</s></p>',
      '<p><del>a</del> <del>b</del></p>',
    ],
    ['nothing is nothing', '<p>&nbsp;</p><div><br></div>', ''],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})

describe('a pasted address', () => {
  it.each([
    ['https://example.org/a?b=1&utm_source=x#part', 'https://example.org/a?b=1#part'],
    ['https://example.org/a?q=caf%E9', 'https://example.org/a?q=caf%E9'],
    ['https://urldefense.com/v3/__https://www.who.int/news__;!!F9wkZZ!abc$', 'https://www.who.int/news'],
    [
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__www.undp.org_laws&d=Dw',
      'https://www.undp.org/laws',
    ],
    ['#_Toc1234', null],
    ['file:///C:/reports/report.docx', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
  ])('%s', (address, expected) => {
    expect(cleanAddress(address)).toBe(expected)
  })
})
