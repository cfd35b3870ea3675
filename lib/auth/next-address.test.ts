import { expect, it } from 'vitest'
import { nextAddress } from './next-address.ts'

it.each(['/desk', '/desk/moderation?agency=unodc', '/fr/desk/activities/0199', '/desk?from=mail'])(
  'leads back to %s',
  (asked) => expect(nextAddress(asked, 'en')).toBe(asked),
)

it.each([
  'https://evil.example/desk',
  '//evil.example/desk',
  '/\\evil.example/desk',
  '/\t/evil.example/desk',
  'javascript:alert(1)//desk',
  '/desk/../sign-in',
  '/desk/%2e%2e/%2e%2e/api',
  '/desktop',
  '/activities',
  '',
  null,
  `/desk?${'x'.repeat(2000)}`,
])('does not lead to %j', (asked) => expect(nextAddress(asked, 'fr')).toBe('/fr/desk'))
