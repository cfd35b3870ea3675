import { Client, type Connection } from 'pg'

/**
 * Reads a whole query by `COPY … TO STDOUT` and throws what comes away: the fastest that the server can give it
 * out. Resolves with the bytes.
 */
export async function copyOut(url: string, query: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  try {
    return await new Promise((resolve, reject) => {
      let bytes = 0
      const reading = {
        submit: (connection: Connection & { query(text: string): void }) =>
          connection.query(`COPY (${query}) TO STDOUT WITH (FORMAT csv, HEADER)`),
        handleCopyData: ({ chunk }: { chunk: Buffer }) => {
          bytes += chunk.length
        },
        handleError: reject,
        handleReadyForQuery: () => resolve(bytes),
        handleCommandComplete: () => {},
        handleRowDescription: () => {},
        handleDataRow: () => {},
        handleEmptyQuery: () => {},
        handlePortalSuspended: () => {},
        handleCopyInResponse: () => {},
      }
      client.query(reading as never)
    })
  } finally {
    await client.end()
  }
}
