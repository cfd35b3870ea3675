/**
 * A JPEG without what cameras and programs write beside the picture: where and when it was taken, with what, by whom,
 * a small copy of what was cut away, and whatever stands behind it. Which side is up stays. Null where it is none
 * (ISO/IEC 10918-1, B.1.1).
 */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  let hasFrame = false
  let orientation = 1
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (!hasGoodSize(view.getUint16(at + 5), view.getUint16(at + 7))) return null
      hasFrame = true
    }
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation
    if (isKept(marker, segment)) parts.push(segment)
    at = end
    if (marker !== 0xda) continue
    const next = endOfScan(bytes, at)
    parts.push(bytes.subarray(at, next))
    at = next
  }
  if (!hasFrame || bytes[at] !== 0xff || bytes[at + 1] !== 0xd9) return null
  if (orientation !== 1) parts.splice(1, 0, orientationSegment(orientation))
  return Buffer.concat([...parts, Uint8Array.of(0xff, 0xd9)])
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Nothing that browsers cannot hold: 50 million points. */
export function hasGoodSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= 20_000 && height <= 20_000 && width * height <= 50_000_000
}

/** Of what programs add, the JFIF head, colour profiles and Adobe's colour transform belong to the picture. */
function isKept(marker: number, segment: Uint8Array): boolean {
  const name = Buffer.from(segment.subarray(4, 18)).toString('latin1')
  if (marker === 0xe0) return name.startsWith('JFIF\0')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0')
  if (marker === 0xee) return name.startsWith('Adobe')
  return marker < 0xe0 || (marker > 0xef && marker !== 0xfe)
}

/** Within a scan, 0xff is followed by 0x00 or the marker of a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const next = bytes[at + 1] ?? 0xd9
    if (next !== 0x00 && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 2
  }
}

/** Tag 0x0112 of the first directory (Exif 3.0, 4.6.4), or null. */
function orientationIn(segment: Uint8Array): number | null {
  const name = Buffer.from(segment.subarray(4, 10)).toString('latin1')
  if (name !== 'Exif\0\0' || segment.length < 24) return null
  const tiff = segment.subarray(10)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const isLittle = tiff[0] === 0x49
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > tiff.length) return null
  const count = Math.min(view.getUint16(directory, isLittle), 100)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.length) return null
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An Exif head that says which side is up, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  return Uint8Array.of(0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff)
}
