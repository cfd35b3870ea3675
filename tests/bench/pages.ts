/** One page of each kind, at addresses of the inventory's own content. */
export const pages = {
  home: '/',
  agency: '/agencies/unodc',
  activity: '/activities/rules-for-women-prisoners-drafted',
  story: '/stories/honduras-mediators-stop-lethal-violence',
  'list of activities': '/activities',
  'filtered list': '/activities?agency=unodc&measure=training',
} as const

export type PageName = keyof typeof pages

/** Pages that show the newest entries, so that generated ones tell whether they have been made anew. */
export const showNewest: PageName[] = ['home', 'agency', 'list of activities']

/** The slugs of generated entries begin so, which tells them from the inventory's own. */
export const generatedSlug = 'generated-'

/** What Chromium and Firefox send. */
export const acceptEncoding = 'gzip, deflate, br, zstd'

/** Asks for a page as a browser does. The body is decompressed. */
export async function fetchPage(
  url: string,
  encoding = acceptEncoding,
): Promise<{ status: number; etag: string | undefined; text: string }> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': encoding }, redirect: 'manual' })
  return {
    status: answer.status,
    etag: answer.headers.get('etag') ?? undefined,
    text: await answer.text(),
  }
}
