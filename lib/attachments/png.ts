import { hasGoodSize } from './jpeg.ts'

const signatureLength = 8
/** What belongs to the picture and its animation; texts, times and what cameras write do not. */
const kept = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT'],
])

/** A PNG without texts and what stands behind it; null where it is none (ISO/IEC 15948, 5). */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [bytes.subarray(0, signatureLength)]
  let at = signatureLength
  for (let index = 0; at + 12 <= bytes.length; index += 1) {
    const length = view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    const end = at + 12 + length
    if (end > bytes.length) return null
    if (index === 0 && !(type === 'IHDR' && length === 13)) return null
    if (index === 0 && !hasGoodSize(view.getUint32(at + 8), view.getUint32(at + 12))) return null
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}
