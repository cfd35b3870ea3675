import pg from 'pg'

/** What the driver says when a connection breaks or a server gives up. */
export class Fault extends Error {}

/**
 * Runs `work` with a fault right after the n-th statement that this process sends: the server has carried it out, and
 * nobody hears of it. Returns the statements that were sent.
 */
export async function withFaultAfter(n: number, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = async function (
    this: pg.Client,
    statement: string | { text: string },
    ...rest: never[]
  ) {
    sent.push(typeof statement === 'string' ? statement : statement.text)
    const isTheOne = sent.length === n
    const result = await (query as (...args: unknown[]) => Promise<unknown>).call(this, statement, ...rest)
    if (isTheOne) throw new Fault(`After statement ${n}.`)
    return result
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}
