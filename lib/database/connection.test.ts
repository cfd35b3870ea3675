import { describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../errors.ts'
import { isConnectionFailure } from './connection.ts'

const failure = (properties: object) => Object.assign(new Error('Something failed.'), properties)

describe('a connection failure', () => {
  it.each([
    ['the socket', { code: 'ECONNREFUSED' }],
    ['a missing socket file', { code: 'ENOENT' }],
    ['a server that shuts down', { code: '57P01' }],
    ['a server that starts', { code: '57P03' }],
    ['too many clients', { code: '53300' }],
    ['Prisma', { code: 'P1001' }],
    ['the pool', { message: 'timeout exceeded when trying to connect' }],
    ['the adapter', { meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } }],
    ['a cause', { cause: { cause: { code: 'ECONNRESET' } } }],
  ])('is told by %s', (_, properties) => {
    expect(isConnectionFailure(failure(properties))).toBe(true)
  })

  it('is one that was recognised before', () => {
    expect(isConnectionFailure(new DatabaseUnavailable(new Error('gone')))).toBe(true)
  })

  it.each([
    ['a unique constraint', { code: '23505' }],
    ['a missing record', { code: 'P2025' }],
    ['a fault of ours', {}],
  ])('is not %s', (_, properties) => {
    expect(isConnectionFailure(failure(properties))).toBe(false)
  })

  it('is not told by what is no error', () => {
    for (const thrown of [undefined, null, 'ECONNREFUSED', 1]) expect(isConnectionFailure(thrown)).toBe(false)
  })
})
