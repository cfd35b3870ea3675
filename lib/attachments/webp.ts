const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const pictures = new Set(['VP8 ', 'VP8L', 'ANMF'])
/** In the head of an extended file: that Exif and XMP follow (RFC 9649, 2.7). */
const saysMetadata = 0b0000_1100

/** A WebP without what cameras and programs write beside the picture, and what stands behind it; null where it is none. */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 20) return null
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return null
  const parts: Uint8Array[] = []
  let hasPicture = false
  for (let at = 12; at + 8 <= end; ) {
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return null
    const chunk = Uint8Array.from(bytes.subarray(at, Math.min(next, end)))
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~saysMetadata
    if (kept.has(type)) parts.push(chunk)
    hasPicture ||= pictures.has(type)
    at = next
  }
  if (!hasPicture) return null
  const body = Buffer.concat(parts)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}
