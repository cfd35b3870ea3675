import { readdirSync } from 'node:fs'

/** Routes that are no pages: data, feeds, probes and files that are made. */
const routes = [
  /^\/api\/(?:v1|suggestions|auth)(?:\/|$)/,
  /^\/feeds\/activities\.atom$/,
  /^\/files\/[^/]+$/,
  /^\/(?:healthz|readyz)$/,
  /^\/(?:robots\.txt|sitemap\.xml|sitemaps\/(?:pages|activities-[1-9]\d{0,4})\.xml)$/,
]

/**
 * Finds out, once, what there is beside pages in a project that is built, and gives back what tells whether there is
 * anything at an address (a path without its query). Next would take what is not there for a page in a language that
 * it does not know, and fail.
 */
export function knownFiles(project: string): (path: string) => boolean {
  const files = new Set([
    ...filesUnder(`${project}/public`).map((file) => `/${file}`),
    ...filesUnder(`${project}/.next/static`).map((file) => `/_next/static/${file}`),
  ])
  return (path) => routes.some((route) => route.test(path)) || files.has(decodeURIComponent(path))
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
}
