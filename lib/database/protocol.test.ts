import { describe, expect, it } from 'vitest'
import { fatal, readBatch, readOpening, readPassword, simpleQuery } from './protocol.ts'

/** A message of the given type with a body of this many bytes. */
const message = (type: string, size = 0) => {
  const bytes = Buffer.alloc(5 + size)
  bytes.write(type)
  bytes.writeInt32BE(4 + size, 1)
  return bytes
}
const opening = (code: number, size = 8) => {
  const bytes = Buffer.alloc(size)
  bytes.writeInt32BE(size, 0)
  bytes.writeInt32BE(code, 4)
  return bytes
}

describe('a batch', () => {
  it('is everything up to Sync', () => {
    const parse = [message('P', 20), message('B', 10), message('E', 5), message('S')]
    const bytes = Buffer.concat([...parse, message('P', 3)])
    expect(readBatch(bytes)).toEqual({
      complete: true,
      length: Buffer.concat(parse).length,
      closedBy: 'S',
    })
  })

  it('is a simple query by itself', () => {
    expect(readBatch(Buffer.from(simpleQuery('SELECT 1')))).toMatchObject({ complete: true, closedBy: 'Q' })
  })

  it('is not complete before its last byte, and says how many it wants at least', () => {
    const whole = Buffer.concat([message('P', 20), message('S')])
    for (let length = 0; length < whole.length; length += 1) {
      const batch = readBatch(whole.subarray(0, length))
      expect(batch.complete).toBe(false)
      expect(batch.length).toBeGreaterThan(length)
      expect(batch.length).toBeLessThanOrEqual(whole.length)
    }
    expect(readBatch(whole).complete).toBe(true)
  })
})

describe('the opening of a connection', () => {
  it('may ask for encryption, cancel a query or start', () => {
    expect(readOpening(opening(80877103))).toEqual({ kind: 'encryption', length: 8 })
    expect(readOpening(opening(80877104))).toEqual({ kind: 'encryption', length: 8 })
    expect(readOpening(opening(80877102, 16))).toEqual({ kind: 'cancel' })
    expect(readOpening(opening(196608, 40))).toEqual({ kind: 'startup', length: 40 })
    expect(readOpening(opening(196608, 40).subarray(0, 39))).toEqual({ kind: 'incomplete' })
  })
})

it('reads the password of a password message', () => {
  const bytes = Buffer.concat([message('p', 7), Buffer.from('rest')])
  bytes.write('secret\0', 5)
  expect(readPassword(bytes)).toEqual({ password: 'secret', length: 12 })
  expect(readPassword(bytes.subarray(0, 8))).toBeUndefined()
})

it('writes an error with its length', () => {
  const bytes = fatal('57P01', 'Over.')
  expect(bytes.readInt32BE(1)).toBe(bytes.length - 1)
  expect(bytes.toString()).toContain('C57P01\0MOver.\0')
})
