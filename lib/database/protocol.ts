/**
 * The parts of PostgreSQL's frontend/backend protocol that a server needs to keep clients apart.
 * Source: PostgreSQL documentation, "Frontend/Backend Protocol", "Message Formats".
 */

const sslRequest = 80877103
const gssEncRequest = 80877104
const cancelRequest = 80877102

/** What stands at the start of a connection, before messages carry a type. */
export type Opening =
  | { kind: 'incomplete' }
  | { kind: 'encryption'; length: number }
  | { kind: 'cancel' }
  | { kind: 'startup'; length: number }

export function readOpening(buffer: Buffer): Opening {
  if (buffer.length < 8) return { kind: 'incomplete' }
  const length = buffer.readInt32BE(0)
  const code = buffer.readInt32BE(4)
  if (code === cancelRequest) return { kind: 'cancel' }
  if (buffer.length < length) return { kind: 'incomplete' }
  if (code === sslRequest || code === gssEncRequest) return { kind: 'encryption', length }
  return { kind: 'startup', length }
}

/** Messages after which the server answers: Query, Sync, Flush, FunctionCall; and Terminate. */
const closing = new Set(['Q', 'S', 'H', 'F', 'X'])

/** `length` bytes are a complete batch, or at least `length` bytes must have arrived before one can be. */
export type Batch = { complete: true; length: number; closedBy: string } | { complete: false; length: number }

/**
 * Looks for the first run of complete messages up to one that asks for an answer. Such a run must reach
 * the database in one piece: it parses a statement, binds values to it and executes it, and another
 * client's run in between would change what is executed.
 */
export function readBatch(buffer: Buffer): Batch {
  let offset = 0
  while (buffer.length >= offset + 5) {
    const type = String.fromCharCode(buffer.readUInt8(offset))
    offset += 1 + buffer.readInt32BE(offset + 1)
    if (buffer.length < offset) return { complete: false, length: offset }
    if (closing.has(type)) return { complete: true, length: offset, closedBy: type }
  }
  return { complete: false, length: offset + 5 }
}

/** AuthenticationCleartextPassword. */
export const passwordRequest = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])

/** The password in a PasswordMessage at the start of the buffer, or undefined while it is incomplete. */
export function readPassword(buffer: Buffer): { password: string; length: number } | undefined {
  if (buffer.length < 5) return undefined
  const length = 1 + buffer.readInt32BE(1)
  if (buffer.length < length) return undefined
  return { password: buffer.toString('utf8', 5, length - 1), length }
}

/** A Query message. */
export function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(text.length + 4, 1)
  return new Uint8Array(Buffer.concat([head, text]))
}

/** An ErrorResponse that ends the connection, with an SQLSTATE of PostgreSQL's appendix A. */
export function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
