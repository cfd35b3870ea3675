import { createServer, type ListenOptions, type Server, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { fatal, passwordRequest, readBatch, readOpening, readPassword, simpleQuery } from './protocol.ts'

type Options = {
  listen: ListenOptions
  /** Asked of each client where the socket is open to other users of the machine. */
  password?: string
  /** After this long without a word inside a transaction, it is rolled back and its client dismissed. */
  idleInTransactionMs?: number
  /** Called when PGlite itself fails: it cannot be used any more. */
  onBroken: (error: unknown) => void
}

type Client = {
  socket: Socket
  phase: 'opening' | 'password' | 'ready' | 'gone'
  /** Bytes that have arrived and were not used yet. */
  chunks: Buffer[]
  size: number
  /** How many bytes must have arrived before it is worth looking again. */
  needed: number
  opening: Buffer
}

const maxClients = 200

/** Starts `WireServer.listen` and resolves when clients can connect. Throws what listening throws. */
export async function serveWire(database: PGlite, options: Options): Promise<WireServer> {
  const server = new WireServer(database, options)
  await server.listen()
  return server
}

/**
 * Serves one PGlite to many clients over a socket, so that it is reached as a PostgreSQL server is.
 *
 * PGlite is a single session. Each client's batch of messages goes to it in one piece and in turn, and a
 * client in a transaction keeps the session until it ends. (`@electric-sql/pglite-socket` passes message
 * by message: with messages over 64 KiB, the statements of two clients mix.)
 *
 * Because clients share the session they share what they SET, the names of prepared statements and
 * session-level advisory locks. So: SET LOCAL, unnamed statements, locks of the transaction only.
 */
export class WireServer {
  private readonly server: Server
  private readonly clients = new Set<Client>()
  private readonly waiting = new Set<Client>()
  private owner: Client | undefined
  private idleTimer: NodeJS.Timeout | undefined
  private scheduled = false
  private leftovers = false

  constructor(
    private readonly database: PGlite,
    private readonly options: Options,
  ) {
    this.server = createServer((socket) => this.accept(socket))
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(this.options.listen, () => {
        this.server.removeListener('error', reject)
        resolve()
      })
    })
  }

  /** The TCP port, where one was asked for. */
  get port(): number | undefined {
    const address = this.server.address()
    return typeof address === 'object' ? address?.port : undefined
  }

  /** Takes no new clients, ends the present ones and rolls back what they left open. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    // Clients that have just taken their leave are still to be read.
    await nextTurn()
    await nextTurn()
    for (const client of [...this.clients])
      this.dismiss(client, '57P01', 'The embedded database is shutting down.')
    await closed
  }

  private accept(socket: Socket) {
    const client: Client = {
      socket,
      phase: 'opening',
      chunks: [],
      size: 0,
      needed: 8,
      opening: Buffer.alloc(0),
    }
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    if (this.clients.size >= maxClients) {
      socket.end(fatal('53300', 'Too many clients for the embedded database.'))
      return
    }
    this.clients.add(client)
    socket.on('close', () => this.leave(client))
    socket.on('data', (chunk) => {
      client.chunks.push(chunk)
      client.size += chunk.length
      if (client.size < client.needed) return
      this.waiting.add(client)
      this.schedule()
    })
  }

  private schedule() {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.serveNext())
  }

  /** One step of one client, then back to the event loop, so that sockets are read in between. */
  private serveNext() {
    this.scheduled = false
    const client = this.owner ?? this.waiting.values().next().value
    if (!client || !this.waiting.delete(client)) return
    this.step(client)
    if (client.phase !== 'gone' && client.size >= client.needed) this.waiting.add(client)
    this.watchIdleness()
    if (this.owner ? this.waiting.has(this.owner) : this.waiting.size > 0) this.schedule()
  }

  private step(client: Client) {
    const received =
      client.chunks.length === 1 && client.chunks[0] ? client.chunks[0] : Buffer.concat(client.chunks)
    client.chunks = [received]
    if (client.phase === 'opening') this.open(client, received)
    else if (client.phase === 'password') this.checkPassword(client, received)
    else if (client.phase === 'ready') this.serveBatch(client, received)
  }

  private serveBatch(client: Client, received: Buffer) {
    const batch = readBatch(received)
    if (!batch.complete) {
      client.needed = batch.length
      return
    }
    this.consume(client, batch.length)
    if (batch.closedBy === 'X') {
      client.socket.end()
      this.leave(client)
      return
    }
    if (!this.owner) this.clearLeftovers()
    this.answer(client, received.subarray(0, batch.length))
    this.owner = batch.closedBy === 'H' || this.database.isInTransaction() ? client : undefined
  }

  private open(client: Client, received: Buffer) {
    const opening = readOpening(received)
    if (opening.kind === 'incomplete') client.needed = received.length + 1
    else if (opening.kind === 'cancel') client.socket.end()
    else if (opening.kind === 'encryption') {
      this.consume(client, opening.length)
      client.socket.write('N')
    } else {
      this.consume(client, opening.length)
      client.opening = received.subarray(0, opening.length)
      if (this.options.password === undefined) this.welcome(client)
      else {
        client.phase = 'password'
        client.socket.write(passwordRequest)
      }
    }
  }

  private checkPassword(client: Client, received: Buffer) {
    const answer = readPassword(received)
    if (!answer) {
      client.needed = received.length + 1
      return
    }
    this.consume(client, answer.length)
    if (answer.password === this.options.password) this.welcome(client)
    else this.dismiss(client, '28P01', 'Wrong password for the embedded database.')
  }

  private welcome(client: Client) {
    client.phase = 'ready'
    this.answer(client, client.opening)
  }

  private consume(client: Client, length: number) {
    const rest = client.chunks[0]?.subarray(length)
    client.chunks = rest?.length ? [rest] : []
    client.size = rest?.length ?? 0
    client.needed = 5
  }

  private answer(client: Client, messages: Buffer) {
    const answer = this.execute(new Uint8Array(messages))
    if (client.socket.writable) client.socket.write(answer)
  }

  /**
   * PGlite fails as a whole or not at all: an error of SQL is part of the answer. The answer is streamed, because
   * `execProtocolRawSync` by itself keeps what it has parsed of every answer for good. What it streams is complete
   * when the call returns; the promise only waits for files that are written already.
   */
  private execute(message: Uint8Array): Buffer {
    const parts: Buffer[] = []
    this.database
      .execProtocolRawStream(message, {
        syncToFs: false,
        onRawData: (data: Uint8Array) => parts.push(Buffer.from(data)),
      })
      .catch(this.options.onBroken)
    return Buffer.concat(parts)
  }

  private dismiss(client: Client, code: string, reason: string) {
    client.socket.end(fatal(code, reason))
    client.socket.destroySoon()
    this.leave(client)
  }

  private leave(client: Client) {
    if (!this.clients.delete(client)) return
    if (client.phase === 'ready') this.leftovers = true
    client.phase = 'gone'
    this.waiting.delete(client)
    if (this.owner === client) {
      this.execute(simpleQuery('ROLLBACK'))
      this.owner = undefined
    }
    this.watchIdleness()
    if (this.waiting.size > 0) this.schedule()
  }

  /** What a former client SET must not reach the next one. */
  private clearLeftovers() {
    if (this.leftovers) this.execute(simpleQuery('DISCARD ALL'))
    this.leftovers = false
  }

  private watchIdleness() {
    clearTimeout(this.idleTimer)
    const { owner } = this
    if (!owner) return
    const limit = this.options.idleInTransactionMs ?? 15_000
    this.idleTimer = setTimeout(() => {
      this.dismiss(owner, '25P03', 'Nothing was said in this transaction for too long; it was rolled back.')
    }, limit)
  }
}
