import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Of IPv6, only this part is given out to networks of the world (RFC 4291, 2.4); what is outside of it leads elsewhere. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')
/** Looks public, and is how machines of a cloud (Azure) ask for their own secrets. */
const ownHost = '168.63.129.16'

/**
 * Whether an IP address is one of the public network that belongs to somebody: not of this machine, its network or its
 * neighbours, and no other way of writing such a one (IPv4 within IPv6, translated, tunnelled).
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address === ownHost) return false
  const read = ipaddr.parse(address)
  if (read.range() !== 'unicast') return false
  return read.kind() === 'ipv4' || read.match(globalUnicast)
}
