import { describe, expect, it } from 'vitest'
import { addressIn, alternates } from './addresses.ts'
import { locales } from './locales.ts'

describe('the address of a page in a language', () => {
  it('has no prefix in English, and that of the language in the others', () => {
    expect(locales.map((locale) => addressIn(locale, '/activities?q=law#results'))).toEqual([
      '/ar/activities?q=law#results',
      '/zh/activities?q=law#results',
      '/activities?q=law#results',
      '/fr/activities?q=law#results',
      '/ru/activities?q=law#results',
      '/es/activities?q=law#results',
    ])
  })

  it('has no slash at the end for the home page, except that of the whole site', () => {
    expect(addressIn('en', '/')).toBe('/')
    expect(addressIn('fr', '/')).toBe('/fr')
  })
})

describe('the same page in every language', () => {
  it('names all six and, for anyone else, the English one', () => {
    expect(alternates('/about')).toEqual({
      ar: '/ar/about',
      zh: '/zh/about',
      en: '/about',
      fr: '/fr/about',
      ru: '/ru/about',
      es: '/es/about',
      'x-default': '/about',
    })
  })

  it('is right for the home page', () => {
    expect(alternates('/')).toMatchObject({ ar: '/ar', en: '/', 'x-default': '/' })
  })
})
