import { readdirSync } from 'node:fs'

/** The pages and routes of the desk, by their folders, as their addresses stand in the router. */
export const deskRoutes = readdirSync('app/[locale]/(desk)', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file.replace(/\/?(?:page\.tsx|route\.ts)$/, '')}`)
  .sort()

/** Routes that are no pages: they change something, or send a file. */
export const noPages = [
  '/desk/attachments/[token]',
  '/desk/audit/head.json',
  '/desk/documents/[id]/working-copy',
  '/desk/periods/[period]/coverage.csv',
  '/desk/sign-out',
]

/** What stands in an address for each part in brackets, where nothing else is asked for. */
const values: Record<string, string> = {
  agency: 'unodc',
  measure: 'training',
  field: 'title',
  language: 'en',
  period: '2026-01--2026-12',
  asked: 'refusal',
  token: 'x'.repeat(32),
  slug: 'unodc',
}

/** The address of a route of the desk for one document, one person and one agency. */
export function deskRouteAddress(
  route: string,
  { document, person, agency }: { document: string; person: string; agency: string },
): string {
  const path = route.replace(/\[(\w+)\]/g, (_, name) =>
    name === 'id' ? (route.includes('/people/') ? person : document) : (values[name] ?? ''),
  )
  if (route !== '/desk/nothing-to-report') return path
  return `${path}?${new URLSearchParams({ period: values.period ?? '', agency })}`
}
