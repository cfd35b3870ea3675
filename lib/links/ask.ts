import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { LinkAnswer } from '../database/generated/client.ts'
import { env } from '../env.ts'
import { isAskable, webPorts } from './address.ts'
import { nameResolver, type Resolve } from './names.ts'
import { isPublicAddress } from './public-address.ts'

/** What links are looked at through. */
export type Network = {
  resolve: Resolve
  /** Whether a connection to this IP address may be made. */
  isPublic: (address: string) => boolean
  ports: readonly number[]
}

/** The web as everybody has it. */
export function publicNetwork(): Network {
  return { resolve: nameResolver(), isPublic: isPublicAddress, ports: webPorts }
}

const mostRedirects = 5
/** For all that it takes to ask once, redirects included. */
const patienceMs = 8_000
/** Of an answer its head is read, and no more of that. */
const longestHead = 16 * 1024

/**
 * Looks whether there is something at the other end of a link. Somebody wrote the link, and whoever has its host
 * decides what its name stands for and where it redirects: connections are made only to addresses of which each was
 * checked, and to no other one that the name has a moment later (OWASP ASVS 5.0, 1.3.6). Only what is certain is said
 * to be gone.
 */
export async function askLink(
  link: string,
  network: Network,
  { signal, limitMs = patienceMs }: { signal?: AbortSignal; limitMs?: number } = {},
): Promise<LinkAnswer> {
  // Some servers know nothing of HEAD, and answer as if there were nothing.
  for (const method of ['HEAD', 'GET'] as const) {
    const found = await within(limitMs, signal, (ending) => follow(link, method, network, ending))
    if (found === 'noSuchName') return 'gone'
    if (found !== null && found >= 200 && found < 300) return 'there'
    if (method === 'GET' && (found === 404 || found === 410)) return 'gone'
  }
  return 'unclear'
}

/** Runs with a signal that ends it after this time, or with the other signal. */
async function within<T>(
  limitMs: number,
  signal: AbortSignal | undefined,
  run: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const end = () => ending.abort()
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  const timer = setTimeout(end, limitMs)
  try {
    return await run(ending.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

/** The status at the end of all redirects; null where none was to be had. */
async function follow(
  link: string,
  method: 'HEAD' | 'GET',
  network: Network,
  signal: AbortSignal,
): Promise<number | 'noSuchName' | null> {
  try {
    let url = new URL(link)
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const addresses = await orAborted(signal, checkedAddresses(url, network))
      if (addresses === null) return 'noSuchName'
      const { status, location } = await request(url, { method, addresses, signal })
      if (status < 300 || status >= 400 || !location) return status
      url = new URL(location, url)
    }
  } catch {
    // Refused, unreachable, too slow, no HTTP: whatever it was, it says nothing about the page.
  }
  return null
}

/** Every address of the host, where a connection may be made to each; null where there is no such name. */
async function checkedAddresses(
  url: URL,
  { resolve, isPublic, ports }: Network,
): Promise<readonly string[] | null> {
  if (!isAskable(url, ports)) throw new Error('not an address of the web')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await resolve(host)
  if (addresses && (addresses.length === 0 || !addresses.every(isPublic)))
    throw new Error('not a public address')
  return addresses
}

type Asked = { method: 'HEAD' | 'GET'; addresses: readonly string[]; signal: AbortSignal }

/** Asks these addresses and no other ones. Nothing of the body is read. */
function request(
  url: URL,
  { method, addresses, signal }: Asked,
): Promise<{ status: number; location: string | undefined }> {
  const checked = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_, { all }, found) =>
    all ? found(null, checked) : found(null, checked[0]?.address ?? '', checked[0]?.family)
  const headers = {
    'User-Agent': `VAWG-activity-directory (+${env().SITE_URL})`,
    Accept: '*/*',
    ...(method === 'GET' && { Range: 'bytes=0-0' }),
  }
  const { request: send } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    // An agent of its own: no connection is used again, and no proxy of the machine.
    send(url, { method, headers, lookup, signal, agent: false, maxHeaderSize: longestHead })
      .on('response', (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location })
        response.destroy()
      })
      .on('error', reject)
      .on('close', () => reject(new Error('closed without an answer')))
      .end()
  })
}

/** Names are asked for by means that know nothing of our patience. */
async function orAborted<T>(signal: AbortSignal, wanted: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    wanted.then(resolve, reject)
  })
}
