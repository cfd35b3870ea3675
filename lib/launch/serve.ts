import { type Env, setEnvironment } from '../env.ts'
import type { PortalServer } from '../server/server.ts'
import { portMessage } from './port.ts'
import { Stopped } from './steps.ts'

export type Serving = { address: string; close: () => Promise<void> }

/**
 * Starts Next and the server around it in this process, on the database that is already up. NODE_ENV must be set
 * before this is called: React chooses its build by it when it is loaded.
 */
export async function serve(env: Env, { development }: { development: boolean }): Promise<Serving> {
  // next-auth reads by itself where it stands.
  setEnvironment({ NEXTAUTH_URL: env.SITE_URL })
  const { default: next } = await import('next')
  const { closeDatabase, databaseIsReachable } = await import('../database/client.ts')
  const { findPage } = await import('../directory/pages.ts')
  const { directoryVersion } = await import('../search/current-index.ts')
  const { findFormerLocation } = await import('../former/find.ts')
  const { canonicalQuery } = await import('../search/params.ts')
  const { readAnewWord } = await import('../server/anew.ts')
  const { knownFiles } = await import('../server/files.ts')
  const { PortalServer } = await import('../server/server.ts')
  const { startWorker } = await import('../jobs/worker.ts')
  const app = next({ dev: development, dir: '.', hostname: env.HOST, port: env.PORT })
  await app.prepare()
  const server = new PortalServer({
    handle: app.getRequestHandler(),
    canonicalQuery,
    directoryVersion,
    findPage,
    hasFile: development ? () => true : knownFiles('.'),
    formerLocation: findFormerLocation,
    databaseIsReachable,
    anewWord: readAnewWord('.'),
    site: env.SITE_URL,
    development,
    requestsPerMinute: env.API_REQUESTS_PER_MINUTE,
    signInsPerMinute: env.SIGN_INS_PER_MINUTE,
    trustedProxies: env.TRUSTED_PROXIES,
  })
  const port = await listen(server, env)
  const worker = startWorker()
  return {
    address: addressFor(env.HOST, port),
    close: async () => {
      await server.close()
      await worker.close()
      await app.close()
      await closeDatabase()
    },
  }
}

async function listen(server: PortalServer, { PORT, HOST }: Env): Promise<number> {
  try {
    return await server.listen(PORT, HOST)
  } catch (error) {
    throw new Stopped(portMessage(PORT, HOST, error as NodeJS.ErrnoException))
  }
}

/** Where a person on this machine opens the portal. */
function addressFor(host: string, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']
  return `http://${everywhere.includes(host) ? 'localhost' : host}:${port}`
}
