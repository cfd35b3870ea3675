/** The ports on which the web is. */
export const webPorts: readonly number[] = [80, 443]

/** Longer addresses are not looked at; so long a one still fits into an index. */
const longest = 2_000

/** What is asked for to look at a link: its address without its fragment; null where it is none that we ask for. */
export function askedAddress(link: string): string | null {
  const text = link.trim()
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  url.hash = ''
  return isAskable(url, webPorts) && url.href.length <= longest ? url.href : null
}

/** Whether it is an address of the web, and says nobody's password. */
export function isAskable({ protocol, port, username, password }: URL, ports: readonly number[]): boolean {
  const usual = { 'http:': 80, 'https:': 443 }[protocol]
  if (usual === undefined || username || password) return false
  return ports.includes(port === '' ? usual : Number(port))
}
