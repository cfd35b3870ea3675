import { checkDocx } from './docx.ts'
import { jpegWithoutMetadata } from './jpeg.ts'
import { checkPdf } from './pdf.ts'
import { pngWithoutMetadata } from './png.ts'
import { webpWithoutMetadata } from './webp.ts'

/** Why a file cannot be taken; what to do about it is in the messages. */
export type FileFault =
  | 'empty'
  | 'tooLarge'
  /** None of the kinds that are taken, whatever its name says. */
  | 'kind'
  /** It ends too early, or goes on as something else. */
  | 'damaged'
  /** A PDF that runs something, opens other files or holds some. */
  | 'active'
  /** What is protected by a password cannot be looked into. */
  | 'locked'
  /** A Word document with macros, embedded objects or parts that are fetched from elsewhere. */
  | 'macros'
  /** It unpacks to more than anybody wants on their machine. */
  | 'bomb'

export type CheckedFile =
  | { ok: true; mediaType: MediaType; bytes: Uint8Array }
  | { ok: false; reason: FileFault }

export const mediaTypes = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const
export type MediaType = keyof typeof mediaTypes

export const largestFile = 10_000_000

/**
 * Looks into a file: what it is by its content, and that it is nothing else besides (OWASP ASVS 5.0, 5.2.2). Pictures
 * come back without what cameras write into them: where and when they were taken could lead somebody to a survivor.
 */
export async function checkFile(bytes: Uint8Array): Promise<CheckedFile> {
  if (bytes.length === 0) return fault('empty')
  if (bytes.length > largestFile) return fault('tooLarge')
  if (startsWith(bytes, '%PDF-')) return verdict('application/pdf', bytes, checkPdf(bytes))
  if (startsWith(bytes, 'PK\u0003\u0004'))
    return verdict(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes,
      await checkDocx(bytes),
    )
  if (startsWith(bytes, '\u00ff\u00d8\u00ff')) return picture('image/jpeg', jpegWithoutMetadata(bytes))
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return picture('image/png', pngWithoutMetadata(bytes))
  if (startsWith(bytes, 'RIFF') && latin(bytes, 8, 12) === 'WEBP')
    return picture('image/webp', webpWithoutMetadata(bytes))
  return fault('kind')
}

function verdict(mediaType: MediaType, bytes: Uint8Array, reason: FileFault | null): CheckedFile {
  return reason ? fault(reason) : { ok: true, mediaType, bytes }
}

function picture(mediaType: MediaType, bytes: Uint8Array | null): CheckedFile {
  return bytes ? { ok: true, mediaType, bytes } : fault('damaged')
}

function fault(reason: FileFault): CheckedFile {
  return { ok: false, reason }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return latin(bytes, 0, text.length) === text
}

/** Bytes as characters of the same numbers. */
export function latin(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)
}
