import { Agent, request } from 'node:http'

/** A request as it stands on the wire: `target` is sent as it is, whatever it holds. */
export type Question = { method: string; target: string; headers: Record<string, string> }

export type Reply = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  ms: number
}

/** What no answer says: parts of a stack, of statements of ours, of what the database or Prisma say. */
export const betrays =
  /\n\s+at \S+ \(|node_modules\/|\$queryRaw|prisma\.|P20\d\d\b|SELECT "|FROM "|PostgresError|invalid byte sequence|tsquery/

/** What is silent for so long hangs, on however busy a machine. */
const hangsMs = 60_000

/** Asks a server on this machine, over connections that are kept. */
export class Asker {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 })

  constructor(private readonly origin: string) {}

  ask({ method, target, headers }: Question): Promise<Reply> {
    const { hostname, port } = new URL(this.origin)
    const started = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request(
        { hostname, port, method, path: target, headers, agent: this.agent },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('error', reject)
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString('utf8'),
              ms: performance.now() - started,
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.setTimeout(hangsMs, () => sent.destroy(new Error(`No answer to ${method} ${target}`)))
      sent.end()
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
