import { disposition } from './file-name.ts'

type SentFile = { name: string; mediaType: string; bytes: Uint8Array }

/**
 * A file as it is sent: pictures are shown, everything else is saved. It is what it says and nothing else, and runs
 * nothing even when it is opened by itself (OWASP ASVS 5.0, 5.4.1).
 */
export function fileResponse(file: SentFile | null, headers: Record<string, string>): Response {
  if (!file) {
    const problem = { type: 'about:blank', title: 'Not Found', status: 404 }
    return Response.json(problem, {
      status: 404,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    })
  }
  const kind = file.mediaType.startsWith('image/') ? 'inline' : 'attachment'
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': disposition(kind, file.name),
      'Content-Length': String(file.bytes.length),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  })
}
