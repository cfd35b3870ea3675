import { type MediaType, mediaTypes } from './check.ts'

const longest = 100
const known = /\.(?:pdf|docx?|docm|jpe?g|png|webp)$/i

/**
 * The name under which a file is kept and sent: the last part of what it was called, without characters that mean
 * something elsewhere, with the ending of what it is.
 */
export function fileNameOf(given: string, mediaType: MediaType): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}"'`<>:|?*%;]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(known, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const base = [...plain].slice(0, longest).join('').trim() || 'file'
  return `${base}.${mediaTypes[mediaType]}`
}

/** What says in a response how a file is to be called (RFC 6266): in plain letters, and as it is. */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
