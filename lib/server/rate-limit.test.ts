import { expect, it } from 'vitest'
import { subscriberOf, TrustedProxies } from './client-address.ts'
import { RateLimit } from './rate-limit.ts'

it('lets a client ask so often in a minute, and again in the next', () => {
  const limit = new RateLimit(2)
  expect(limit.take('a', 0)).toEqual({ allowed: true, remaining: 1, resetSeconds: 60 })
  expect(limit.take('a', 30_000)).toEqual({ allowed: true, remaining: 0, resetSeconds: 30 })
  const refused = limit.take('a', 59_001)
  expect(refused).toEqual({ allowed: false, remaining: 0, resetSeconds: 1 })
  expect(limit.headersFor(refused)).toEqual({
    'RateLimit-Policy': '"api";q=2;w=60',
    RateLimit: '"api";r=0;t=1',
    'Retry-After': '1',
  })
  expect(limit.take('b', 59_001).allowed).toBe(true)
  expect(limit.take('a', 60_000).allowed).toBe(true)
})

it('forgets clients rather than grow without end', () => {
  const limit = new RateLimit(1)
  for (let client = 0; client < 60_000; client += 1) limit.take(`client ${client}`, 0)
  expect(limit.take('client 59999', 1).allowed).toBe(false)
  expect(limit.take('client 0', 1).allowed).toBe(true)
})

it('believes no header where no proxy is trusted', () => {
  expect(new TrustedProxies([]).clientOf('::ffff:192.0.2.1', '198.51.100.7')).toBe('192.0.2.1')
})

it('takes the last address that is not a proxy of ours', () => {
  const proxies = new TrustedProxies(['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48'])
  expect(proxies.clientOf('127.0.0.1', '203.0.113.5, 198.51.100.7, 10.1.2.3')).toBe('198.51.100.7')
  expect(proxies.clientOf('2001:db8:ffff::1', '2001:db8::9')).toBe('2001:db8::9')
  expect(proxies.clientOf('192.0.2.1', '198.51.100.7')).toBe('192.0.2.1')
  expect(proxies.clientOf('127.0.0.1', 'unknown')).toBe('127.0.0.1')
  expect(proxies.clientOf('127.0.0.1', undefined)).toBe('127.0.0.1')
  expect(proxies.clientOf('127.0.0.1', `${'1.1.1.1,'.repeat(100_000)}198.51.100.7`)).toBe('198.51.100.7')
})

it('counts the addresses of one subscriber of IPv6 together', () => {
  expect(subscriberOf('2001:db8:1:2:a::1')).toBe('2001:db8:1:2')
  expect(subscriberOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(subscriberOf('::1')).toBe('0:0:0:0')
  expect(subscriberOf('192.0.2.1')).toBe('192.0.2.1')
})
