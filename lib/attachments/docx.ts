import type { Readable } from 'node:stream'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import type { FileFault } from './check.ts'

const mostParts = 3000
/** What a Word document unpacks to, in all; one of 10 MB of pictures hardly more than that. */
const mostUnpacked = 100 * 1024 * 1024
/** Parts that are read; all others are only unpacked and counted. */
const largestRead = 2 * 1024 * 1024

/** Parts that run something or hold other programs' files. */
const forbidden =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin)$|^word\/(?:activeX|embeddings|externalLinks)\//i
const forbiddenType = /macroEnabled|vbaProject|activeX|oleObject/i
/** What is wrong with a Word document, or null: it is a ZIP archive, all of it, with the parts that Word wants. */
export async function checkDocx(bytes: Uint8Array): Promise<FileFault | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true })
    return await checkParts(zip)
  } catch {
    // What is no archive to the end of the file, has parts of the same bytes, or of another size than it says.
    return 'damaged'
  }
}

async function checkParts(zip: ZipFile): Promise<FileFault | null> {
  if (zip.entryCount > mostParts) return 'bomb'
  // Anything that stands after the archive, in what ZIP takes for a remark, may be something else.
  if (zip.comment !== '') return 'damaged'
  const names = new Set<string>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    if (names.has(name.toLowerCase())) return 'damaged'
    names.add(name.toLowerCase())
    if (entry.isEncrypted()) return 'locked'
    if (forbidden.test(name)) return 'macros'
    if (unpacked + entry.uncompressedSize > mostUnpacked) return 'bomb'
    const isRead = /(?:\.rels|\[Content_Types\]\.xml)$/i.test(name)
    const { size, text } = await unpack(await zip.openReadStreamPromise(entry), isRead)
    unpacked += size
    if (unpacked > mostUnpacked || text.length > largestRead) return 'bomb'
    if (isRead && (forbiddenType.test(text) || fetchesSomething(text))) return 'macros'
  }
  const isWord = names.has('word/document.xml') && names.has('[content_types].xml')
  return isWord ? null : 'kind'
}

/** Counts what really comes out, whatever the archive says; yauzl breaks off where that is not the same. */
async function unpack(stream: Readable, isRead: boolean): Promise<{ size: number; text: string }> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (isRead && size <= largestRead + 1) parts.push(part)
  }
  return { size, text: xmlText(Buffer.concat(parts)) }
}

/** Word reads UTF-16 as well. */
function xmlText(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le')
  if (first === 0xfe && second === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  return bytes.toString('utf8')
}

/** What Word fetches by itself when the document is opened: templates, frames, linked objects. Not what one clicks. */
function fetchesSomething(xml: string): boolean {
  return xml
    .split('<')
    .some(
      (tag) =>
        /^(?:\w+:)?Relationship\s/.test(tag) &&
        /TargetMode\s*=\s*["']\s*External/i.test(tag) &&
        !/Type\s*=\s*["'][^"']{0,300}\/hyperlink["']/.test(tag),
    )
}
