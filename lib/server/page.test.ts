import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inlineScripts, isOfNext, statusOf, withOwnAddress, withoutNextScripts } from './page.ts'
import { pagePolicy, securityHeaders } from './policy.ts'

const flight = 'self.__next_f.push([1,"0:{\\"a\\":\\"\\u003cb\\u003e\\"}\\n"])'
const start = '(self.__next_f=self.__next_f||[]).push([0])'
const bundler = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});'
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the scripts of a page', () => {
  it('are the texts between the tags, without those that have an address or are data', () => {
    const html = `<script>one()</script><SCRIPT nonce="a>b">two()</SCRIPT ><script src="/x.js">no()</script>
      <script type="application/ld+json">{"a":1}</script><script></script><script data-src="x">three()</script>`
    expect(inlineScripts(html)).toEqual(['one()', 'two()', 'three()'])
  })

  it.each([start, flight, bundler])('are known as of Next: %s', (script) => {
    expect(isOfNext(script)).toBe(true)
  })

  it.each([
    'alert(1)',
    'self.__next_f.push([1,alert(1)])',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,"a"]),alert([1])',
    ' self.__next_f.push([1,"a"])',
  ])('are not known as of Next: %s', (script) => {
    expect(isOfNext(script)).toBe(false)
  })
})

describe('the policy of a page', () => {
  it('allows the scripts of Next by their hashes and no other', () => {
    const policy = pagePolicy(`<script>${start}</script><script>${flight}</script><script>alert(1)</script>`)
    expect(policy).toContain(`script-src 'self' ${hashOf(start)} ${hashOf(flight)};`)
    expect(policy).not.toContain(hashOf('alert(1)'))
    expect(policy).not.toContain('unsafe')
  })

  it('allows nothing inline where there is nothing', () => {
    expect(pagePolicy('<p>Text</p>')).toContain("script-src 'self';")
  })

  it('names https to browsers only where the portal has it', () => {
    expect(securityHeaders({ https: true })).toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders({ https: false })).not.toHaveProperty('Strict-Transport-Security')
  })
})

describe('what a page says of itself', () => {
  it('is its status', () => {
    expect(statusOf('<meta name="portal-status" content="404"/>')).toBe(404)
    expect(statusOf('<p>&lt;meta name="portal-status" content="404"/&gt;</p>')).toBe(200)
  })

  const scripts = `<link rel="preload" as="script" href="/_next/a.js"/><script src="/_next/a.js" async=""></script><script>${flight}</script>`
  const others = '<script src="/exit-this-page.js"></script><script type="application/ld+json">{}</script>'

  it('is that it needs no script of Next', () => {
    const html = `<meta name="portal-scripts" content="none"/>${scripts}${others}<p>Text</p>`
    expect(withoutNextScripts(html)).toBe(`<meta name="portal-scripts" content="none"/>${others}<p>Text</p>`)
  })

  it('keeps them where it says nothing, or arrives in parts', () => {
    expect(withoutNextScripts(scripts)).toBe(scripts)
    const inParts = `<meta name="portal-scripts" content="none"/>${scripts}<script>$RC("B:0","S:0")</script>`
    expect(withoutNextScripts(inParts)).toBe(inParts)
  })
})

it('forms that are sent to their own page say its address, and others theirs', () => {
  const html =
    '<form noValidate="" action="" method="POST"></form><form action="/sign-in"></form><p>action=""</p>'
  expect(withOwnAddress(html, '/ar/desk?a=1&b="')).toBe(
    html.replace('action="" m', 'action="/ar/desk?a=1&#38;b=&#34;" m'),
  )
  // It could be read as the name of another host.
  expect(withOwnAddress(html, '//elsewhere.example/desk')).toBe(html)
})
