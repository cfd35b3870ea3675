import { describe, expect, it } from 'vitest'
import { optionsHtml } from './options'

describe('the items of a list of choices', () => {
  const options = [
    { value: 'unodc', label: 'UNODC', count: 12 },
    { value: 'un-women', label: 'UN Women', count: 0, depth: 2 },
  ]

  it('hold the values with their counts, those chosen checked', () => {
    expect(optionsHtml({ name: 'agency', type: 'checkbox', options, chosen: ['un-women'] })).toBe(
      '<li><label><input type="checkbox" name="agency" value="unodc"/><span>UNODC</span><b>12</b></label></li>' +
        '<li><label><input type="checkbox" name="agency" value="un-women" checked=""/>' +
        '<span data-depth="2">UN Women</span><b>0</b></label></li>',
    )
  })

  it('cannot become markup', () => {
    const hostile = [{ value: '"><script>', label: '<img src=x onerror=alert(1)>&' }]
    const html = optionsHtml({ name: 'agency', type: 'radio', options: hostile, chosen: [] })
    expect(html.match(/<[a-z]+/g)).toEqual(['<li', '<label', '<input', '<span'])
    expect(html).toContain('value="&#34;&#62;&#60;script&#62;"')
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;&#38;')
  })
})
