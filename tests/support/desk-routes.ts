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

/** What the pages of the desk are of: identifiers. */
export type Places = { activity: string; story: string; result: string; person: string; agency: string }

/** The address of a route of the desk at these places. */
export function deskRouteAddress(route: string, at: Places): string {
  const path = route.replace(
    /\[(\w+)\]/g,
    (_, name) => (name === 'id' ? at[whatIn(route)] : values[name]) ?? '',
  )
  if (route !== '/desk/nothing-to-report') return path
  return `${path}?${new URLSearchParams({ period: values.period ?? '', agency: at.agency })}`
}

/** What the identifier in a route is of. Pages for documents of every kind have that of an activity. */
function whatIn(route: string): keyof Places {
  if (route.includes('/people/')) return 'person'
  if (route.includes('/stories/')) return 'story'
  return route.includes('/results/') ? 'result' : 'activity'
}
