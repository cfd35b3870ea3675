import { type AddressInfo, createServer } from 'node:net'
import { Stopped } from './steps.ts'

/**
 * Finds out, before anything long is done, whether the port can be listened on. Throws `Stopped` with what to do
 * where it cannot.
 */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ port, host, exclusive: true }, resolve)
    })
  } catch (error) {
    throw new Stopped(portMessage(port, host, error as NodeJS.ErrnoException))
  } finally {
    await new Promise<void>((resolve) => probe.close(() => resolve()))
  }
}

/** What an error of `listen` means for the person who started the portal. */
export function portMessage(port: number, host: string, error: NodeJS.ErrnoException): string {
  const other = `PORT=${port + 1} npm start`
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: ${other}`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST is "${host}", which is no address of this machine. Write HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for all its addresses.`
  return `Port ${port} on ${host} cannot be used: ${error.message}. Choose another: ${other}`
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
