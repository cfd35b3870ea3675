import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** The proxies whose word about the client's address is believed; addresses or networks (`10.0.0.0/8`). */
export class TrustedProxies {
  private readonly list = new BlockList()
  private readonly none: boolean

  /** Throws where one of them is neither; the environment was checked before. */
  constructor(networks: readonly string[]) {
    this.none = networks.length === 0
    for (const network of networks) {
      const [address = '', length] = network.split('/')
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (length === undefined) this.list.addAddress(address, family)
      else this.list.addSubnet(address, Number(length), family)
    }
  }

  /**
   * The address of the client: the socket's, or, where that is a proxy of ours, the last one in X-Forwarded-For
   * that is not. What stands before it was written by whoever asks, and counts for nothing.
   */
  clientOf(socketAddress: string | undefined, forwardedFor: string | undefined): string {
    let address = plain(socketAddress ?? '')
    if (this.none || !forwardedFor) return address
    const said = forwardedFor
      .slice(-2000)
      .split(',')
      .map((text) => plain(text.trim()))
    while (this.trusts(address)) {
      const before = said.pop()
      if (before === undefined || isIP(before) === 0) break
      address = before
    }
    return address
  }

  private trusts(address: string): boolean {
    const family = isIP(address)
    return family !== 0 && this.list.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** Whom to count a request for. */
export function clientOf({ headers, socket }: IncomingMessage, proxies: TrustedProxies): string {
  const forwarded = headers['x-forwarded-for']
  const said = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  return subscriberOf(proxies.clientOf(socket.remoteAddress, said))
}

/**
 * Whom to count an address as: one subscriber has a whole /64 of IPv6, and could ask from each of its addresses
 * once.
 */
export function subscriberOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.split('::')
  const head = before.split(':').filter(Boolean)
  const tail = after?.split(':').filter(Boolean) ?? []
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':')
}

/** An IPv4 address as such, where the socket gives it as one of IPv6; without zone. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}
