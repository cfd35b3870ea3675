import { Resolver } from 'node:dns/promises'

/** A name that exists. Where not even that one is found, there are no names to be had here. */
const knownName = 'www.un.org'
const patience = { timeout: 2_000, tries: 2 }

/** Every address of a name; null where the name does not exist. Throws where that cannot be known. */
export type Resolve = (name: string) => Promise<readonly string[] | null>

/**
 * Asks the name servers of this machine, or those given, for every address of a name. The machine's own list of hosts
 * is not looked into, and no domain is added to a short name: what has an address only here is not public.
 */
export function nameResolver(servers?: readonly string[]): Resolve {
  const resolver = new Resolver(patience)
  if (servers) resolver.setServers(servers)

  return async (name) => {
    const addresses = await addressesOf(name)
    if (addresses !== null) return addresses
    // Networks without names answer that there is no such name, whatever one asks for.
    if ((await addressesOf(knownName)) === null) throw new Error('There are no names here.')
    return null
  }

  async function addressesOf(name: string): Promise<string[] | null> {
    const [four, six] = await Promise.all([
      resolver.resolve4(name).catch(noneOrFault),
      resolver.resolve6(name).catch(noneOrFault),
    ])
    return four === null && six === null ? null : [...(four ?? []), ...(six ?? [])]
  }
}

/** No address where the name has none of the kind, null where there is no such name. */
function noneOrFault(error: NodeJS.ErrnoException): [] | null {
  if (error.code === 'ENODATA') return []
  if (error.code === 'ENOTFOUND') return null
  throw error
}
