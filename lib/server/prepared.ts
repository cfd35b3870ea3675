import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { type BrotliOptions, brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { statusOf, withoutNextScripts } from './page.ts'
import { framedPolicy, pagePolicy } from './policy.ts'

/** A response body as it is sent, with the headers that are worked out from it. */
export type Prepared = {
  body: Buffer
  encoding: Encoding
  etag: string
  /** For pages: what they may run, and the status that they say of themselves. */
  policy?: string
  status?: number
  /** For data that are kept: the headers of their own with which they were sent. */
  headers?: OutgoingHttpHeaders
}

/** A page, a page that others may show within theirs, or anything else. */
export type BodyKind = 'page' | 'framed' | 'file'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Text below this size does not get smaller by compression. */
const smallestCompressed = 1024

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/**
 * Compresses bodies, hashes their inline scripts and names them with a strong ETag, once for each content: pages
 * and files come from Next again and again with the same bytes.
 */
export class PreparedBodies {
  private readonly ready: LRUCache<string, Prepared>
  private readonly underWay = new Map<string, Promise<Prepared>>()

  constructor(maxBytes: number) {
    this.ready = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ body, policy = '' }) => body.length + policy.length + 200,
    })
  }

  /** `acceptEncoding` is the request's header. The policy is worked out for pages only. */
  async prepare(body: Buffer, kind: BodyKind, acceptEncoding: string): Promise<Prepared> {
    const encoding = body.length < smallestCompressed ? 'identity' : preferredEncoding(acceptEncoding)
    const key = `${kind} ${hashOf(body)} ${encoding}`
    const known = this.ready.get(key) ?? this.underWay.get(key)
    if (known) return known
    const making = make(body, kind, encoding).finally(() => this.underWay.delete(key))
    this.underWay.set(key, making)
    const made = await making
    this.ready.set(key, made)
    return made
  }
}

async function make(received: Buffer, kind: BodyKind, encoding: Encoding): Promise<Prepared> {
  if (kind === 'file') return encoded(received, kind, encoding)
  // A character for each byte: all that is looked for is ASCII, and to read UTF-8 takes several times as long.
  const html = withoutNextScripts(received.toString('latin1'))
  const { body, etag } = await encoded(Buffer.from(html, 'latin1'), kind, encoding)
  const policy = kind === 'framed' ? framedPolicy : pagePolicy(html)
  return { body, encoding, etag, policy, status: statusOf(html) }
}

async function encoded(body: Buffer, kind: BodyKind, encoding: Encoding): Promise<Prepared> {
  const tag = encoding === 'identity' ? hashOf(body) : `${hashOf(body)}-${encoding}`
  return { body: await compress(body, encoding, kind), encoding, etag: `"${tag}"` }
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 27)
}

/**
 * Files keep for a year and deserve more work than pages, which change. zlib gives a part of a larger block, which
 * would stay with it: what is kept is a copy.
 */
async function compress(body: Buffer, encoding: Encoding, kind: BodyKind): Promise<Buffer> {
  if (encoding === 'identity') return body
  const compressed = await (encoding === 'gzip'
    ? compressGzip(body)
    : compressBrotli(body, brotliFor(body, kind)))
  return Buffer.from(new Uint8Array(compressed).buffer)
}

function brotliFor(body: Buffer, kind: BodyKind): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: kind === 'file' ? 9 : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  }
}

/** The best encoding that the client accepts (RFC 9110, 12.5.3); a weight of 0 refuses one. */
export function preferredEncoding(acceptEncoding: string): Encoding {
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
      .map((part) => part.split(';', 1)[0]?.trim()),
  )
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
