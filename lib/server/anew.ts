import { readFileSync } from 'node:fs'
import { LRUCache } from 'lru-cache'
import type { Version } from './version.ts'

/**
 * Next takes a request with this header and the word of its build for the wish that it make the page anew and keep it in
 * its cache in place of the one there. Where making it fails, the one there stays (`res.revalidate` of Next is the same
 * request, sent over the network to itself).
 */
export const anewHeader = 'x-prerender-revalidate'

/** The word by which Next knows such a request for one of ours; null where nothing is built. */
export function readAnewWord(project: string): string | null {
  try {
    const manifest = JSON.parse(readFileSync(`${project}/.next/prerender-manifest.json`, 'utf8'))
    return manifest.preview.previewModeId
  } catch {
    return null
  }
}

/** So many addresses are remembered. Of those that are forgotten the page is made once more than it had to be. */
const mostAddresses = 20_000

/** Which version of the data the page of each address in Next's cache was made of, as far as this process knows. */
export class MadePages {
  private readonly versions = new LRUCache<string, number>({ max: mostAddresses })

  /** Whether the page is to be made anew. Without a database it cannot be, and stays as it is. */
  isOld(url: string, { number, isCurrent }: Version): boolean {
    return isCurrent && (this.versions.get(url) ?? -1) < number
  }

  note(url: string, { number }: Version): void {
    this.versions.set(url, number)
  }
}
